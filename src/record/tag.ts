import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { App } from '../app.ts';
import type { Access } from '../people/access.ts';
import { ofHandover } from '../storage/json-part.ts';
import { dayOf } from '../working-days.ts';
import type { HandoverRow } from './facts.ts';

/** What moves a page of a handover without being in its own row; read with it, in the same query. */
export type Marks = {
  /** When the name or address of one of the tenant's people last changed, to the microsecond; null while none is known. */
  knownAt: string | null;
  /** Which text the client is shown; null while it is none. */
  shownText: string | null;
  /** How much the client has said on their page. */
  clientSaid: number;
  /** The names that the client's page shows. */
  shownNames: readonly { role: string; name: string }[];
};

/** A handover opened for a reader, as far as the tag depends on it. */
type Opened = {
  app: Pick<App, 'clock' | 'settings' | 'edition'>;
  access: Access;
  handover: HandoverRow;
  marks: Marks;
};

const knownAt = ofHandover
  .selectFrom('person')
  .select((person) => person.cast<string | null>(person.fn.max('known_at'), 'text').as('at'))
  .whereRef('person.tenant_id', '=', 'handover.tenant_id');

const shownText = ofHandover
  .selectFrom('frozen_version')
  .select(sql<string>`kind || '/' || number`.as('shown'))
  .whereRef('frozen_version.handover_id', '=', 'handover.id')
  .where(
    'kind',
    '=',
    sql<string>`case when handover.accepted_at is null then 'shared' else 'accepted' end`,
  )
  .where('taken_back_at', 'is', null)
  .orderBy('at', 'desc')
  .limit(1);

const clientSaid = ofHandover
  .selectFrom('question')
  .select((question) => question.cast<number>(question.fn.countAll(), 'integer').as('said'))
  .whereRef('question.handover_id', '=', 'handover.id')
  .where('asked_party', '=', 'client');

const shownNames = jsonArrayFrom(
  ofHandover
    .selectFrom('role_holder')
    .innerJoin('person', (join) =>
      join
        .onRef('person.person_id', '=', 'role_holder.person_id')
        .onRef('person.tenant_id', '=', 'handover.tenant_id'),
    )
    .select(['role', 'name'])
    .whereRef('role_holder.handover_id', '=', 'handover.id')
    .where('role', 'in', ['sales-owner', 'project-manager'])
    .orderBy('role'),
);

/** The marks as parts of the statement that reads the handover. */
export const marksParts = [
  knownAt.as('knownAt'),
  shownText.as('shownText'),
  clientSaid.as('clientSaid'),
  shownNames.as('shownNames'),
] as const;

/**
 * The entity tag of whatever is read of this handover at one address: as long as it stays, so does what
 * is shown. A client's is made of the client's page alone, so that it never moves with our work (CF02).
 */
export function tagOf(opened: Opened): string {
  const { standing } = opened.access;
  const moving = standing === 'client' ? clientsOwn(opened) : ours(opened);
  const parts = JSON.stringify([opened.app.edition, standing, ...moving]);
  return `W/"${createHash('sha256').update(parts).digest('base64url').slice(0, 22)}"`;
}

function clientsOwn({ handover, marks }: Opened): unknown[] {
  const { template_id: templateId, template_version: templateVersion } = handover;
  const { shownText: shown, clientSaid: said, shownNames: names } = marks;
  const unshared = shown === null ? handover.project : null;
  const isOver = handover.state === 'closed' || handover.state === 'cancelled';
  return [templateId, templateVersion, shown, unshared, said, isOver, names];
}

function ours({ app, access, handover, marks }: Opened): unknown[] {
  const { template_id: templateId, template_version: templateVersion } = handover;
  // Views count working days and hours of the installation's own days.
  const today = dayOf(app.clock.now(), app.settings.timeZone);
  const roles = access.roles.toSorted();
  const moved = [handover.version, handover.signalled, marks.knownAt];
  return [templateId, templateVersion, ...moved, access.personId, roles, today];
}
