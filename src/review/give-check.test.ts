import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { giveCheck } from './give-check.ts';
import type { CheckKind } from './model.ts';

const { app, as, came, aDeal } = await aWork();

/** Somebody puts their name to a check of a deal on which none is given, unless said otherwise. */
async function checked(
  person: PersonName,
  kind: CheckKind,
  over: { state?: State; seen?: number; given?: boolean } = {},
) {
  const { state = 'in-review', seen = 1, given = false } = over;
  const handover = aHandover({ state });
  const { id: handoverId } = await aDeal({ handover, ...(given ? {} : { checks: [] }) });
  const input = { kind, note: 'With two people more.' };
  const asked = { handoverId, expected: seen, input, show: nothing };
  return await came(async () => await giveCheck(app, as(person), asked));
}

describe('giving a check', () => {
  it.each<[PersonName, string | null, string | null]>([
    ['tomas', null, 'role_required'],
    ['meera', 'role_required', null],
    ['riya', 'role_required', 'role_required'],
    ['jonas', 'role_required', 'role_required'],
    ['li', 'role_required', 'role_required'],
    ['ana', 'role_required', 'role_required'],
    ['nils', 'not_found', 'not_found'],
  ])(
    'by %s: feasibility is refused with %s, time and people with %s',
    async (person, lead, rest) => {
      expect(await checked(person, 'feasibility')).toMatchObject({ refused: lead });
      expect(await checked(person, 'timeline')).toMatchObject({ refused: rest });
      expect(await checked(person, 'resources')).toMatchObject({ refused: rest });
    },
  );

  it.each<CheckKind>(['feasibility', 'timeline', 'resources'])(
    'AZ05 %s is none of whoever sold it or submitted it, whatever roles they hold',
    async (kind) => {
      const role = kind === 'feasibility' ? 'tech-lead' : 'project-manager';
      const others = aHandover().holders.filter((holder) => holder.role !== role);
      for (const [person, submitted_by] of [
        [ids.riya, ids.riya],
        [ids.riya, null],
        [ids.meera, ids.meera],
      ] as const) {
        const holders = [...others, { role, personId: person } as const];
        const handover = aHandover({ state: 'in-review', holders, submitted_by });
        const { id: handoverId } = await aDeal({ handover, checks: [] });
        const input = { kind, note: 'I sold it.' };
        const asked = { handoverId, expected: 1, input, show: nothing };
        const by = as(person === ids.riya ? 'riya' : 'meera');
        const result = await came(async () => await giveCheck(app, by, asked));
        expect(result).toMatchObject({ refused: 'own_submission', wrote: {}, noted: [] });
      }
    },
  );

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const refused = await checked('tomas', 'feasibility', { state });
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
    },
  );

  it('stores who said it, with their note, and tells nobody by itself', async () => {
    expect(await checked('meera', 'timeline')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        review_check: [
          {
            handover_id: expect.any(String),
            kind: 'timeline',
            by: 'meera',
            at: 'now',
            note: 'With two people more.',
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['Checked: timeline'],
    });
  });

  it('replaces an earlier one of its kind, and only that', async () => {
    const { wrote } = await checked('tomas', 'feasibility', { given: true });
    expect(wrote['review_check']).toEqual([{ at: 'now', note: 'With two people more.' }]);
  });

  it('is given on the handover as it stands', async () => {
    const late = await checked('tomas', 'feasibility', { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});
