import { describe, expect, it } from '@jest/globals';
import { aHandover, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { GateFacts } from '../gates/facts.ts';
import type { State } from '../record/model.ts';
import { writeMirror } from './write-mirror.ts';

const { app, as, came, aDeal } = await aWork();

type Handover = GateFacts['handover'];
const unwritten = (state: State = 'in-review') => aHandover({ state });

/** Somebody writes down what tech understood. */
async function written(person: PersonName, handover: Handover = unwritten(), seen = 1) {
  const { id: handoverId } = await aDeal({ handover });
  const asked = { handoverId, expected: seen, input: { text: 'A ledger.' }, show: nothing };
  return await came(async () => await writeMirror(app, as(person), asked));
}

describe('writing what tech understood', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await written(person)).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const refused = await written('tomas', unwritten(state));
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  it('stores the words and whose they are; nobody is told by itself', async () => {
    expect(await written('tomas')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2, mirror_text: 'A ledger.', mirror_by: 'tomas', mirror_at: 'now' }],
      },
      heard: [],
      effects: [],
      noted: ['What tech understood was written'],
    });
  });

  it('drops sales’ agreement to the words before: new ones are to be agreed to anew', async () => {
    const agreed = { ...readyFacts().handover, state: 'in-review' as const };
    expect(agreed.mirror_approved_at).not.toBeNull();
    const { wrote } = await written('tomas', agreed);
    expect(wrote['handover']).toMatchObject([
      { mirror_text: 'A ledger.', mirror_approved_by: null, mirror_approved_at: null },
    ]);
  });

  it('is done on the handover as it stands', async () => {
    const late = await written('tomas', unwritten(), 0);
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});
