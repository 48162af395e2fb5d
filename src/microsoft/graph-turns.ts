import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../storage/tables.ts';
import { longestMs } from './outbound.ts';

/** A place that all instances share: a mailbox or a team, and how many calls may be with it at once. */
export type Place = {
  name: string;
  turns: number;
  /** How long a turn stays taken after its call. */
  restMs: number;
};

/**
 * After this a turn is free whoever took it, so that a killed instance keeps none: a call, and
 * before it a new token, each of which the way out gives up after its time.
 */
export const leaseMs = 2 * longestMs;

/**
 * Takes a free turn of the place with one statement; gives its holder, null when none is free. Two that reach
 * for the same turn at once: the later one gets none, and asks again. The time is the database's,
 * because the clocks of instances differ, and none of them outlives a kill.
 * @throws DatabaseUnavailable
 */
export async function takeTurn(db: Kysely<Database>, place: Place): Promise<string | null> {
  const holder = randomUUID();
  const { rows } = await sql`
    insert into graph_turn as taken (place, turn, holder, free_at)
    select ${place.name}, number, ${holder}, ${after(leaseMs)}
    from generate_series(1, ${place.turns}::integer) as number
    where not exists (
      select from graph_turn as held
      where held.place = ${place.name} and held.turn = number and held.free_at > clock_timestamp()
    )
    order by random() limit 1
    on conflict (place, turn) do update set holder = excluded.holder, free_at = excluded.free_at
    where taken.free_at <= clock_timestamp()
    returning turn`.execute(db);
  return rows.length > 0 ? holder : null;
}

/** Gives a turn back once it has rested; one that went to somebody else meanwhile is left alone. */
export async function giveTurnBack(
  db: Kysely<Database>,
  place: Place,
  holder: string,
): Promise<void> {
  await sql`
    update graph_turn set free_at = ${after(place.restMs)}
    where place = ${place.name} and holder = ${holder}`.execute(db);
}

/** Forgets the turns of places that nobody called since yesterday: a person's mailbox is named there. */
export async function forgetTurns(db: Kysely<Database>): Promise<void> {
  await sql`delete from graph_turn where free_at < clock_timestamp() - interval '1 day'`.execute(
    db,
  );
}

function after(ms: number) {
  return sql`clock_timestamp() + ${ms}::integer * interval '1 millisecond'`;
}
