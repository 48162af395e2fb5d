import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { agreeResolution } from './agree.ts';
import type { PromiseRecord } from './facts.ts';

const { app, as, came, aDeal } = await aWork();
const proposed = { verdict: 'no', resolution: 'withdraw' } as const;

async function agreed(
  person: PersonName,
  over: { promise?: Partial<PromiseRecord>; state?: State; seen?: number } = {},
) {
  const handover = aHandover({ state: over.state ?? 'in-review' });
  const promises = [aPromise({ ...proposed, ...over.promise })];
  const { id: handoverId, facts } = await aDeal({ handover, promises });
  const request = { handoverId, promiseId: facts.promises[0]?.id ?? '', expected: over.seen ?? 1 };
  return await came(async () => await agreeResolution(app, as(person), request));
}

describe('agreeing to what was proposed', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', null],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await agreed(person)).toMatchObject({ refused });
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
    expect(await agreed('riya', { state })).toMatchObject({ refused });
  });

  it.each<[PersonName, Partial<PromiseRecord>, object]>([
    ['riya', { agreed_by_tech: ids.tomas }, { agreed_by_sales: 'riya' }],
    ['tomas', { agreed_by_sales: ids.riya }, { agreed_by_tech: 'tomas' }],
  ])('by %s is written for their side alone', async (person, promise, written) => {
    expect(await agreed(person, { promise })).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: { handover: [{ version: 2 }], promise: [{ version: 2, ...written }] },
      heard: [],
      effects: [],
      noted: ['What we do about a promise was agreed'],
    });
  });

  it('needs a proposal', async () => {
    const early = await agreed('riya', { promise: { resolution: null } });
    expect(early).toMatchObject({
      refused: 'invalid_state',
      said: 'Nothing is proposed for this promise yet. Propose something first.',
      wrote: {},
    });
  });

  it('is about the proposal that was seen', async () => {
    const late = await agreed('riya', { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });

  it('is over once both sides took the promise back', async () => {
    const promise = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };
    expect(await agreed('riya', { promise })).toMatchObject({ refused: 'invalid_state' });
  });
});
