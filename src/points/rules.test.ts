import { describe, expect, it } from '@jest/globals';
import { access, aPoint, ids } from '../../tests/harness/facts.ts';
import { state as states, type State } from '../record/model.ts';
import { placeOf, pointBlocks } from './blocks.ts';
import type { PointRecord } from './facts.ts';
import { changeAt, mendedAt, pointsFor, stateOf } from './rules.ts';

const handled = { handled_by: ids.riya, handled_at: '2026-11-24T09:00:00.000Z' };
const done = { round: 1, outcome: 'done', ...handled } as const;
const cant = { round: 1, outcome: 'cant', answer: 'No.', ...handled } as const;

describe('a point', () => {
  it.each<[Partial<PointRecord>, string]>([
    [{}, 'not-sent'],
    [{ round: 1 }, 'open'],
    [done, 'done'],
    [cant, 'cant'],
  ])('that is %j is %s', (over, expected) => {
    expect(stateOf(aPoint(over))).toBe(expected);
  });

  it('was mended where sales said, else where it is about', () => {
    const about = { page: 'checklist', ref: 'scope.features' } as const;
    const changed = { changed_page: 'promises', changed_ref: 'p' } as const;
    expect(mendedAt(aPoint(about))).toEqual(about);
    expect(mendedAt(aPoint({ ...about, ...changed }))).toEqual({ page: 'promises', ref: 'p' });
    expect(mendedAt(aPoint(changed))).toEqual({ page: 'promises', ref: 'p' });
    expect(mendedAt(aPoint())).toBeNull();
    expect(mendedAt(aPoint({ page: 'promises' }))).toBeNull();
  });

  it('finds what changed at its place, and nothing at no place', () => {
    const lines = [
      { page: 'promises', ref: 'p' },
      { page: 'checklist', ref: 'p' },
    ] as const;
    expect(changeAt(lines, { page: 'checklist', ref: 'p' })).toBe(lines[1]);
    expect(changeAt(lines, { page: 'checklist', ref: 'q' })).toBeNull();
    expect(changeAt(lines, null)).toBeNull();
  });
});

describe('who knows of a point', () => {
  const points = [aPoint(), aPoint({ by: ids.meera }), aPoint({ round: 1 })];
  const known = (who: Parameters<typeof access>, state: State) =>
    pointsFor(points, { access: access(...who), state }).map((point) => points.indexOf(point));

  it('is everybody once it is sent; before, whoever may send it and whoever said it', () => {
    expect(known([ids.tomas, 'tech-lead'], 'in-review')).toEqual([0, 1, 2]);
    expect(known([ids.jonas, 'tech-lead'], 'in-review')).toEqual([0, 1, 2]);
    expect(known([ids.meera, 'project-manager'], 'in-review')).toEqual([1, 2]);
    expect(known([ids.riya, 'sales-owner'], 'in-review')).toEqual([2]);
    expect(known([ids.jonas, 'delivery-head'], 'in-review')).toEqual([2]);
    expect(known([ids.row], 'in-review')).toEqual([2]);
  });

  it('is nobody of one that was not sent, outside of a review', () => {
    for (const state of states.options.filter((one) => one !== 'in-review')) {
      expect(known([ids.tomas, 'tech-lead'], state)).toEqual([2]);
    }
  });
});

describe('points in the way of submission', () => {
  it('are those that are neither done nor answered, each waiting for sales', () => {
    const points = [aPoint(), aPoint(done), aPoint(cant), aPoint({ round: 1 })];
    expect(pointBlocks(points)).toEqual([
      {
        code: 'point_open',
        subjects: [{ kind: 'point', id: aPoint().id }],
        text: 'Nobody says who keeps the telephone numbers.',
        role: 'sales-owner',
        cure: {
          label: 'Answer',
          step: 'Mend: Nobody says who keeps the telephone…',
          page: 'overview',
          ref: placeOf(aPoint()),
        },
      },
    ]);
  });

  it.each<[Partial<PointRecord>, object]>([
    [
      { page: 'checklist', ref: 'scope.features' },
      { label: 'Mend', page: 'checklist', ref: 'scope.features' },
    ],
    [
      { page: 'promises', ref: 'p' },
      { label: 'Mend', page: 'promises', ref: 'p' },
    ],
    [
      { page: 'promises', ref: null },
      { label: 'Answer', page: 'overview', ref: placeOf(aPoint()) },
    ],
    [
      { page: 'overview', ref: 'contacts' },
      { label: 'Answer', page: 'overview', ref: placeOf(aPoint()) },
    ],
  ])('about %j lead to %j', (over, cure) => {
    expect(pointBlocks([aPoint({ round: 1, ...over })])).toMatchObject([{ cure }]);
  });
});
