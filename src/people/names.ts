import { sql, type Kysely } from 'kysely';
import type { Database } from '../storage/tables.ts';
import type { ByColumns, Person } from './actor.ts';
import type { Party, PersonRef, Role } from './model.ts';

/** Turns person ids into what a screen shows; null stays null, somebody unknown keeps a plain word. */
export type People = {
  ref(personId: string): PersonRef;
  maybe(personId: string | null): PersonRef | null;
  /** Whoever acted, from what is stored of them; null for the service. */
  by(stored: ByColumns): PersonRef | null;
};

/** The people named on a handover, whoever was removed among them: what they did stays theirs. */
type Named = {
  holders: readonly { role: Role; personId: string }[];
  contacts: readonly { id: string; name: string }[];
};

const partyByRole: Record<Role, Party> = {
  'sales-owner': 'sales',
  'tech-lead': 'tech',
  'project-manager': 'tech',
  'delivery-head': 'tech',
};

/** Builds `People` from names already read, and the roles and contacts of a handover. */
export function peopleFrom(
  names: ReadonlyMap<string, string>,
  { holders, contacts }: Named,
): People {
  const ref = (personId: string): PersonRef => {
    const held = holders.find((holder) => holder.personId === personId);
    return {
      id: personId,
      name: names.get(personId) ?? 'A colleague',
      party: held ? partyByRole[held.role] : null,
    };
  };
  const maybe = (personId: string | null) => (personId === null ? null : ref(personId));
  const contact = (id: string): PersonRef => {
    const known = contacts.find((one) => one.id === id);
    return { id, name: known?.name ?? 'Somebody at the client', party: 'client' };
  };
  const by = ({ by_kind: kind, by: id }: ByColumns) =>
    kind === 'contact' && id !== null ? contact(id) : maybe(id);
  return { ref, maybe, by };
}

/** Reads the names of a tenant's people, in one query; ids without a person are left out. */
export async function readNames(
  db: Kysely<Database>,
  tenantId: string,
  personIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(personIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
}

/** The zone in which somebody lives, as Teams last said; null where it is not known, or for nobody. */
export async function zoneOf(
  db: Kysely<Database>,
  tenantId: string,
  personId: string | null,
): Promise<string | null> {
  if (personId === null) return null;
  const row = await db
    .selectFrom('person')
    .select('time_zone')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.time_zone ?? null;
}

/** By the clock that all instances share: the next one is later than every one before. */
const latest = sql<string>`clock_timestamp()`;

type Seen = Pick<Person, 'tenantId' | 'personId' | 'name'>;

/** Remembers people as they were last seen; a known mail address or zone is never forgotten. */
export async function rememberPeople(
  db: Kysely<Database>,
  people: readonly (Seen & { mail?: string | null; timeZone?: string | null })[],
  at: string,
): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto('person')
    .values(
      people.map((person) => ({
        tenant_id: person.tenantId,
        person_id: person.personId,
        name: person.name,
        mail: person.mail ?? null,
        time_zone: person.timeZone ?? null,
        seen_at: at,
        known_at: latest,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'person_id']).doUpdateSet((set) => ({
        name: set.ref('excluded.name'),
        mail: set.fn.coalesce(set.ref('excluded.mail'), set.ref('person.mail')),
        time_zone: set.fn.coalesce(set.ref('excluded.time_zone'), set.ref('person.time_zone')),
        seen_at: set.ref('excluded.seen_at'),
        known_at: sql<string>`case when (excluded.name, coalesce(excluded.mail, person.mail))
          is distinct from (person.name, person.mail) then ${latest} else person.known_at end`,
      })),
    )
    .execute();
}
