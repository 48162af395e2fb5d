import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { iso, type Clock } from '../clock.ts';
import type { Database } from '../storage/tables.ts';
import type { Person } from './actor.ts';
import { rememberPeople } from './names.ts';

/** Whoever is forgotten is written down once more. */
const mostPeople = 10_000;

/** Remembers who signed in, under the name Entra gives; written once for each name and process. */
export function rememberSeen(world: {
  db: Kysely<Database>;
  clock: Clock;
}): (actor: Person) => Promise<void> {
  const known = new LRUCache<string, string>({ max: mostPeople });
  return async (actor) => {
    const id = `${actor.tenantId}/${actor.personId}`;
    if (known.get(id) === actor.name) return;
    await rememberPeople(world.db, [actor], iso(world.clock.now()));
    known.set(id, actor.name);
  };
}
