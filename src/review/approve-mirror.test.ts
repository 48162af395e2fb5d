import { describe, expect, it } from '@jest/globals';
import { aHandover, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { GateFacts } from '../gates/facts.ts';
import type { State } from '../record/model.ts';
import { approveMirror } from './approve-mirror.ts';

const { app, as, came, aDeal } = await aWork();

type Handover = GateFacts['handover'];
const waiting = (state: State = 'in-review'): Handover => {
  const unapproved = { mirror_approved_by: null, mirror_approved_at: null };
  return { ...readyFacts().handover, state, ...unapproved };
};

/** Somebody agrees to what tech wrote down. */
async function approved(person: PersonName, handover: Handover = waiting(), seen = 1) {
  const { id: handoverId } = await aDeal({ handover });
  const asked = { handoverId, expected: seen, input: {}, show: nothing };
  return await came(async () => await approveMirror(app, as(person), asked));
}

describe('agreeing to what tech understood', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await approved(person)).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const refused = await approved('riya', waiting(state));
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  it('stores who agreed and when; the words stay as they are', async () => {
    expect(await approved('riya')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2, mirror_approved_by: 'riya', mirror_approved_at: 'now' }],
      },
      heard: [],
      effects: [],
      noted: ['Sales agreed to what tech understood'],
    });
  });

  it('waits until there is something to agree to', async () => {
    expect(await approved('riya', aHandover({ state: 'in-review' }))).toMatchObject({
      refused: 'invalid_state',
      said: 'Tech has not written it down yet. You hear when they have.',
      wrote: {},
      noted: [],
    });
  });

  it('is given to the words as they stand', async () => {
    const late = await approved('riya', waiting(), 0);
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});
