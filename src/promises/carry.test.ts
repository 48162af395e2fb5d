import { describe, expect, it } from '@jest/globals';
import { aHandover, anItem, aPromise, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { carryPromise } from './carry.ts';
import type { CarryInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();
const requirement = '66666666-6666-4666-8666-666666666666';
const feature = '77777777-7777-4777-8777-777777777777';
const items = new Map(
  Object.entries({
    'scope.deliverables': ids.row,
    'requirements.functional': requirement,
    'scope.features': feature,
  }).map(([key, id]) => [key, anItem(key, { rows: [{ id, values: {} }] })]),
);
const deliverable: CarryInput = { itemKey: 'scope.deliverables', rowId: ids.row };

async function carried(person: PersonName, input = deliverable, state: State = 'in-review') {
  const handover = aHandover({ state });
  const { id: handoverId, facts } = await aDeal({ handover, items, promises: [aPromise()] });
  const request = { handoverId, promiseId: facts.promises[0]?.id ?? '', expected: 1, input };
  return await came(async () => await carryPromise(app, as(person), request));
}

describe('saying what a promise is in', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', null],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await carried(person)).toMatchObject({ refused });
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
    expect(await carried('riya', deliverable, state)).toMatchObject({ refused });
  });

  it.each<CarryInput>([deliverable, { itemKey: 'requirements.functional', rowId: requirement }])(
    'takes %j, and tells nobody',
    async (input) => {
      expect(await carried('tomas', input)).toEqual({
        refused: null,
        said: null,
        extra: {},
        wrote: {
          handover: [{ version: 2 }],
          promise: [{ version: 2, carrier_item: input.itemKey, carrier_row: input.rowId }],
        },
        heard: [],
        effects: [],
        noted: ['It was said what a promise is in'],
      });
    },
  );

  it.each<[string, CarryInput]>([
    ['a row of another item', { itemKey: 'scope.features', rowId: feature }],
    ['a row that is not there', { itemKey: 'scope.deliverables', rowId: aPromise().id }],
    ['a row under the name of another item', { itemKey: 'scope.deliverables', rowId: requirement }],
  ])('does not take %s', async (_what, input) => {
    expect(await carried('tomas', input)).toMatchObject({
      refused: 'invalid_input',
      said: 'Choose a deliverable, a requirement or a price line that is on the checklist.',
      wrote: {},
    });
  });
});
