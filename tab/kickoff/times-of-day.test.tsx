import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { KickoffPoint, KickoffTimes, KickoffView } from '../../src/kickoff/model.ts';
import type { WaitingView } from '../../src/waiting/model.ts';
import { HANDOVER_ID, aHandover, aKickoff } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { startService, type Service } from '../testing/service.ts';
import { bothTimes } from '../ui/both-times.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const START = '2026-12-08T09:00:00.000Z';
const zone = 'Asia/Kolkata';
/** What everybody at the same meeting reads: their own time, and the client's beside it. */
const both = bothTimes(START, zone, { locale: 'en-GB' });

let service: Service;
beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

const event = {
  start: START,
  end: START,
  timeZone: zone,
  joinUrl: null,
  webUrl: null,
  isGone: false,
};
const nobody = { name: null, mail: null, at: null, was: null, since: START };
const jan = { ...nobody, kind: 'proposed', name: 'Jan Keller', mail: 'jan@c.example' } as const;

function kickoff(part: Partial<KickoffView>): void {
  const time = { start: START, end: START, staffFree: true, remark: null, people: [] };
  // Looked for in the manager's day, said in the client's all the same.
  const times: KickoffTimes = {
    timeZone: 'Europe/Zurich',
    clientZone: zone,
    problem: null,
    times: [time],
  };
  service.on(`GET ${API}`, { body: aHandover({ state: 'accepted' }) });
  service.on(`GET ${API}/kickoff`, { body: aKickoff(part) });
  service.on(`GET ${API}/kickoff/times`, { body: times });
  renderTab(`/tab/?handover=${HANDOVER_ID}#kickoff`);
}

const after = (point?: KickoffPoint, over: object = {}) =>
  kickoff({
    state: 'sent',
    event: { ...event, ...over },
    points: point ? [point] : [],
    can: { send: false, keep: true },
  });

function waiting(title: string): void {
  const line: WaitingView['waiting'][number] = {
    handoverId: HANDOVER_ID,
    project: 'Contoso ERP rollout',
    kind: 'kickoff',
    title,
    moment: { at: START, timeZone: zone },
    detail: null,
    from: null,
    dueAt: null,
    since: START,
    action: { label: 'Look', page: 'kickoff', ref: null },
  };
  const body = { waiting: [line], handovers: [], next: null, can: { create: true } };
  service.on('GET /api/waiting', { body });
  renderTab('/tab/waiting');
}

describe('a time of day at which people meet', () => {
  it.each<[string, () => void, string]>([
    ['a time to choose', () => kickoff({}), both],
    ['the meeting that was sent', () => after(), both],
    ['one that was deleted', () => after(undefined, { isGone: true }), `It was to be ${both}.`],
    [
      'one that was moved',
      () => after({ ...nobody, kind: 'moved', at: START, was: '2026-12-07T09:00:00.000Z' }),
      `The kickoff was moved in Outlook to ${both}.`,
    ],
    [
      'the time before the move',
      () => after({ ...nobody, kind: 'moved', at: '2026-12-09T09:00:00.000Z', was: START }),
      `It was ${both}.`,
    ],
    ['another time', () => after({ ...jan, at: START }), `Jan Keller proposes ${both}.`],
    ['what waits', () => waiting('Jan Keller proposes'), `Jan Keller proposes ${both}`],
  ])('is said in the reader’s own zone and the client’s: %s', async (_where, show, words) => {
    show();
    const found = await screen.findAllByText(words);
    expect(found.length).toBeGreaterThan(0);
  });

  it('stays what was picked when the invitation is looked at, and is nothing else than that', async () => {
    kickoff({});
    await userEvent.click(await screen.findByRole('radio', { name: both }));
    await screen.findByText(`${both}, 60 minutes, online in Teams`);
  });
});
