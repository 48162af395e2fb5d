import type { App } from '../app.ts';
import { accessOf, type Access, type Known, type Member } from '../people/access.ts';
import type { Actor } from '../people/actor.ts';
import { membersOrNull } from '../people/roster.ts';
import { wordedOnce } from '../storage/worded-once.ts';
import type { Template } from '../templates/model.ts';
import { selectHandovers, type HandoverRow } from './facts.ts';
import { whyNot } from './permissions.ts';
import { refusalFor } from './refusals.ts';
import { marksParts, type Marks } from './tag.ts';

/** A handover opened for one reader. */
export type Opened = {
  app: App;
  db: App['db'];
  access: Access;
  handover: HandoverRow;
  /** The one it started with. */
  template: Template;
  /** What else moves the tag of what is shown. */
  marks: Marks;
};

/** What presenting needs, before and after a change alike. */
export type Reading = Pick<Opened, 'db' | 'access' | 'handover' | 'template'>;

/** What an actor is to a handover, from the roles read with it and the team's roster. */
export function accessTo(
  app: App,
  actor: Actor,
  about: { handover: HandoverRow; members: readonly Member[] | null },
): Access {
  const { tenant_id: tenantId, holders, contacts } = about.handover;
  const { deliveryHeads } = app.settings;
  return accessOf(actor, { tenantId, holders, contacts, deliveryHeads, members: about.members });
}

/** The same for somebody who is something to it. @throws Refusal not_found for strangers. */
export function knownTo(app: App, actor: Actor, about: Parameters<typeof accessTo>[2]): Known {
  const access = accessTo(app, actor, about);
  if (access.standing === 'stranger') throw refusalFor('not_found');
  return access;
}

/**
 * Opens a handover for reading by somebody who is something to it.
 * @throws Refusal not_found for strangers and for ids that don't exist, in the same words;
 * role_required for the service, which reads nothing by itself.
 */
export async function open(app: App, actor: Actor, handoverId: string): Promise<Opened> {
  const found = await readMarked(app.db, { tenantId: actor.tenantId, id: handoverId });
  if (!found) throw refusalFor('not_found');
  const { handover, marks } = found;
  const members = await membersOrNull(app.roster, handover.team_id);
  const access = knownTo(app, actor, { handover, members });
  const refused = whyNot('open', access, handover.state);
  if (refused) throw refusalFor(refused, handover.state);
  const template = app.templates.of(handover);
  return { app, db: app.db, access, handover, template, marks };
}

const readRow = wordedOnce(['tenantId', 'id'], (db, { tenantId, id }) =>
  selectHandovers(db)
    .select(marksParts)
    .where('handover.id', '=', id)
    .where('handover.tenant_id', '=', tenantId),
);

async function readMarked(db: App['db'], where: { tenantId: string; id: string }) {
  const row = await readRow(db, where);
  if (!row) return undefined;
  const { knownAt, shownText, clientSaid, shownNames, ...handover } = row;
  const said = clientSaid ?? 0;
  const marks = { knownAt, shownText, clientSaid: said, shownNames };
  return { handover: handover as HandoverRow, marks };
}

/** Opens a handover for our own side only. @throws Refusal not_found, or role_required for clients. */
export async function openInternal(app: App, actor: Actor, handoverId: string): Promise<Opened> {
  const opened = await open(app, actor, handoverId);
  const refused = whyNot('read', opened.access, opened.handover.state);
  if (refused) throw refusalFor(refused);
  return opened;
}
