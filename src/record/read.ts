import type { App } from '../app.ts';
import { accessOf, type Access, type Actor, type Member } from '../people/access.ts';
import { membersOrNull } from '../people/roster.ts';
import type { Template } from '../templates/model.ts';
import type { HandoverRow } from './facts.ts';
import { refusalFor } from './refusals.ts';
import { readHandover } from './store.ts';

/** A handover opened for one reader. */
export type Opened = {
  app: App;
  db: App['db'];
  actor: Actor;
  access: Access;
  handover: HandoverRow;
  /** The one it started with. */
  template: Template;
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
  const handover = await readHandover(app.db, { tenantId: actor.tenantId, id: handoverId });
  if (!handover) throw refusalFor('not_found');
  const members = await membersOrNull(app.roster, handover.team_id);
  const access = accessTo(app, actor, { handover, members });
  if (access.standing === 'stranger') throw refusalFor('not_found');
  return { app, db: app.db, actor, access, handover, template: app.templates.of(handover) };
}

/** Opens a handover for our own side only. @throws Refusal not_found, or role_required for clients. */
export async function openInternal(app: App, actor: Actor, handoverId: string): Promise<Opened> {
  const opened = await open(app, actor, handoverId);
  if (opened.access.standing !== 'internal') throw refusalFor('role_required');
  return opened;
}
