import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aHandover, aPromise, anItem, ids } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import { open, openInternal } from '../record/read.ts';
import { readItems } from './facts.ts';
import { markRead } from './mark-read.ts';
import type { SaveItemInput } from './model.ts';
import { readRevision } from './read-revision.ts';
import { saveItem } from './save-item.ts';

const { app, as, aDeal, at } = await aWork();
const start = Date.parse('2026-11-24T09:00:00Z');
const key = 'goals.business';
const instant = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const text = (said: string): SaveItemInput => ({ kind: 'text', text: said });

/** A draft, or a review, in which nobody has touched the business goals. */
async function aFreshDeal(state: 'draft' | 'in-review' = 'draft') {
  return (await aDeal({ handover: aHandover({ state }), items: new Map(), promises: [] })).id;
}

async function save(id: string, seconds: number, input: SaveItemInput, on = key) {
  at(instant(seconds));
  const expected = (await readItems(app.db, id)).get(on)?.version ?? 0;
  return await saveItem(app, as('riya'), { handoverId: id, key: on, expected, input });
}

async function read(id: string, seconds: number) {
  at(instant(seconds));
  const version = (await readItems(app.db, id)).get(key)?.version ?? 0;
  await markRead(app, as('tomas'), { handoverId: id, input: { items: [{ key, version }] } });
}

async function revisionsOf(id: string) {
  return await app.db
    .selectFrom('item_revision')
    .select(['number', 'begun_at', 'ended_at', 'content'])
    .where('handover_id', '=', id)
    .where('key', '=', key)
    .orderBy('number')
    .execute();
}

async function linesOf(id: string) {
  const rows = await app.db
    .selectFrom('audit_entry')
    .select(['text', 'revision'])
    .where('handover_id', '=', id)
    .where('ref', '=', key)
    .where('revision', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.revision, row.text]);
}

