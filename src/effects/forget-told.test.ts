import { describe, expect, it } from '@jest/globals';
import { aWork } from '../../tests/harness/work.ts';
import { jobNames } from '../jobs/queue.ts';
import { inTransaction } from '../storage/transaction.ts';
import { forgetTold } from './forget-told.ts';
import { orderEffect } from './order.ts';
import { runEffect } from './run.ts';
import type { Outcome } from './settle.ts';

const { app, aDeal } = await aWork();
const trouble = { problem: 'It failed.', todo: 'Look.' };
const outcomes: Outcome[] = [
  { kind: 'done' },
  { kind: 'uncertain', ...trouble },
  { kind: 'needs-attention', ...trouble },
  { kind: 'again', afterSeconds: 1, because: 'It failed.' },
];

/** A deal with an effect of every kind in every state. */
async function aDealWithAll(): Promise<string> {
  const { id: handoverId } = await aDeal();
  for (const kind of jobNames) {
    for (const outcome of outcomes) {
      const key = `${kind}/${handoverId}/${outcome.kind}`;
      const order = { key, handoverId, kind, what: 'Tell somebody', request: {} };
      await inTransaction(app.db, async (tx) => await orderEffect(app, tx, order));
      await runEffect(app, key, async () => await Promise.resolve(outcome));
    }
  }
  return handoverId;
}

async function effectsOf(handoverId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom('effect')
    .select('key')
    .where('handover_id', '=', handoverId)
    .execute();
  return rows.map(({ key }) => key.replace(`/${handoverId}`, '')).toSorted();
}

describe('what was told in handovers that are over', () => {
  it('goes when it was told; folders, invitations and whatever needs a person stay', async () => {
    const [over, other] = [await aDealWithAll(), await aDealWithAll()];
    const before = await effectsOf(other);
    expect(await forgetTold(app, [over])).toBe(3);
    const told = ['notice/done', 'question-card/done', 'handover-card/done'];
    expect(await effectsOf(over)).toEqual(before.filter((key) => !told.includes(key)));
    expect(await effectsOf(other)).toEqual(before);
    expect(await forgetTold(app, [over])).toBe(0);
  });
});
