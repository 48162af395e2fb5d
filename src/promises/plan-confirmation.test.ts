import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { standing, type PromiseView } from './model.ts';
import { planConfirmation } from './plan-confirmation.ts';

const { app, as, came, aDeal } = await aWork();

async function planned(
  person: PersonName,
  over: { standing?: PromiseView['standing']; state?: State; seen?: number } = {},
) {
  const handover = aHandover({ state: over.state ?? 'draft' });
  const promises = [aPromise({ standing: over.standing ?? 'only-said', source: null })];
  const { id: handoverId, facts } = await aDeal({ handover, promises });
  const target = { handoverId, promiseId: facts.promises[0]?.id ?? '', expected: over.seen ?? 1 };
  const request = { ...target, input: { plan: 'at-kickoff' } as const };
  return await came(async () => await planConfirmation(app, as(person), request));
}

describe('planning how the client confirms a promise', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await planned(person)).toMatchObject({ refused });
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
    expect(await planned('riya', { state })).toMatchObject({ refused });
  });

  it('writes the plan, and tells nobody by itself', async () => {
    expect(await planned('riya')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [{ version: 2, plan: 'at-kickoff' }],
      },
      heard: [],
      effects: [],
      noted: ['An only-said promise has a plan'],
    });
  });

  it.each(standing.options.filter((one) => one !== 'only-said'))(
    'is not for one that is %s',
    async (one) => {
      const refused = await planned('riya', { standing: one });
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {} });
    },
  );

  it('is about the promise as it stands', async () => {
    expect(await planned('riya', { seen: 0 })).toMatchObject({ refused: 'version_conflict' });
  });
});
