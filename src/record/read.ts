import type { App } from '../app.ts';
import { accessOf, type Access, type Actor, type Member } from '../people/access.ts';
import { membersOrNull } from '../people/roster.ts';
import type { Template } from '../templates/model.ts';
import { selectHandovers, type HandoverRow } from './facts.ts';
import { refusalFor } from './refusals.ts';
import { marksParts, type Marks } from './tag.ts';

/** A handover opened for one reader. */
export type Opened = {
  app: App;
  db: App['db'];
  actor: Actor;
  access: Access;
  handover: HandoverRow;
  /** The one it started with. */
  template: Template;
  /** What else moves the tag of what is shown. */
  marks: Marks;
};

/** What presenting needs, before and after a change alike. */
export type Reading = Pick<Opened, 'db' | 'access' | 'handover' | 'template'>;

/** What a person is to a handover, from the roles read with it and the team's roster. */
export function accessTo(
  app: App,
  actor: Actor,
  about: { handover: HandoverRow; members: readonly Member[] | null },
): Access {
  const { tenant_id: tenantId, holders, contacts } = about.handover;
  const { deliveryHeads } = app.settings;
  return accessOf(actor, { tenantId, holders, contacts, deliveryHeads, members: about.members });
}

/**
 * Opens a handover for reading by somebody who is something to it.
 * @throws Refusal not_found for strangers and for ids that don't exist, in the same words.
 */
export async function open(app: App, actor: Actor, handoverId: string): Promise<Opened> {
  const found = await readMarked(app.db, { tenantId: actor.tenantId, id: handoverId });
  if (!found) throw refusalFor('not_found');
  const { handover, marks } = found;
  const members = await membersOrNull(app.roster, handover.team_id);
  const access = accessTo(app, actor, { handover, members });
  if (access.standing === 'stranger') throw refusalFor('not_found');
  const template = app.templates.of(handover);
  return { app, db: app.db, actor, access, handover, template, marks };
}

async function readMarked(db: App['db'], where: { tenantId: string; id: string }) {
  const row = await selectHandovers(db)
    .select(marksParts)
    .where('handover.id', '=', where.id)
    .where('handover.tenant_id', '=', where.tenantId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { knownAt, sharedNumber, shownNames, ...handover } = row;
  return { handover: handover as HandoverRow, marks: { knownAt, sharedNumber, shownNames } };
}

/** Opens a handover for our own side only. @throws Refusal not_found, or role_required for clients. */
export async function openInternal(app: App, actor: Actor, handoverId: string): Promise<Opened> {
  const opened = await open(app, actor, handoverId);
  if (opened.access.standing !== 'internal') throw refusalFor('role_required');
  return opened;
}
