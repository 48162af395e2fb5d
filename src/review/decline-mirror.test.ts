import { describe, expect, it } from '@jest/globals';
import { aHandover, ids, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { GateFacts } from '../gates/facts.ts';
import type { State } from '../record/model.ts';
import { approveMirror } from './approve-mirror.ts';
import { declineMirror } from './decline-mirror.ts';
import { writeMirror } from './write-mirror.ts';

const { app, as, came, aDeal } = await aWork();
const because = 'Three sites, not two.';

type Handover = GateFacts['handover'];
const agreed = (state: State = 'in-review'): Handover => ({ ...readyFacts().handover, state });

async function declined(person: PersonName, handover: Handover = agreed(), seen = 1) {
  const { id: handoverId } = await aDeal({ handover });
  const asked = { handoverId, expected: seen, input: { because }, show: nothing };
  const result = await came(async () => await declineMirror(app, as(person), asked));
  return { ...result, id: handoverId };
}
const waitsFor = async (id: string) =>
  await app.db
    .selectFrom('waiting')
    .select(['person_id', 'detail'])
    .where('handover_id', '=', id)
    .where('title', 'like', '%not the deal%')
    .execute();

describe('saying that what tech understood is not the deal', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await declined(person)).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const refused = await declined('riya', agreed(state));
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  it('stores who said so and why; an agreement is gone, and tech is asked with the reason', async () => {
    const { id, ...result } = await declined('riya');
    expect(result).toMatchObject({
      refused: null,
      wrote: {
        handover: [
          {
            mirror_declined_by: 'riya',
            mirror_declined_at: 'now',
            mirror_reason: because,
            mirror_approved_by: null,
            mirror_approved_at: null,
          },
        ],
      },
      noted: ['Sales says that what tech understood is not the deal'],
    });
    expect(await waitsFor(id)).toEqual([{ person_id: ids.tomas, detail: because }]);
  });

  it('is over once tech wrote anew, or sales agreed after all', async () => {
    for (const [person, act] of [
      ['tomas', writeMirror],
      ['riya', approveMirror],
    ] as const) {
      const { id: handoverId } = await declined('riya');
      const asked = { handoverId, expected: 2, input: { text: 'Three sites.' }, show: nothing };
      await act(app, as(person), asked);
      expect(await waitsFor(handoverId)).toEqual([]);
    }
  });

  it('waits until there is something to read', async () => {
    expect(await declined('riya', aHandover({ state: 'in-review' }))).toMatchObject({
      refused: 'invalid_state',
      said: 'Tech has not written it down yet. You hear when they have.',
      wrote: {},
    });
  });

  it('is said of the words as they stand', async () => {
    const late = await declined('riya', agreed(), 0);
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});
