import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import type { PromiseRecord } from './facts.ts';
import type { Decision, ResolveInput } from './model.ts';
import { resolvePromises } from './resolve.ts';

const { app, as, came, aDeal } = await aWork();

type Over = {
  promises?: Partial<PromiseRecord>[];
  decision?: Decision;
  state?: State;
  seen?: number;
  carrier?: ResolveInput['promises'][number]['carrier'];
};

/** Somebody decides on promises that are over the hours sold, unless said otherwise. */
async function resolved(person: PersonName, over: Over = {}) {
  const { promises = [{}], decision = 'agree', state = 'in-review', seen = 1, carrier } = over;
  const stored = promises.map((one) => aPromise({ verdict: 'yes', effort_hours: 12, ...one }));
  const { id: handoverId, facts } = await aDeal({
    handover: aHandover({ state }),
    promises: stored,
  });
  const named = facts.promises.map(({ id }) => ({
    id,
    version: seen,
    ...(carrier && { carrier }),
  }));
  const request = { handoverId, input: { decision, promises: named } };
  return await came(async () => await resolvePromises(app, as(person), request));
}

describe('deciding what becomes of a promise', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
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

  it.each<[Decision, Partial<PromiseRecord>, string, string]>([
    ['agree', {}, 'keep', 'Sales agreed to what a promise takes'],
    [
      'agree',
      { condition: 'Contoso cleans its data.' },
      'keep-with-condition',
      'Sales agreed to what a promise takes',
    ],
    ['agree', { fallback: 'Read-only' }, 'offer-instead', 'Sales agreed to what a promise takes'],
    ['change-request', {}, 'change-request', 'A promise became a change request'],
    ['withdraw', {}, 'withdraw', 'A promise was withdrawn'],
  ])('%s of %j is written for good, with one press of sales', async (decision, over, is, line) => {
    expect(await resolved('riya', { decision, promises: [over] })).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [{ version: 2, resolution: is, resolved_at: 'now', resolved_by: 'riya' }],
      },
      heard: [],
      effects: [],
      noted: [line],
    });
  });

  it('takes the row that the promise is in with the same press', async () => {
    const carrier = { itemKey: 'scope.deliverables', rowId: ids.row };
    const { wrote } = await resolved('riya', { carrier });
    expect(wrote['promise']).toMatchObject([
      { carrier_item: 'scope.deliverables', carrier_row: ids.row },
    ]);
  });

  it('is one press for several that are alike: all of them, or none', async () => {
    const three = [{ effort_hours: 8 }, { effort_hours: 12 }, { effort_hours: 80 }];
    const all = await resolved('riya', { promises: three });
    expect(all.wrote['promise']).toHaveLength(3);
    expect([all.wrote['handover'], all.noted]).toEqual([
      [{ version: 2 }],
      ['Sales agreed to what 3 promises take'],
    ]);
    const one = { verdict: 'no', effort_hours: null } as const;
    expect(await resolved('riya', { promises: [...three, one] })).toMatchObject({
      refused: 'invalid_state',
      wrote: {},
    });
  });

  it('can be decided anew, a withdrawal too', async () => {
    const withdrawn = {
      resolution: 'withdraw',
      resolution_note: 'Old',
      resolved_by: ids.riya,
    } as const;
    const { wrote } = await resolved('riya', { promises: [withdrawn] });
    expect(wrote['promise']).toMatchObject([{ resolution: 'keep', resolution_note: null }]);
  });

  it('comes after the verdict', async () => {
    for (const verdict of [null, 'need-to-know-more'] as const) {
      expect(await resolved('riya', { promises: [{ verdict }] })).toMatchObject({
        refused: 'invalid_state',
        said: 'Tech checks the promise first. Then decide what becomes of it.',
        wrote: {},
      });
    }
  });

  it('agrees to nothing where tech says no and offers nothing', async () => {
    const no = { verdict: 'no', effort_hours: null } as const;
    expect(await resolved('riya', { promises: [no] })).toMatchObject({ refused: 'invalid_state' });
    const instead = { ...no, fallback: 'Read-only' };
    expect(await resolved('riya', { promises: [instead] })).toMatchObject({ refused: null });
  });

  it('is about the promise as it stands', async () => {
    expect(await resolved('riya', { seen: 0 })).toMatchObject({
      refused: 'version_conflict',
      wrote: {},
    });
  });
});
