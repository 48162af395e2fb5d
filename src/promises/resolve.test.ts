import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import type { PromiseRecord } from './facts.ts';
import type { ResolveInput } from './model.ts';
import { resolvePromise } from './resolve.ts';

const { app, as, came, aDeal } = await aWork();
const asked: ResolveInput = { resolution: 'change-request', note: 'Paid by the hour' };

async function resolved(
  person: PersonName,
  over: {
    promise?: Partial<PromiseRecord>;
    state?: State;
    input?: ResolveInput;
    seen?: number;
  } = {},
) {
  const handover = aHandover({ state: over.state ?? 'in-review' });
  const promises = [aPromise({ verdict: 'no', ...over.promise })];
  const { id: handoverId, facts } = await aDeal({ handover, promises });
  const promiseId = facts.promises[0]?.id ?? '';
  const { seen: expected = 1, input = asked } = over;
  const request = { handoverId, promiseId, expected, input };
  return await came(async () => await resolvePromise(app, as(person), request));
}

describe('proposing what we do about a promise', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', null],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await resolved(person)).toMatchObject({ refused });
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
    expect(await resolved('riya', { state })).toMatchObject({ refused });
  });

  it.each<[PersonName, object]>([
    ['riya', { agreed_by_sales: 'riya' }],
    ['tomas', { agreed_by_tech: 'tomas' }],
  ])('by %s is agreed to by their side, and waits for the other', async (person, agreed) => {
    expect(await resolved(person)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [
          {
            version: 2,
            resolution: 'change-request',
            resolution_note: 'Paid by the hour',
            resolved_at: 'now',
            ...agreed,
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['What we do about a promise was proposed'],
    });
  });

  it('drops what the other side agreed to before', async () => {
    const agreed = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };
    const promise = { resolution: 'renegotiate', resolution_note: 'Later', ...agreed } as const;
    const again = await resolved('riya', { promise, input: { resolution: 'offer-instead' } });
    expect(again.wrote['promise']).toMatchObject([
      { resolution: 'offer-instead', resolution_note: null, agreed_by_tech: null },
    ]);
    const byTech = await resolved('tomas', { promise });
    expect(byTech.wrote['promise']).toMatchObject([{ agreed_by_sales: null }]);
  });

  it('comes after the verdict', async () => {
    const early = await resolved('riya', { promise: { verdict: null } });
    expect(early).toMatchObject({
      refused: 'invalid_state',
      said: 'Tech checks the promise first. Then decide what we do about it.',
      wrote: {},
    });
  });

  it('is about the promise as it stands', async () => {
    const late = await resolved('riya', { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});
