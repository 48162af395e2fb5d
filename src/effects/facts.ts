import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';
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
  return part.map(attentionOf);
}

function attentionOf({ key, what, problem, todo, state }: Troubled): Attention {
  return {
    key,
    what: problem === null ? what : `${what}: ${problem}`,
    todo: todo ?? '',
    canRetry: state === 'needs-attention',
  };
}

/** As `attentionPart`, with the kind of each and since when; cards and notices wait for nobody. */
export const troublePart = jsonArrayFrom(
  ofHandover
    .selectFrom('effect')
    .select(['key', 'kind', 'what', 'problem', 'todo', 'state', 'settled_at', 'ordered_at'])
    .whereRef('effect.handover_id', '=', 'handover.id')
    .where('state', 'in', ['uncertain', 'needs-attention'])
    .where('kind', 'in', ['folders', 'invitation'])
    .orderBy('ordered_at'),
).as('trouble');

type TroubleRow = Troubled & { kind: string; settled_at: string | null; ordered_at: string };

/** Something that gave up, of which kind it is and since when. */
export type Trouble = Attention & { kind: string; since: string };

/** What gave up, from that part. */
export function troubleFrom(part: readonly TroubleRow[]): Trouble[] {
  return part.map((row) => {
    const { kind, settled_at, ordered_at } = fromJson(row, ['settled_at', 'ordered_at']);
    return { ...attentionOf(row), kind, since: settled_at ?? ordered_at };
  });
}
