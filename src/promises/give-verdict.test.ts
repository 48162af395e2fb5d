import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import { giveVerdict } from './give-verdict.ts';
import type { VerdictInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();

/** A deal in review with one promise; gives what came of a verdict on it. */
async function verdict(
  person: PersonName,
  input: VerdictInput,
  over: {
    promise?: Parameters<typeof aPromise>[0];
    state?: 'draft' | 'in-review';
    seen?: number;
  } = {},
) {
  const handover = aHandover({ state: over.state ?? 'in-review' });
  const { id: handoverId, facts } = await aDeal({ handover, promises: [aPromise(over.promise)] });
  const promiseId = facts.promises[0]?.id ?? '';
  const request = { handoverId, promiseId, expected: over.seen ?? 1, input };
  return await came(async () => await giveVerdict(app, as(person), request));
}

describe('giving a verdict', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['meera', null],
    ['riya', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await verdict(person, { verdict: 'yes' })).toMatchObject({ refused });
  });

  it('is for a review', async () => {
    const early = await verdict('tomas', { verdict: 'yes' }, { state: 'draft' });
    expect(early).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
  });

  it('writes what tech typed, and one line; it tells nobody by itself', async () => {
    const input = {
      verdict: 'not-for-this-money',
      effortHours: 120,
      fallback: 'Read-only',
    } as const;
    expect(await verdict('tomas', input)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [
          {
            version: 2,
            verdict: 'not-for-this-money',
            effort_hours: 120,
            fallback: 'Read-only',
            verdict_by: 'tomas',
            verdict_at: 'now',
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['A promise was checked'],
    });
  });

  it('drops the resolution and every agreement that was given to the old verdict', async () => {
    const agreed = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };
    const proposed = { resolution_note: 'Paid', resolved_at: '2026-11-23T10:00:00.000Z' };
    const old = { verdict: 'no', resolution: 'change-request', ...proposed } as const;
    const { wrote } = await verdict(
      'tomas',
      { verdict: 'yes' },
      { promise: { ...old, ...agreed } },
    );
    expect(wrote['promise']).toMatchObject([
      {
        resolution: null,
        resolution_note: null,
        resolved_at: null,
        agreed_by_sales: null,
        agreed_by_tech: null,
      },
    ]);
  });

  it.each<[VerdictInput, string]>([
    [{ verdict: 'yes-if' }, 'Write the condition.'],
    [{ verdict: 'not-for-this-money' }, 'Write how many hours it is over.'],
    [{ verdict: 'not-by-this-date' }, 'Write the date that is possible.'],
  ])('%j lacks its reason', async (input, said) => {
    expect(await verdict('tomas', input)).toMatchObject({ refused: 'invalid_input', said });
  });

  it('is given on the promise as it stands', async () => {
    const late = await verdict('tomas', { verdict: 'yes' }, { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });

  it('is not given on a promise that both sides took back', async () => {
    const withdrawn = { verdict: 'no', resolution: 'withdraw' } as const;
    const agreed = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };
    const late = await verdict(
      'tomas',
      { verdict: 'yes' },
      { promise: { ...withdrawn, ...agreed } },
    );
    expect(late).toMatchObject({ refused: 'invalid_state' });
  });
});
