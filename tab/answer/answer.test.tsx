import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { HandoverView } from '../../src/overview/model.ts';
import {
  HANDOVER_ID,
  PROMISE_ID,
  aBlocker,
  aChecklist,
  aHandover,
  aPromise,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const can = { ...aHandover().can, accept: true, acceptOnceClear: true, sendBack: true };
let service: Service;

function show(part: Partial<HandoverView> = {}): void {
  const broken = aPromise({
    group: 'to-agree',
    verdict: 'not-for-this-money',
    effortHours: 120,
  });
  service.on(`GET ${API}`, { body: aHandover({ can, ...part }) });
  service.on(`GET ${API}/promises`, { body: promisesOf(broken) });
  service.on(`GET ${API}/items`, { body: aChecklist([]) });
  renderTab(`/tab/?handover=${HANDOVER_ID}#answer`);
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('accept or send back', () => {
  it('sends back exactly the ticked points, each with its place', async () => {
    service.on(`POST ${API}/send-back`, { body: aHandover({ state: 'draft' }) });
    show({ blockers: [aBlocker()] });
    await userEvent.click(await screen.findByRole('checkbox', { name: /needs 120 hours more/u }));
    await press('Another reason');
    await userEvent.type(screen.getByLabelText('Reason in your words'), 'No sandbox');
    await press('Send back 2 points');
    await waitFor(() => expect(service.calls(`POST ${API}/send-back`)).toHaveLength(1));
    const [call] = service.calls(`POST ${API}/send-back`);
    expect(call?.headers['if-match']).toBe('"41"');
    expect(call?.body).toEqual({
      points: [
        {
          reason: 'date-or-budget',
          text: '“The warehouse app works offline.” needs 120 hours more than were sold',
          page: 'promises',
          ref: PROMISE_ID,
        },
        { reason: 'other', text: 'No sandbox', page: null, ref: null },
      ],
      shouldHaveBeen: null,
    });
  });

  it('does not send back without a point', async () => {
    show({ blockers: [aBlocker()] });
    const send = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send back' });
    expect(send.disabled).toBe(true);
  });

  it('accepts at the version that was seen', async () => {
    service.on(`POST ${API}/accept`, { body: aHandover({ state: 'accepted' }) });
    show();
    await press('Accept');
    await waitFor(() =>
      expect(service.calls(`POST ${API}/accept`)[0]?.headers['if-match']).toBe('"41"'),
    );
  });

  it.each([
    ['while something is left', [aBlocker()]],
    ['when nothing is left', []],
  ])('does not offer to accept to whoever submitted it, %s', async (_when, blockers) => {
    show({ blockers, can: { ...can, accept: false, acceptOnceClear: false } });
    await screen.findByRole('radio', { name: /^Send back/u });
    expect(screen.queryByRole('radio', { name: /^Accept/u })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
  });

  it('says why when acceptance is refused, and lists what is left', async () => {
    service.on(`POST ${API}/accept`, problem(409, 'blocked', 'One thing is left.'));
    show({ blockers: [aBlocker()], can: { ...can, accept: false } });
    await userEvent.click(await screen.findByRole('radio', { name: /^Accept/u }));
    await screen.findByText(/Not yet: 1 thing is left/u);
    await press('Accept');
    await screen.findByText(/One thing is left\./u);
  });
});
