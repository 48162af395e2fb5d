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
  aPoint,
  aPromise,
  pointsOf,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const can = { ...aHandover().can, accept: true, acceptOnceClear: true, sendBack: true };
let service: Service;

const collected = aPoint({
  state: 'not-sent',
  text: '“The warehouse app works offline.” is over the hours sold (+120 h)',
  page: 'promises',
  ref: PROMISE_ID,
  can: { edit: true, handle: false },
});

function show(part: Partial<HandoverView> = {}, points = pointsOf()): void {
  const broken = aPromise({
    group: 'to-agree',
    verdict: 'yes',
    facts: ['over-hours'],
    effortHours: 120,
  });
  service.on(`GET ${API}`, { body: aHandover({ can, ...part }) });
  service.on(`GET ${API}/promises`, { body: promisesOf(broken) });
  service.on(`GET ${API}/points`, { body: points });
  service.on(`GET ${API}/items`, { body: aChecklist([]) });
  renderTab(`/tab/?handover=${HANDOVER_ID}#answer`);
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('accept or send back', () => {
  it('collects by a tick what sales can mend, each with its place', async () => {
    const answer = { status: 201, body: pointsOf(collected) };
    service.on(`POST ${API}/points`, answer);
    show({ blockers: [aBlocker()] });
    await screen.findByText(/^Nothing is collected yet/u);
    service.on(`GET ${API}/points`, { body: pointsOf(collected) });
    await userEvent.click(await screen.findByRole('checkbox', { name: /over the hours sold/u }));
    await waitFor(() =>
      expect(service.calls(`POST ${API}/points`)[0]?.body).toEqual({
        reason: 'date-or-budget',
        text: '“The warehouse app works offline.” is over the hours sold (+120 h)',
        page: 'promises',
        ref: PROMISE_ID,
      }),
    );
    await screen.findByRole('region', { name: 'Not sent yet (1)' });
    // What is collected is not suggested a second time.
    expect(screen.queryByRole('checkbox', { name: /over the hours sold/u })).toBeNull();
  });

  it('sends all that was collected in one press, and what is typed and not added yet', async () => {
    service.on(`POST ${API}/send-back`, { body: aHandover({ state: 'draft' }) });
    show({ notSent: 1 }, pointsOf(collected));
    await press('Another reason');
    await userEvent.type(screen.getByLabelText('Reason in your words'), 'No sandbox');
    await press('Send back 2 points');
    await waitFor(() => expect(service.calls(`POST ${API}/send-back`)).toHaveLength(1));
    const [call] = service.calls(`POST ${API}/send-back`);
    expect(call?.headers['if-match']).toBe('"41"');
    expect(call?.body).toEqual({
      points: [{ reason: 'other', text: 'No sandbox' }],
      shouldHaveBeen: null,
    });
  });

  it('collects a reason of one’s own, and is ready for the next', async () => {
    service.on(`POST ${API}/points`, { status: 201, body: pointsOf(collected) });
    show({ notSent: 1 });
    await press('Another reason');
    const text = screen.getByLabelText<HTMLTextAreaElement>('Reason in your words');
    await userEvent.type(text, 'No sandbox');
    await press('Add');
    await waitFor(() => expect(service.calls(`POST ${API}/points`)).toHaveLength(1));
    await waitFor(() => expect(text.value).toBe(''));
  });

  it('does not send back without a point', async () => {
    show({ blockers: [aBlocker()] });
    await userEvent.click(await screen.findByRole('radio', { name: /^Send back/u }));
    const send = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send back' });
    expect(send.disabled).toBe(true);
  });

  it('says before accepting that what was collected is not sent', async () => {
    show({ notSent: 2 });
    await userEvent.click(await screen.findByRole('radio', { name: /^Accept/u }));
    await screen.findByText('2 points are collected and not sent. Accepting sends none.');
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
