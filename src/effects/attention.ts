import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { ofHandover } from '../storage/json-part.ts';
import type { Attention } from './model.ts';

/** Effects of a handover that gave up or whose outcome nobody knows, as a part of one statement. */
export const attentionPart = jsonArrayFrom(
  ofHandover
    .selectFrom('effect')
    .select(['key', 'what', 'problem', 'todo', 'state'])
    .whereRef('effect.handover_id', '=', 'handover.id')
    .where('state', 'in', ['uncertain', 'needs-attention'])
    .orderBy('ordered_at'),
).as('attention');

type Troubled = {
  key: string;
  what: string;
  problem: string | null;
  todo: string | null;
  state: string;
};

/** What asks for a person's attention, from that part. */
export function attentionFrom(part: readonly Troubled[]): Attention[] {
  return part.map((row) => ({
    key: row.key,
    what: row.problem === null ? row.what : `${row.what}: ${row.problem}`,
    todo: row.todo ?? '',
    canRetry: row.state === 'needs-attention',
  }));
}