describe('what an item said', () => {
  it('is one revision and one line while one person types without a minute’s pause', async () => {
    const id = await aFreshDeal();
    await save(id, 0, text('S'));
    await save(id, 59, text('Ship'));
    await save(id, 119, text('Ship faster'));
    const revisions = await revisionsOf(id);
    expect(revisions).toMatchObject([
      { number: 1, begun_at: instant(0), ended_at: instant(119), content: { text: 'Ship faster' } },
    ]);
    expect(await linesOf(id)).toEqual([[1, 'Business goals was edited']]);
    await save(id, 119 + 61, text('Ship faster.'));
    expect((await revisionsOf(id)).map(({ content }) => content)).toMatchObject([
      { text: 'Ship faster' },
      { text: 'Ship faster.' },
    ]);
    expect(await linesOf(id)).toHaveLength(2);
  });

  it('says what a line came to, when that changes while typing', async () => {
    const id = await aFreshDeal();
    await save(id, 0, text('Nothing'));
    await save(id, 5, { kind: 'not-applicable', reason: 'New system.' });
    expect(await linesOf(id)).toEqual([[1, 'Business goals is not applicable']]);
  });

  it('is said to be put back where it came back to what it was, until somebody types on', async () => {
    const id = await aFreshDeal();
    await save(id, 0, text('Ship'));
    await save(id, 90, text('Ship faster'));
    await save(id, 95, text('Ship'));
    expect((await linesOf(id)).at(-1)).toEqual([2, 'Business goals was edited and put back']);
    await save(id, 100, text('Ship at once'));
    expect((await linesOf(id)).at(-1)).toEqual([2, 'Business goals was edited']);
  });

  it('is no line, no revision and no new version where nothing is changed', async () => {
    const id = await aFreshDeal('in-review');
    await save(id, 0, text('Ship'));
    await read(id, 5);
    const saved = await save(id, 90, text('Ship'));
    expect(saved).toMatchObject({ version: 1, status: 'verified', changedBy: { id: ids.riya } });
    const row = (feature: string) => ({ values: { feature } });
    const rows = (...features: string[]): SaveItemInput => ({
      kind: 'rows',
      rows: features.map(row),
    });
    const first = await save(id, 100, rows('ERP core', 'App'), 'scope.features');
    const again = await save(id, 200, rows('ERP core', 'App'), 'scope.features');
    expect([again.version, again.rows]).toEqual([first.version, first.rows]);
    expect(await linesOf(id)).toHaveLength(1);
    expect(await revisionsOf(id)).toHaveLength(1);
  });

  it('is kept as tech has read it, however soon sales types on', async () => {
    const id = await aFreshDeal('in-review');
    await save(id, 0, text('Ship'));
    await read(id, 5);
    await save(id, 10, text('Ship faster'));
    expect((await revisionsOf(id)).map(({ content }) => content)).toMatchObject([
      { text: 'Ship', status: 'answered' },
      { text: 'Ship faster' },
    ]);
  });

  it('is kept as it was handed over, however soon it came back and sales types on', async () => {
    const id = await aFreshDeal();
    await save(id, 0, text('Ship'));
    const submitted = { submitted_at: instant(5), submitted_by: ids.riya };
    await app.db.updateTable('handover').set(submitted).where('id', '=', id).execute();
    await save(id, 10, text('Ship faster'));
    expect((await revisionsOf(id)).map(({ content }) => content)).toMatchObject([
      { text: 'Ship' },
      { text: 'Ship faster' },
    ]);
    await save(id, 15, text('Ship faster.'));
    expect(await revisionsOf(id)).toHaveLength(2);
  });

  it('is never lost by anybody’s pause, and the newest is what it says now', async () => {
    const anything = fc.array(
      fc.record({ pause: fc.constantFrom(1, 30, 60, 61, 300), isRead: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(anything, async (saves) => {
        const id = await aFreshDeal('in-review');
        let seconds = 0;
        const seen: string[] = [];
        for (const [index, { pause, isRead }] of saves.entries()) {
          seconds += pause;
          // What stood for more than a minute, or was read, was there to be seen.
          const said = `Said ${index}`;
          await save(id, seconds, text(said));
          if (isRead) await read(id, seconds);
          if (isRead || (saves[index + 1]?.pause ?? 61) > 60) seen.push(said);
        }
        const said = (await revisionsOf(id)).map(({ content }) => content);
        expect(said).toMatchObject(seen.map((one) => ({ text: one })));
        expect(await linesOf(id)).toHaveLength(seen.length);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a revision', () => {
  it('says what stood before and after, who typed, and when', async () => {
    const id = await aFreshDeal();
    await save(id, 0, text('Ship'));
    await save(id, 90, text('Ship faster'));
    await save(id, 95, text('Ship faster.'));
    const said = { status: 'answered', columns: [], rows: [], reason: null, source: null };
    const opened = await openInternal(app, as('li'), id);
    expect(await readRevision(opened, { key, number: 2 })).toEqual({
      key,
      title: 'Business goals',
      number: 2,
      by: { id: ids.riya, name: 'A colleague', party: 'sales' },
      begunAt: instant(90),
      endedAt: instant(95),
      before: { ...said, text: 'Ship' },
      after: { ...said, text: 'Ship faster.' },
    });
    expect(await readRevision(opened, { key, number: 1 })).toMatchObject({
      before: null,
      after: { text: 'Ship' },
    });
  });

  it('CF13 shows the columns a reader may read, and no item that is not theirs', async () => {
    const rows = [{ id: ids.row, values: { system: 'DHL', cost: 'CANARY' } }];
    const integrations = anItem('requirements.integrations', { text: '', rows });
    const price = anItem('commercials.price', { text: 'CANARY' });
    const items = new Map([integrations, price].map((item) => [item.key, item]));
    const { id } = await aDeal({ items, promises: [aPromise()] });
    const member = await openInternal(app, as('li'), id);
    const shown = await readRevision(member, { key: integrations.key, number: 1 });
    expect(shown.after.rows[0]?.[0]).toBe('DHL');
    expect(JSON.stringify(shown)).not.toContain('CANARY');
    await expect(readRevision(member, { key: price.key, number: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
    const owner = await openInternal(app, as('riya'), id);
    const named = await readRevision(owner, { key: price.key, number: 1 });
    expect(named.after.text).toBe('CANARY');
  });

  it.each([
    ['that is not there', key, 2],
    ['of an item nobody has touched', 'goals.measures', 1],
    ['of an item that the template does not know', 'goals.nothing', 1],
  ])('%s is not found', async (_what, asked, number) => {
    const id = await aFreshDeal();
    await save(id, 0, text('Ship'));
    const opened = await open(app, as('riya'), id);
    await expect(readRevision(opened, { key: asked, number })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
