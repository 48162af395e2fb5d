import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aHandover, aPoint } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { collectPoint } from './collect.ts';
import type { PointRecord } from './facts.ts';
import type { PointInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();
const dhl: PointInput = {
  reason: 'missing-section',
  text: 'Nobody holds the DHL credentials.',
  page: 'checklist',
  ref: 'requirements.integrations',
};

async function aReview(points: PointRecord[] = [], state: State = 'in-review') {
  const { id } = await aDeal({ handover: aHandover({ state }), points });
  return id;
}

async function collected(person: PersonName, state: State = 'in-review') {
  const handoverId = await aReview([], state);
  const request = { handoverId, key: randomUUID(), input: dhl };
  return await came(async () => await collectPoint(app, as(person), request));
}

describe('collecting a point', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await collected(person)).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      expect(await collected('tomas', state)).toMatchObject({ refused: 'invalid_state' });
    },
  );

  it('keeps it unsent, tells nobody, and leaves nothing that sales could read', async () => {
    const { wrote, heard, effects, noted } = await collected('tomas');
    expect(wrote).toMatchObject({
      handover: [{ version: 2 }],
      review_point: [{ ...dhl, round: null, by: 'tomas', at: 'now', outcome: null }],
    });
    expect([heard, effects, noted]).toEqual([[], [], []]);
  });

  it('takes the same words about the same thing once, however often it is pressed', async () => {
    const handoverId = await aReview();
    const press = async (input: PointInput, key: string = randomUUID()) =>
      (await collectPoint(app, as('tomas'), { handoverId, key, input })).notSent.length;
    const key = randomUUID();
    expect([await press(dhl, key), await press(dhl, key), await press(dhl)]).toEqual([1, 1, 1]);
    expect(await press({ ...dhl, ref: 'scope.features' })).toBe(2);
    expect(await press({ ...dhl, text: 'Other words' })).toBe(3);
    const { page: _, ref: __, ...words } = dhl;
    expect([await press(words), await press(words)]).toEqual([4, 4]);
  });

  it('takes fifty, then asks to send them', async () => {
    const points = Array.from({ length: 49 }, () => aPoint());
    const handoverId = await aReview(points);
    const press = async (text: string) =>
      await came(async () => {
        const input = { ...dhl, text };
        return await collectPoint(app, as('tomas'), { handoverId, key: randomUUID(), input });
      });
    expect(await press('The fiftieth')).toMatchObject({ refused: null });
    expect(await press('One more')).toMatchObject({ refused: 'invalid_state', wrote: {} });
  });
});
