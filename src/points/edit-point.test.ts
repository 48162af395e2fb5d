import { describe, expect, it } from '@jest/globals';
import { aHandover, aPoint } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import { editPoint, removePoint } from './edit-point.ts';

const { app, as, came, aDeal } = await aWork();
const input = { reason: 'missing-section', text: 'Who keeps the numbers?' } as const;

/** A review with a point, not sent unless said otherwise; and the point as a target. */
async function aTarget(over: { round?: number; seen?: number } = {}) {
  const point = aPoint({ round: over.round ?? null });
  const handover = aHandover({ state: 'in-review' });
  const { id: handoverId, facts } = await aDeal({ handover, points: [point] });
  return { handoverId, pointId: facts.points[0]?.id ?? '', expected: over.seen ?? 1 };
}

const everybody: [PersonName, string | null][] = [
  ['tomas', null],
  ['riya', 'role_required'],
  ['meera', 'role_required'],
  ['jonas', 'role_required'],
  ['li', 'role_required'],
  ['ana', 'role_required'],
  ['nils', 'not_found'],
];

describe('wording a point anew', () => {
  const edited = async (person: PersonName, over?: Parameters<typeof aTarget>[0]) => {
    const target = { ...(await aTarget(over)), input };
    return await came(async () => await editPoint(app, as(person), target));
  };

  it.each(everybody)('by %s: refused with %s', async (person, refused) => {
    expect(await edited(person)).toMatchObject({ refused });
  });

  it('writes the words, and nothing that sales could read', async () => {
    expect(await edited('tomas')).toMatchObject({
      wrote: { handover: [{ version: 2 }], review_point: [{ version: 2, ...input }] },
      heard: [],
      noted: [],
    });
  });

  it('is over once it is sent, and is about the words that were seen', async () => {
    expect(await edited('tomas', { round: 1 })).toMatchObject({ refused: 'not_found', wrote: {} });
    expect(await edited('tomas', { seen: 0 })).toMatchObject({ refused: 'version_conflict' });
  });
});

describe('taking a point away', () => {
  const removed = async (person: PersonName, over?: Parameters<typeof aTarget>[0]) => {
    const target = await aTarget(over);
    const told = await came(async () => await removePoint(app, as(person), target));
    const left = await app.db
      .selectFrom('review_point')
      .where('id', '=', target.pointId)
      .selectAll()
      .execute();
    return { ...told, left: left.length };
  };

  it.each(everybody)('by %s: refused with %s', async (person, refused) => {
    expect(await removed(person)).toMatchObject({ refused, left: refused === null ? 0 : 1 });
  });

  it('is over once it is sent, and is about the words that were seen', async () => {
    expect(await removed('tomas', { round: 1 })).toMatchObject({ refused: 'not_found', left: 1 });
    expect(await removed('tomas', { seen: 0 })).toMatchObject({ left: 1 });
  });
});
