import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { iso, type Clock } from '../clock.ts';
import type { Database } from '../storage/tables.ts';
import type { Person } from './actor.ts';
import { rememberPeople } from './names.ts';

/** Whoever is forgotten is written down once more. */
const mostPeople = 10_000;

/** Remembers who signed in, under the name Entra gives, and their zone; written once for each and process. */
export function rememberSeen(world: {
  db: Kysely<Database>;
  clock: Clock;
}): (actor: Person) => Promise<void> {
  const known = new LRUCache<string, { name: string; timeZone: string | undefined }>({
    max: mostPeople,
  });
  return async (actor) => {
    const id = `${actor.tenantId}/${actor.personId}`;
    const before = known.get(id);
    const now = { name: actor.name, timeZone: actor.timeZone ?? before?.timeZone };
    if (before?.name === now.name && before.timeZone === now.timeZone) return;
    await rememberPeople(world.db, [actor], iso(world.clock.now()));
    known.set(id, now);
  };
}
