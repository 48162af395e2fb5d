import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import { orderEffect } from '../effects/order.ts';
import { inTransaction } from '../storage/transaction.ts';
import { writeAudit } from './audit.ts';
import { state, type State } from './model.ts';
import { quietDays, quietHandovers } from './quiet-handovers.ts';

const { app, at, aDeal } = await aWork();
const last = '2026-06-01T09:00:00.000Z';
const enough = `2026-08-30T09:00:00.001Z`;

/** A deal in this state whose last change was then. */
async function aDealIn(one: State, changed = last): Promise<string> {
  const { id } = await aDeal({ handover: aHandover({ state: one, created_at: changed }) });
  await inTransaction(app.db, async (tx) => {
    const line = { text: 'Something changed', page: 'overview' as const };
    const by = { by: { kind: 'person', id: ids.riya } as const, verb: 'accept', version: 1 };
    await writeAudit(tx, { handoverId: id, at: changed, ...by, ...line });
  });
  return id;
}

async function pagesOfQuiet(): Promise<string[][]> {
  const pages: string[][] = [];
  for await (const page of quietHandovers(app)) pages.push(page);
  return pages;
}
const quiet = async () => (await pagesOfQuiet()).flat();

describe('handovers that are over and quiet', () => {
  it('are those that are closed or cancelled, and none that goes on', async () => {
    const made = new Map<State, string>();
    for (const one of state.options) made.set(one, await aDealIn(one));
    at(enough);
    expect((await quiet()).toSorted()).toEqual(
      [made.get('closed') ?? '', made.get('cancelled') ?? ''].toSorted(),
    );
  });

  it('are quiet since their last change, for a quarter, and wait for nothing outside', async () => {
    at(enough);
    const before = await quiet();
    const [changed, waiting] = [await aDealIn('closed', enough), await aDealIn('closed')];
    await inTransaction(app.db, async (tx) => {
      const order = { key: `notice/${waiting}`, handoverId: waiting, what: 'Tell', request: {} };
      await orderEffect(app, tx, { ...order, kind: 'notice' });
    });
    expect(await quiet()).toEqual(before);
    at('2026-08-30T09:00:00.000Z');
    expect(quietDays).toBe(90);
    expect(await quiet()).toEqual([]);
    at('2027-01-01T09:00:00Z');
    expect((await quiet()).toSorted()).toEqual([...before, changed].toSorted());
  });

  it('come some at a time, every one once', async () => {
    for (let count = 0; count < 101; count += 1) await aDealIn('cancelled');
    at('2027-01-01T09:00:00Z');
    const pages = await pagesOfQuiet();
    expect(pages.length).toBeGreaterThan(2);
    const all = pages.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(100);
  });
});
