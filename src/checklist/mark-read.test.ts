import { describe, expect, it } from '@jest/globals';
import { aHandover, anItem } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { markRead } from './mark-read.ts';
import type { MarkReadInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();
const goals = anItem('goals.business', { version: 3 });
const features = anItem('scope.features', { status: 'not-applicable', reason: 'None.' });
const seen = (...items: MarkReadInput['items']): MarkReadInput => ({ items });

/** Tech marks items of a deal with two known ones and an unknown one; gives what came of it. */
async function marked(input: MarkReadInput, by: PersonName = 'tomas', state: State = 'in-review') {
  const unknown = anItem('goals.measures', { status: 'unknown', text: '' });
  const items = new Map([goals, features, unknown].map((one) => [one.key, one]));
  const { id: handoverId } = await aDeal({ handover: aHandover({ state }), items });
  return await came(async () => await markRead(app, as(by), { handoverId, input }));
}

describe('marking items read, no questions', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await marked(seen(goals), by)).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const refused = await marked(seen(goals), 'tomas', state);
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  it('writes who read it and when, and tells nobody', async () => {
    expect(await marked(seen(goals))).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        item: [{ status: 'verified', verified_by: 'tomas', verified_at: 'now' }],
      },
      heard: [],
      effects: [],
      noted: ['One item was read, no questions'],
    });
  });

  it('takes several in one press; what is not applicable stays so', async () => {
    const { wrote, noted } = await marked(seen(goals, features));
    expect(wrote['item']).toEqual([
      { status: 'verified', verified_by: 'tomas', verified_at: 'now' },
      { verified_by: 'tomas', verified_at: 'now' },
    ]);
    expect(noted).toEqual(['2 items were read, no questions']);
  });

  it.each<[string, MarkReadInput]>([
    ['was edited meanwhile', seen(features, { ...goals, version: 2 })],
    ['was emptied meanwhile', seen(features, { key: 'goals.measures', version: 1 })],
    ['nobody has filled', seen(features, { key: 'scope.exclusions', version: 0 })],
  ])('marks none when one of them %s', async (_what, input) => {
    expect(await marked(input)).toMatchObject({
      refused: 'version_conflict',
      said: 'Something was edited while you read. Read it again, then mark it.',
      wrote: {},
      noted: [],
    });
  });

  it('counts an item once that is named twice', async () => {
    const { refused, noted } = await marked(seen(goals, goals));
    expect([refused, noted]).toEqual([null, ['One item was read, no questions']]);
  });
});
