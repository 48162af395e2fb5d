import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, anItem, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import { openInternal } from '../record/read.ts';
import { bringBack } from './bring-back.ts';
import { readItems } from './facts.ts';
import type { SaveItemInput } from './model.ts';
import { readItemHistory } from './read-revision.ts';
import { saveItem } from './save-item.ts';

const { app, as, at, came, aDeal } = await aWork();
const goals = 'goals.business';
const features = 'scope.features';
const text = (said: string, source?: string): SaveItemInput => {
  return { kind: 'text', text: said, ...(source === undefined ? {} : { source }) };
};
let minutes = 0;

async function aDraft(): Promise<string> {
  return (await aDeal({ handover: aHandover(), items: new Map(), promises: [] })).id;
}

/** Two minutes after the last one, unless said otherwise. */
async function save(id: string, input: SaveItemInput, { key = goals, after = 2 } = {}) {
  minutes += after;
  at(new Date(Date.parse('2026-11-24T09:00:00Z') + minutes * 60_000).toISOString());
  const expected = (await readItems(app.db, id)).get(key)?.version ?? 0;
  return await saveItem(app, as('riya'), { handoverId: id, key, expected, input });
}

async function back(id: string, number: number, { key = goals, by = 'riya' as PersonName } = {}) {
  const expected = (await readItems(app.db, id)).get(key)?.version ?? 0;
  const asked = { handoverId: id, key, expected, number };
  return await came(async () => await bringBack(app, as(by), asked));
}

async function history(id: string, key = goals, by: PersonName = 'riya') {
  const opened = await openInternal(app, as(by), id);
  return (await readItemHistory(opened, { key, after: undefined })).revisions;
}
const now = async (id: string, key = goals) => (await readItems(app.db, id)).get(key);

describe('bringing back what an item said', () => {
  it('is an edit like any other: it says it again, with its source, and is in the list of changes', async () => {
    const id = await aDraft();
    await save(id, text('Ship faster.', 'SOW, page 2'));
    await save(id, text('', ''));
    const result = await back(id, 1);
    expect(result).toMatchObject({
      refused: null,
      noted: ['Business goals was brought back to what it said before'],
    });
    expect(await now(id)).toMatchObject({
      text: 'Ship faster.',
      source: 'SOW, page 2',
      status: 'answered',
      version: 3,
    });
  });

  it('keeps what it replaces, however soon: that can be brought back too', async () => {
    const id = await aDraft();
    await save(id, text('First.'));
    await save(id, text('Second, typed a moment ago.'));
    await back(id, 1);
    expect((await history(id)).map(({ after }) => after.text)).toEqual([
      'First.',
      'Second, typed a moment ago.',
      'First.',
    ]);
    await back(id, 2);
    expect((await now(id))?.text).toBe('Second, typed a moment ago.');
  });

  it('is there for what was cleared while typing, without a pause', async () => {
    const id = await aDraft();
    await save(id, text('One stock figure for three warehouses.'));
    await save(id, text(''), { after: 0 });
    await back(id, 1);
    expect((await now(id))?.text).toBe('One stock figure for three warehouses.');
  });

  it('gives rows back under their own ids, so that a promise finds its place again', async () => {
    const id = await aDraft();
    const saved = await save(
      id,
      { kind: 'rows', rows: [{ values: { feature: 'App' } }, { values: { feature: 'Core' } }] },
      { key: features },
    );
    await save(id, { kind: 'rows', rows: [] }, { key: features, after: 0 });
    await back(id, 1, { key: features });
    expect((await now(id, features))?.rows.map((row) => row.id)).toEqual(
      saved.rows.map((row) => row.id),
    );
    await back(id, 2, { key: features });
    expect((await now(id, features))?.rows).toEqual([]);
  });

  it('says again why something did not apply', async () => {
    const id = await aDraft();
    await save(id, { kind: 'not-applicable', reason: 'New system.' });
    await save(id, text('Ship faster.'));
    await back(id, 1);
    expect(await now(id)).toMatchObject({ status: 'not-applicable', reason: 'New system.' });
  });

  it('of what it says already changes nothing', async () => {
    const id = await aDraft();
    await save(id, text('Ship faster.'));
    expect(await back(id, 1)).toMatchObject({ refused: null, noted: [] });
    expect(await history(id)).toHaveLength(1);
  });

  it.each<[PersonName, number, string]>([
    ['tomas', 1, 'role_required'],
    ['li', 1, 'role_required'],
    ['ana', 1, 'role_required'],
    ['nils', 1, 'not_found'],
    ['riya', 2, 'invalid_input'],
  ])('by %s, entry %i: refused with %s', async (by, number, refused) => {
    const id = await aDraft();
    await save(id, text('Ship faster.'));
    expect(await back(id, number, { by })).toMatchObject({ refused, noted: [] });
  });
});

describe('the history of an item', () => {
  it('goes on, page by page, to its first entry', async () => {
    const id = await aDraft();
    for (let number = 1; number <= 12; number += 1) await save(id, text(`Said ${number}`));
    const opened = await openInternal(app, as('riya'), id);
    const first = await readItemHistory(opened, { key: goals, after: undefined });
    expect(first.revisions).toHaveLength(10);
    expect(first.next).toBe('3');
    const rest = await readItemHistory(opened, { key: goals, after: '3' });
    expect(rest).toMatchObject({ revisions: [{ number: 2 }, { number: 1 }], next: null });
  });

  it('CF13 shows the columns a reader may read, and no item that is not theirs', async () => {
    const rows = [{ id: ids.row, values: { system: 'DHL', cost: 'CANARY' } }];
    const integrations = anItem('requirements.integrations', { text: '', rows });
    const price = anItem('commercials.price', { text: 'CANARY' });
    const items = new Map([integrations, price].map((item) => [item.key, item]));
    const { id } = await aDeal({ items, promises: [aPromise()] });
    const shown = await history(id, integrations.key, 'li');
    expect(shown[0]?.after.rows[0]?.[0]).toBe('DHL');
    expect(JSON.stringify(shown)).not.toContain('CANARY');
    await expect(history(id, price.key, 'li')).rejects.toMatchObject({ code: 'not_found' });
  });
});
