import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aHandover } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { addPromise } from './add.ts';
import type { PromiseInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();
const typed: PromiseInput = {
  text: 'The warehouse app works offline.',
  onlySaid: false,
  promisedBy: 'Riya Patel',
  promisedTo: 'Ana Costa',
  promisedOn: '2026-11-12',
  via: 'proposal',
  source: 'Proposal, page 4',
};

async function added(person: PersonName, input: PromiseInput = typed, state: State = 'draft') {
  const { id: handoverId } = await aDeal({ handover: aHandover({ state }), promises: [] });
  const request = { handoverId, key: randomUUID(), input };
  return await came(async () => await addPromise(app, as(person), request));
}

describe('adding a promise', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await added(person)).toMatchObject({ refused });
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
    expect(await added('riya', typed, state)).toMatchObject({ refused });
  });

  it('writes it down as typed, unjudged, and tells nobody', async () => {
    expect(await added('riya')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        promise: [
          {
            id: expect.any(String),
            handover_id: expect.any(String),
            position: expect.any(Number),
            version: 1,
            text: typed.text,
            promised_by: 'Riya Patel',
            promised_to: 'Ana Costa',
            promised_on: '2026-11-12',
            via: 'proposal',
            source: 'Proposal, page 4',
            standing: 'written',
            plan: null,
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
            added_by: 'riya',
            added_at: 'now',
          },
        ],
        promise_revision: [expect.objectContaining({ number: 1, by: 'riya', at: 'now' })],
      },
      heard: [],
      effects: [],
      noted: ['A promise was added'],
    });
  });

  it('marks one that was only said, and needs nothing but its text', async () => {
    const { wrote, noted } = await added('riya', { text: 'It works offline.', onlySaid: true });
    expect(wrote['promise']).toMatchObject([
      { standing: 'only-said', promised_by: null, promised_on: null, via: null, source: null },
    ]);
    expect(noted).toEqual(['A promise that was only said was added']);
  });

  it('twice under one key adds it once; another one under the same key is refused', async () => {
    const { id: handoverId } = await aDeal({ promises: [] });
    const key = randomUUID();
    const add = async (input: PromiseInput) =>
      await came(async () => await addPromise(app, as('riya'), { handoverId, key, input }));
    expect((await add(typed)).wrote['promise']).toHaveLength(1);
    const again = await add(typed);
    expect(again).toMatchObject({ refused: null, noted: [] });
    expect(again.wrote['promise']).toBeUndefined();
    const another = await add({ ...typed, text: 'Something else.' });
    expect(another).toMatchObject({ refused: 'idempotency_key_reused', wrote: {}, noted: [] });
  });
});
