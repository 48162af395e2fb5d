import { describe, expect, it } from '@jest/globals';
import { aHandover, aPoint } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { sendBack } from './send-back.ts';

const { app, as, came, aDeal } = await aWork();
const point = { reason: 'missing-section', text: 'Nobody holds the DHL credentials.' } as const;

/** A deal somebody sends back; gives what came of it. */
async function sentBack(person: PersonName, state: State = 'in-review', points = [point]) {
  const { id: handoverId } = await aDeal({ handover: aHandover({ state }) });
  const asked = { handoverId, expected: 1, input: { points }, show: nothing };
  return await came(async () => await sendBack(app, as(person), asked));
}

describe('sending back', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await sentBack(person)).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const refused = await sentBack('tomas', state);
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  const sentPoint = {
    id: expect.any(String),
    handover_id: expect.any(String),
    version: 1,
    position: expect.any(Number),
    round: 1,
    by: 'tomas',
    at: 'now',
    ...point,
    page: null,
    ref: null,
    outcome: null,
    answer: null,
    changed_page: null,
    changed_ref: null,
    handled_by: null,
    handled_at: null,
  };

  it('makes it a draft again, keeps the points, and tells sales', async () => {
    expect(await sentBack('tomas')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2, state: 'draft' }],
        send_back: [
          {
            handover_id: expect.any(String),
            round: 1,
            by: 'tomas',
            at: 'now',
            should_have_been: null,
            taken_back_at: null,
          },
        ],
        review_point: [sentPoint],
      },
      heard: ['sent-back to riya'],
      effects: ['handover-card'],
      noted: ['Sent back with one reason'],
    });
  });

  it('sends all that was collected in one press, with what is said besides', async () => {
    const collected = [aPoint(), aPoint({ text: 'And the licences?' })];
    const handover = aHandover({ state: 'in-review' });
    const { id: handoverId } = await aDeal({ handover, points: collected });
    const asked = { handoverId, expected: 1, input: {}, show: nothing };
    const { wrote, noted } = await came(async () => await sendBack(app, as('tomas'), asked));
    expect(wrote['review_point']).toEqual([{ round: 1 }, { round: 1 }]);
    expect(noted).toEqual(['Sent back with 2 reasons']);
    const more = await aDeal({ handover, points: collected });
    const press = { ...asked, handoverId: more.id, input: { points: [point] } };
    const all = await came(async () => await sendBack(app, as('tomas'), press));
    expect(all.wrote['review_point']).toHaveLength(3);
  });

  it('needs a reason, and no more than anybody reads', async () => {
    expect(await sentBack('tomas', 'in-review', [])).toMatchObject({
      refused: 'invalid_input',
      said: 'Name at least one reason.',
      wrote: {},
    });
    const points = Array.from({ length: 50 }, () => aPoint());
    const handover = aHandover({ state: 'in-review' });
    const { id: handoverId } = await aDeal({ handover, points });
    const asked = { handoverId, expected: 1, input: { points: [point] }, show: nothing };
    expect(await came(async () => await sendBack(app, as('tomas'), asked))).toMatchObject({
      refused: 'invalid_state',
      wrote: {},
    });
  });

  it('counts the rounds, and says how many points', async () => {
    const { id: handoverId } = await aDeal({ handover: aHandover({ state: 'in-review' }) });
    const asked = { handoverId, expected: 1, input: { points: [point, point] }, show: nothing };
    const first = await came(async () => await sendBack(app, as('tomas'), asked));
    expect(first.noted).toEqual(['Sent back with 2 reasons']);
    await app.db.updateTable('handover').set({ state: 'in-review' }).execute();
    const again = { ...asked, expected: 2 };
    const second = await came(async () => await sendBack(app, as('tomas'), again));
    expect(second.wrote['send_back']).toMatchObject([{ round: 2 }]);
    expect(second.heard).toEqual(['sent-back to riya']);
  });
});
