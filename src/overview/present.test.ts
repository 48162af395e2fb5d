import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { open } from '../record/read.ts';
import { presentHandover } from './present.ts';

const { app, as, at, aDeal } = await aWork();

/** When acceptance of a deal is due that was submitted at this instant. */
async function due(submittedAt: string | null, state: State = 'in-review', region = 'CH') {
  const submitted = { submitted_by: ids.riya, submitted_at: submittedAt };
  const { id } = await aDeal({ handover: aHandover({ state, ...submitted }) });
  const abroad = { ...app, settings: { ...app.settings, region } };
  return (await presentHandover(abroad, await open(app, as('tomas'), id))).acceptDueAt;
}

describe('acceptance', () => {
  it.each([
    ['two working days later', '2026-11-24T09:00:00.000Z', '2026-11-26T16:00:00.000Z'],
    ['however late that day it came', '2026-11-24T22:00:00.000Z', '2026-11-26T16:00:00.000Z'],
    ['by Zurich’s day, not by UTC’s', '2026-11-24T23:30:00.000Z', '2026-11-27T16:00:00.000Z'],
    ['over a weekend', '2026-11-26T09:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['from a Saturday', '2026-11-28T09:00:00.000Z', '2026-12-01T16:00:00.000Z'],
    ['over Christmas and a weekend', '2026-12-23T09:00:00.000Z', '2026-12-28T16:00:00.000Z'],
    ['in summer an hour earlier in UTC', '2026-07-01T09:00:00.000Z', '2026-07-03T15:00:00.000Z'],
  ])('is due %s', async (_when, submittedAt, expected) => {
    expect(await due(submittedAt)).toBe(expected);
  });

  it('knows the public holidays of the region it is set to', async () => {
    // Thanksgiving is Thursday, 26 November 2026.
    const submitted = '2026-11-25T09:00:00.000Z';
    expect(await due(submitted, 'in-review', 'CH')).toBe('2026-11-27T16:00:00.000Z');
    expect(await due(submitted, 'in-review', 'US')).toBe('2026-11-30T16:00:00.000Z');
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is due in a review only, not when %s',
    async (state) => {
      expect(await due('2026-11-24T09:00:00.000Z', state)).toBeNull();
    },
  );

  it('is not due while nobody knows since when', async () => {
    expect(await due(null)).toBeNull();
  });
});

describe('the working days to the start', () => {
  it('are counted from today', async () => {
    const { id } = await aDeal({ handover: aHandover({ promised_start: '2026-12-07' }) });
    const left = async () =>
      (await presentHandover(app, await open(app, as('tomas'), id))).workingDaysToStart;
    expect(await left()).toBe(9);
    at('2026-12-04T09:00:00Z');
    expect(await left()).toBe(1);
  });
});
