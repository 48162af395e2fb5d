import { describe, expect, it } from '@jest/globals';
import { aHandover, anItem, ids, type StoredItem } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import type { SaveItemInput } from './model.ts';
import { saveItem } from './save-item.ts';

const { app, as, came, aDeal } = await aWork();
const at = '2026-11-20T09:00:00.000Z';
const goal: SaveItemInput = { kind: 'text', text: 'Ship orders within a day.' };

/** An edit of one item; gives what came of it. */
async function saved(
  input: SaveItemInput = goal,
  over: { by?: PersonName; state?: State; key?: string; before?: StoredItem; seen?: number } = {},
) {
  const { by = 'riya', state = 'draft', key = 'goals.business', before } = over;
  const items = new Map(before ? [[before.key, before]] : []);
  const { id: handoverId } = await aDeal({ handover: aHandover({ state }), items });
  const request = { handoverId, key, expected: over.seen ?? before?.version ?? 0, input };
  return await came(async () => await saveItem(app, as(by), request));
}

describe('saving an item', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await saved(goal, { by })).toMatchObject({ refused });
  });

  it.each<[State, string | null]>([
    ['draft', null],
    ['in-review', null],
    ['accepted', 'invalid_state'],
    ['in-delivery', 'invalid_state'],
    ['closed', 'invalid_state'],
    ['paused', 'invalid_state'],
    ['cancelled', 'invalid_state'],
  ])('when the handover is %s: refused with %s', async (state, refused) => {
    expect(await saved(goal, { state })).toMatchObject({ refused });
  });

  it('nobody has touched writes it down, and tells nobody', async () => {
    const input = { ...goal, source: 'SOW, page 2' };
    expect(await saved(input)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        item: [
          {
            handover_id: expect.any(String),
            key: 'goals.business',
            version: 1,
            status: 'answered',
            text: 'Ship orders within a day.',
            rows: [],
            reason: null,
            source: 'SOW, page 2',
            changed_by: 'riya',
            changed_at: 'now',
            verified_by: null,
            verified_at: null,
          },
        ],
        item_revision: [
          {
            handover_id: expect.any(String),
            key: 'goals.business',
            number: 1,
            by: 'riya',
            begun_at: 'now',
            ended_at: 'now',
            content: {
              status: 'answered',
              text: 'Ship orders within a day.',
              rows: [],
              reason: null,
              source: 'SOW, page 2',
            },
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['Business goals was edited'],
    });
  });

  it('in review takes back that tech has read it, and keeps its source', async () => {
    const read = { status: 'verified', verified_by: ids.tomas, verified_at: at } as const;
    const before = anItem('goals.business', { ...read, version: 3, source: 'SOW, page 2' });
    const { wrote } = await saved(goal, { state: 'in-review', before });
    expect(wrote['item']).toEqual([
      {
        version: 4,
        status: 'answered',
        text: 'Ship orders within a day.',
        changed_at: 'now',
        verified_by: null,
        verified_at: null,
      },
    ]);
  });

  it.each([
    [null, null],
    ['', null],
    ['Mail of 12 Nov', 'Mail of 12 Nov'],
    [undefined, 'SOW, page 2'],
  ])('with the source %j says where it says so: %j', async (source, expected) => {
    const before = anItem('goals.business', { version: 3, source: 'SOW, page 2', text: 'Ship.' });
    const input = { ...goal, ...(source === undefined ? {} : { source }) };
    const id = (await aDeal({ items: new Map([[before.key, before]]) })).id;
    const request = { handoverId: id, key: before.key, expected: 3, input };
    expect(await saveItem(app, as('riya'), request)).toMatchObject({ source: expected });
  });

  it('as not applicable keeps the reason instead of an answer', async () => {
    const before = anItem('goals.business');
    const input: SaveItemInput = { kind: 'not-applicable', reason: 'New system.' };
    const { wrote, noted } = await saved(input, { before });
    expect(wrote['item']).toMatchObject([
      { status: 'not-applicable', text: '', reason: 'New system.' },
    ]);
    expect(noted).toEqual(['Business goals is not applicable']);
  });

  it('with nothing in it is unknown again', async () => {
    const before = anItem('goals.business');
    const { wrote } = await saved({ kind: 'text', text: ' ' }, { before });
    expect(wrote['item']).toMatchObject([{ status: 'unknown' }]);
  });

  it('gives new rows an id and leaves the others theirs', async () => {
    const kept = { id: ids.row, values: { deliverable: 'Warehouse app' } };
    const rows = [kept, { values: { deliverable: 'Training' } }];
    const key = 'scope.deliverables';
    const { wrote } = await saved({ kind: 'rows', rows }, { key });
    expect(wrote['item']).toMatchObject([
      { rows: [kept, { id: expect.stringMatching(/^[0-9a-f-]{36}$/u), values: rows[1]?.values }] },
    ]);
  });

  it('that does not fit says what to do', async () => {
    const wrong = await saved(goal, { key: 'scope.deliverables' });
    const detail = 'Fill this one in as rows.';
    expect(wrong).toMatchObject({ refused: 'invalid_input', said: detail, wrote: {}, noted: [] });
    expect(wrong.extra).toEqual({ errors: [{ pointer: '/', code: 'does_not_fit', detail }] });
  });

  it('that the template does not know is not found', async () => {
    expect(await saved(goal, { key: 'goals.nothing' })).toMatchObject({ refused: 'not_found' });
  });

  it('is done on the item as it stands', async () => {
    const before = anItem('goals.business', { version: 2 });
    expect(await saved(goal, { before, seen: 1 })).toMatchObject({
      refused: 'version_conflict',
      extra: { currentVersion: 2 },
      wrote: {},
    });
    expect(await saved(goal, { seen: 1 })).toMatchObject({ extra: { currentVersion: 0 } });
  });
});
