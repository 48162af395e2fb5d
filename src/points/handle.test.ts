import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aHandover, aPoint, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import { saveItem } from '../checklist/save-item.ts';
import { submit } from '../handover/submit.ts';
import type { State } from '../record/model.ts';
import { open } from '../record/read.ts';
import type { PointRecord } from './facts.ts';
import { handlePoint } from './handle.ts';
import type { HandleInput } from './model.ts';
import { presentPoints } from './present.ts';

const { app, as, at, came, aDeal } = await aWork();
const done: HandleInput = { outcome: 'done' };
const cant: HandleInput = { outcome: 'cant', because: 'Jan is away until Monday.' };
const key = 'requirements.access';

/** A deal that came back with these points. */
async function aReturned(points: Partial<PointRecord>[], state: State = 'draft') {
  const sent = points.map((point) => aPoint({ round: 1, ...point }));
  return await aDeal({ handover: aHandover({ state, submitted_by: ids.riya }), points: sent });
}

async function handled(
  person: PersonName,
  input: HandleInput,
  over: { point?: Partial<PointRecord>; state?: State; seen?: number } = {},
) {
  const { id: handoverId, facts } = await aReturned([over.point ?? {}], over.state);
  const pointId = facts.points[0]?.id ?? '';
  const request = { handoverId, pointId, expected: over.seen ?? 1, input };
  return await came(async () => await handlePoint(app, as(person), request));
}

describe('saying what was done about a point', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await handled(person, done)).toMatchObject({ refused });
  });

  it.each<State>(['in-review', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for what came back, and refused when %s',
    async (state) => {
      expect(await handled('riya', done, { state })).toMatchObject({ refused: 'invalid_state' });
    },
  );

  it.each<[HandleInput, object, string]>([
    [done, { outcome: 'done' }, 'A point of tech is done'],
    [
      { outcome: 'done', changed: { page: 'checklist', ref: key } },
      { outcome: 'done', changed_page: 'checklist', changed_ref: key },
      'A point of tech is done',
    ],
    [
      cant,
      { outcome: 'cant', answer: 'Jan is away until Monday.' },
      'A point of tech was answered: it can’t be done',
    ],
  ])('%j is written with who and when, and tells nobody yet', async (input, wrote, line) => {
    const by = { handled_by: 'riya', handled_at: 'now' };
    expect(await handled('riya', input)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: { handover: [{ version: 2 }], review_point: [{ version: 2, ...wrote, ...by }] },
      heard: [],
      effects: [],
      noted: [line],
    });
  });

  it('can be taken back', async () => {
    const said = { outcome: 'cant', answer: 'No.', handled_by: ids.riya } as const;
    const point = { ...said, handled_at: '2026-11-23T10:00:00.000Z' };
    const { wrote } = await handled('riya', { outcome: 'open' }, { point });
    const nothing = { outcome: null, answer: null, handled_by: null, handled_at: null };
    expect(wrote['review_point']).toEqual([{ version: 2, ...nothing }]);
  });

  it('finds no point that is not sent, and none of an earlier round', async () => {
    const missing = { refused: 'not_found', wrote: {} };
    expect(await handled('riya', done, { point: { round: null } })).toMatchObject(missing);
    const { id: handoverId, facts } = await aReturned([{ round: 1 }, { round: 2 }]);
    const [old, last] = facts.points.map(({ id: pointId }) => ({ handoverId, pointId }));
    const press = async (target: typeof old) =>
      await came(async () => {
        const request = { handoverId, pointId: randomUUID(), ...target, expected: 1, input: done };
        return await handlePoint(app, as('riya'), request);
      });
    expect(await press(old)).toMatchObject(missing);
    expect(await press(last)).toMatchObject({ refused: null });
  });

  it('is about the point as it stands', async () => {
    expect(await handled('riya', done, { seen: 0 })).toMatchObject({ refused: 'version_conflict' });
  });
});

describe('what sales changed about a point', () => {
  const readAs = async (person: PersonName, id: string) =>
    await presentPoints(await open(app, as(person), id));
  const edit = async (handoverId: string, item: string, text: string, expected = 1) =>
    await saveItem(app, as('riya'), {
      handoverId,
      key: item,
      expected,
      input: { kind: 'text', text },
    });

  it('since it came back is linked to it, and stays what it was in the next review', async () => {
    at('2026-11-24T09:00:00Z');
    const place = { page: 'checklist', ref: key, at: '2026-11-24T08:00:00.000Z' } as const;
    const words = { text: 'Who keeps the numbers?', at: '2026-11-24T08:00:00.000Z' };
    const { id, facts } = await aReturned([place, words]);
    const [access, numbers] = facts.points;
    expect((await readAs('riya', id)).changes).toEqual([]);
    await edit(id, key, 'Four accounts.');
    at('2026-11-24T10:00:00Z');
    await edit(id, 'people.cadence', 'Jan Keller keeps them.', 0);
    // What was undone changed nothing.
    await app.db
      .insertInto('audit_entry')
      .values({
        handover_id: id,
        at: '2026-11-24T10:00:00Z',
        by_kind: 'person',
        by: ids.riya,
        verb: 'undo',
        page: 'promises',
        ref: ids.row,
        text: 'A promise was edited, and undone',
        handover_version: 2,
      })
      .execute();
    const seen = await readAs('riya', id);
    expect(seen.changes.map(({ ref }) => ref)).toEqual(['people.cadence', key]);
    expect(seen.sentBack?.points[0]?.change).toMatchObject({ ref: key, page: 'checklist' });
    expect(seen.sentBack?.points[1]?.change).toBeNull();
    const changed = { page: 'checklist', ref: 'people.cadence' } as const;
    for (const [pointId, input] of [
      [access?.id, done],
      [numbers?.id, { outcome: 'done', changed }],
    ] as const) {
      const target = { handoverId: id, pointId: pointId ?? '', expected: 1, input };
      await handlePoint(app, as('riya'), target);
    }
    const { version } = await app.db
      .selectFrom('handover')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const asked = { handoverId: id, expected: version, input: {}, show: async () => 'shown' };
    await submit(app, as('riya'), asked);
    at('2026-11-24T11:00:00Z');
    await edit(id, key, 'Five accounts.', 2);
    const { sentBack, changes } = await readAs('tomas', id);
    expect(changes).toEqual([]);
    expect(sentBack?.points).toMatchObject([
      {
        state: 'done',
        handledBy: { name: expect.any(String) },
        change: { ref: key, at: '2026-11-24T09:00:00.000Z' },
      },
      { state: 'done', change: { ref: 'people.cadence' } },
    ]);
  });
});
