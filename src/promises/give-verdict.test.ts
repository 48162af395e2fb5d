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
    expect(await verdict(person, {})).toMatchObject({ refused });
  });

  it('AZ05 of whoever sold it is refused, though they are project manager too', async () => {
    const holders = [
      { role: 'sales-owner' as const, personId: ids.riya },
      { role: 'tech-lead' as const, personId: ids.tomas },
      { role: 'project-manager' as const, personId: ids.riya },
    ];
    const handover = aHandover({ state: 'in-review', holders });
    const { id: handoverId, facts } = await aDeal({ handover, promises: [aPromise()] });
    const request = { handoverId, promiseId: facts.promises[0]?.id ?? '', expected: 1, input: {} };
    const refused = await came(async () => await giveVerdict(app, as('riya'), request));
    expect(refused).toMatchObject({ refused: 'own_submission', wrote: {} });
  });

  it('is for a review', async () => {
    const early = await verdict('tomas', {}, { state: 'draft' });
    expect(early).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
  });

  it('writes what tech typed, and one line; it tells nobody by itself', async () => {
    const input = {
      effortHours: 120,
      possibleDate: '2027-04-28',
      fallback: 'Read-only',
      fallbackHours: 24,
    };
    expect(await verdict('tomas', input)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [
          {
            version: 2,
            verdict: 'yes',
            effort_hours: 120,
            possible_date: '2027-04-28',
            fallback: 'Read-only',
            fallback_hours: 24,
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

  it('drops what sales decided about the old verdict', async () => {
    const decided = { resolution_note: 'Paid', resolved_at: '2026-11-23T10:00:00.000Z' };
    const resolved = { resolution: 'change-request', resolved_by: ids.riya } as const;
    const { wrote } = await verdict(
      'tomas',
      {},
      { promise: { verdict: 'no', ...resolved, ...decided } },
    );
    expect(wrote['promise']).toMatchObject([
      { resolution: null, resolution_note: null, resolved_at: null, resolved_by: null },
    ]);
  });

  it.each<[VerdictInput, object]>([
    [{}, { verdict: 'yes' }],
    [{ pressed: 'no', effortHours: 8, condition: 'Never' }, { verdict: 'no' }],
    [
      { pressed: 'need-to-know-more', possibleDate: '2027-04-28', fallback: 'Read-only' },
      { verdict: 'need-to-know-more' },
    ],
    [
      { pressed: 'no', fallback: 'Read-only', fallbackHours: 24 },
      { verdict: 'no', fallback: 'Read-only', fallback_hours: 24 },
    ],
  ])('%j is kept as what was pressed, with what belongs to it', async (input, written) => {
    const { wrote } = await verdict('tomas', input);
    const by = { verdict_by: 'tomas', verdict_at: 'now' };
    expect(wrote['promise']).toEqual([{ version: 2, ...written, ...by }]);
  });

  it('takes the row that the promise is in with the same press, if it is there', async () => {
    const carrier = { itemKey: 'scope.deliverables', rowId: ids.row };
    const { wrote } = await verdict('tomas', { carrier });
    expect(wrote['promise']).toMatchObject([
      { verdict: 'yes', carrier_item: 'scope.deliverables', carrier_row: ids.row },
    ]);
    const gone = { ...carrier, rowId: ids.tenant };
    expect(await verdict('tomas', { carrier: gone })).toMatchObject({
      refused: 'invalid_input',
      wrote: {},
    });
  });

  it('that offers something instead says what stands against the promise', async () => {
    expect(await verdict('tomas', { fallback: 'Read-only' })).toMatchObject({
      refused: 'invalid_input',
      wrote: {},
    });
  });

  it('is given on the promise as it stands', async () => {
    const late = await verdict('tomas', {}, { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });

  it('is not given on a promise that was withdrawn', async () => {
    const promise = { verdict: 'no', resolution: 'withdraw' } as const;
    expect(await verdict('tomas', {}, { promise })).toMatchObject({ refused: 'invalid_state' });
  });
});
