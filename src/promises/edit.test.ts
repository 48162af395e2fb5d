import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, aSettledPromise, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { editPromise } from './edit.ts';
import type { PromiseRecord } from './facts.ts';
import type { PromiseInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();
const at = '2026-11-20T09:00:00.000Z';

/** A promise with everything that can be decided about one. */
const decided = aSettledPromise({
  verdict: 'yes',
  effort_hours: 8,
  possible_date: '2027-04-12',
  condition: 'Contoso cleans its data.',
  fallback: 'Read-only',
  fallback_hours: 24,
  verdict_by: ids.tomas,
  verdict_at: at,
  resolution: 'keep-with-condition',
  resolution_note: 'As a condition',
  resolved_at: at,
  resolved_by: ids.riya,
});
const asItIs: PromiseInput = {
  text: decided.text,
  onlySaid: false,
  promisedBy: decided.promised_by,
  promisedTo: decided.promised_to,
  source: decided.source,
};

async function edited(
  person: PersonName,
  input: PromiseInput,
  over: { promise?: PromiseRecord; state?: State; seen?: number } = {},
) {
  const handover = aHandover({ state: over.state ?? 'draft' });
  const promises = [over.promise ?? decided];
  const { id: handoverId, facts } = await aDeal({ handover, promises });
  const promiseId = facts.promises[0]?.id ?? '';
  const request = { handoverId, promiseId, expected: over.seen ?? 1, input };
  return await came(async () => await editPromise(app, as(person), request));
}

describe('correcting a promise', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await edited(person, asItIs)).toMatchObject({ refused });
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
    expect(await edited('riya', asItIs, { state })).toMatchObject({ refused });
  });

  it('keeps what was decided while its words stay as they are', async () => {
    const input = { ...asItIs, via: 'call', promisedOn: '2026-11-12', source: 'Mail' } as const;
    expect(await edited('riya', input)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [{ version: 2, via: 'call', promised_on: '2026-11-12', source: 'Mail' }],
        promise_revision: [
          {
            promise_id: expect.any(String),
            number: 2,
            by: 'riya',
            at: 'now',
            content: expect.objectContaining({ text: decided.text, via: 'call', source: 'Mail' }),
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['A promise was corrected'],
    });
  });

  it('undoes verdict, agreement and place of the old words once it says something else', async () => {
    const { wrote } = await edited('riya', { ...asItIs, text: 'It works without a network.' });
    expect(wrote['promise']).toEqual([
      {
        version: 2,
        text: 'It works without a network.',
        verdict: null,
        effort_hours: null,
        possible_date: null,
        condition: null,
        fallback: null,
        fallback_hours: null,
        verdict_by: null,
        verdict_at: null,
        resolution: null,
        resolution_note: null,
        resolved_at: null,
        resolved_by: null,
        carrier_item: null,
        carrier_row: null,
      },
    ]);
  });

  it('turns a written one into one that was only said, and back', async () => {
    const said = await edited('riya', { text: decided.text, onlySaid: true });
    expect(said.wrote['promise']).toMatchObject([{ standing: 'only-said', source: null }]);
    const promise = aPromise({ standing: 'only-said', source: null });
    const written = await edited('riya', asItIs, { promise });
    expect(written.wrote['promise']).toMatchObject([{ standing: 'written' }]);
  });

  it('is done on the promise as it stands', async () => {
    const late = await edited('riya', asItIs, { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {}, noted: [] });
    expect(late.extra).toEqual({ currentVersion: 1 });
  });

  it('is over once it was withdrawn', async () => {
    const promise = aPromise({ verdict: 'no', resolution: 'withdraw' });
    expect(await edited('riya', asItIs, { promise })).toMatchObject({
      refused: 'invalid_state',
      said: 'This promise was withdrawn. Add a new one if it came back.',
    });
  });

  it('finds no promise of another handover', async () => {
    const { id: handoverId } = await aDeal({ promises: [] });
    const { facts } = await aDeal({ promises: [decided] });
    const promiseId = facts.promises[0]?.id ?? '';
    for (const id of [promiseId, randomUUID()]) {
      const request = { handoverId, promiseId: id, expected: 1, input: asItIs };
      const { refused } = await came(async () => await editPromise(app, as('riya'), request));
      expect(refused).toBe('not_found');
    }
  });
});
