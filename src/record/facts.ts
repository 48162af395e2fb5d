import type { Kysely, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Role } from '../people/model.ts';
import { ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { Depth, State } from './model.ts';

export type Holder = { role: Role; personId: string };
export type ContactRow = {
  id: string;
  name: string;
  mail: string;
  timeZone: string | null;
  personId: string | null;
  /** Since when they are no contact any more; the id stays that of whoever acted. */
  removedAt: string | null;
};
/** A handover as it is stored, with the people named on it. */
export type HandoverRow = Omit<Selectable<Database['handover']>, 'state' | 'depth'> & {
  state: State;
  depth: Depth;
  holders: readonly Holder[];
  contacts: readonly ContactRow[];
};

const holdersPart = jsonArrayFrom(
  ofHandover
    .selectFrom('role_holder')
    .select(['role', 'person_id as personId'])
    .whereRef('handover_id', '=', 'handover.id'),
).as('holders');

const contactsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('client_contact')
    .select(['id', 'name', 'mail', 'time_zone as timeZone', 'person_id as personId'])
    .select('removed_at as removedAt')
    .whereRef('handover_id', '=', 'handover.id')
    .orderBy('added_at'),
).as('contacts');

/** Handovers with their named people; the caller adds what narrows them down. */
export function selectHandovers(db: Kysely<Database>) {
  return db.selectFrom('handover').selectAll('handover').select([holdersPart, contactsPart]);
}
