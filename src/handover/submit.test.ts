import { describe, expect, it } from '@jest/globals';
import { aHandover, aPoint, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { GateFacts } from '../gates/facts.ts';
import type { State } from '../record/model.ts';
import type { SubmitInput } from './model.ts';
import { submit } from './submit.ts';

const { app, as, at, came, aDeal } = await aWork();

type Over = Partial<GateFacts['handover']>;

/** Somebody submits a draft with nothing in its way, unless said otherwise. */
async function submitted(
  person: PersonName,
  over: Over = {},
  { seen = 1, ...input }: SubmitInput & { seen?: number } = {},
) {
  const { id: handoverId } = await aDeal({ handover: aHandover(over) });
  const asked = { handoverId, expected: seen, input, show: nothing };
  return await came(async () => await submit(app, as(person), asked));
}

describe('submitting', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await submitted(person)).toMatchObject({ refused });
  });

  it.each<State>(['in-review', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a draft, and refused when %s',
    async (state) => {
      const refused = await submitted('riya', { state });
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  it('hands it to tech, says who and when, and tells the tech lead', async () => {
    expect(await submitted('riya')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2, state: 'in-review', submitted_by: 'riya', submitted_at: 'now' }],
      },
      heard: ['submitted to tomas'],
      effects: ['handover-card'],
      noted: ['Submitted to tech'],
    });
  });

  it('of what came back is refused until each point is done or answered', async () => {
    const points = [aPoint({ round: 1 }), aPoint({ round: 1, text: 'And the licences?' })];
    const { id: handoverId } = await aDeal({ points });
    const asked = { handoverId, expected: 1, input: {}, show: nothing };
    const refused = await came(async () => await submit(app, as('riya'), asked));
    expect(refused).toMatchObject({
      refused: 'blocked',
      wrote: {},
      extra: {
        blockers: [
          { code: 'point_open', text: 'Nobody says who keeps the telephone numbers.', yours: true },
          { code: 'point_open', text: 'And the licences?' },
        ],
      },
    });
    const said = { outcome: 'cant', answer: 'No.', handled_by: ids.riya } as const;
    const answered = aPoint({ round: 1, ...said, handled_at: '2026-11-23T10:00:00.000Z' });
    // A point that tech has not sent is nothing that sales could know of.
    const later = await aDeal({ points: [answered, aPoint()] });
    const again = { ...asked, handoverId: later.id };
    expect(await came(async () => await submit(app, as('riya'), again))).toMatchObject({
      refused: null,
    });
  });

  it('tells nobody while no tech lead is named', async () => {
    const holders = [{ role: 'sales-owner', personId: ids.riya }] as const;
    expect(await submitted('riya', { holders })).toMatchObject({ refused: null, heard: [] });
  });

  it('does not tell a tech lead that it waits for them who submitted it themselves', async () => {
    const both = (['sales-owner', 'tech-lead'] as const).map((role) => ({
      role,
      personId: ids.riya,
    }));
    expect(await submitted('riya', { holders: both })).toMatchObject({ refused: null, heard: [] });
  });

  it('is refused with everything that is in the way, each with its cure', async () => {
    const refused = await submitted('riya', { contacts: [] });
    expect(refused).toMatchObject({
      refused: 'blocked',
      said: 'One thing is in the way before you can submit. Each says what cures it.',
      extra: { blockers: [{ code: 'no_client_contact', cure: { ref: 'contacts' }, yours: true }] },
      wrote: {},
      heard: [],
    });
  });

  it('is done on the handover as it stands', async () => {
    const late = await submitted('riya', {}, { seen: 2 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});

describe('a late submission', () => {
  const why = { lateReason: 'The client signed yesterday.' };

  it.each<[string, string, boolean]>([
    // Tuesday: Wednesday, Thursday and Friday are left.
    ['2026-11-24T09:00:00Z', '2026-11-27', false],
    ['2026-11-24T09:00:00Z', '2026-11-26', true],
    // Before Zurich's midnight, and after it.
    ['2026-11-24T22:59:00Z', '2026-11-27', false],
    ['2026-11-24T23:01:00Z', '2026-11-27', true],
    // Over a weekend.
    ['2026-11-27T09:00:00Z', '2026-12-01', true],
    ['2026-11-27T09:00:00Z', '2026-12-02', false],
    // Christmas Day is no working day in Switzerland.
    ['2026-12-23T09:00:00Z', '2026-12-28', true],
    ['2026-11-24T09:00:00Z', '2026-11-20', true],
  ])('at %s for a start on %s asks for a reason: %s', async (now, start, isLate) => {
    at(now);
    const without = await submitted('riya', { promised_start: start });
    const expected = { refused: 'invalid_input', wrote: {}, heard: [] };
    expect(without).toMatchObject(isLate ? expected : { refused: null });
    const given = await submitted('riya', { promised_start: start }, why);
    expect(given.refused).toBeNull();
    const kept = given.wrote['handover']?.[0]?.['late_reason'];
    expect(kept).toBe(isLate ? why.lateReason : undefined);
  });

  it('without a reason says where to write it', async () => {
    at('2026-11-24T09:00:00Z');
    expect(await submitted('riya', { promised_start: '2026-11-25' })).toMatchObject({
      said: 'The promised start is fewer than three working days away. Say why it comes so late.',
      extra: { errors: [{ pointer: '/lateReason', code: 'late' }] },
    });
  });

  it('that comes in time now drops the reason of an earlier round', async () => {
    at('2026-11-24T09:00:00Z');
    const { wrote } = await submitted('riya', { late_reason: 'The client was ill.' });
    expect(wrote['handover']).toMatchObject([{ late_reason: null }]);
  });
});
