import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { App, Tx } from '../app.ts';
import { iso } from '../clock.ts';
import { Refusal } from '../refusal.ts';

/** `input` is everything that tells one intent from another, the handover it is about included. */
type Intent = { key: string; personId: string; input: object };

/**
 * Does something once per Idempotency-Key and person: a repetition gets the first answer, another
 * input under the same key is refused (draft-ietf-httpapi-idempotency-key).
 */
export async function once<T extends object>(
  app: App,
  db: Tx,
  intent: Intent & { act(): Promise<T> },
): Promise<T> {
  const { key, personId } = intent;
  const digest = createHash('sha256').update(JSON.stringify(intent.input)).digest('hex');
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
  const known = await db
    .selectFrom('request_key')
    .select(['digest', 'answer'])
    .where('key', '=', key)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (known && known.digest !== digest) {
    throw new Refusal(
      'idempotency_key_reused',
      'This key belongs to another request. Use a new one.',
    );
  }
  if (known) return known.answer as T;
  const answer = await intent.act();
  const at = iso(app.clock.now());
  await db
    .insertInto('request_key')
    .values({ key, person_id: personId, digest, answer: JSON.stringify(answer), at })
    .execute();
  return answer;
}
