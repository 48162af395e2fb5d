import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { KickoffView } from '../../src/kickoff/model.ts';
import { HANDOVER_ID, aHandover, aKickoff } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const SEND = `POST ${API}/kickoff`;
const START = '2026-12-08T09:00:00.000Z';
let service: Service;

function show(part: Partial<KickoffView> = {}): void {
  const person = { name: 'Tomás Ferreira', party: 'tech', timeZone: 'Europe/Lisbon' };
  const people = [{ ...person, localTime: '09:00', availability: 'free', strip: 'ffbo' }];
  const time = { start: START, end: '2026-12-08T10:00:00.000Z', staffFree: true, remark: null };
  service.on(`GET ${API}`, { body: aHandover({ state: 'accepted' }) });
  service.on(`GET ${API}/kickoff`, { body: aKickoff(part) });
  service.on(`GET ${API}/kickoff/times`, {
    body: { timeZone: 'Europe/Zurich', problem: null, times: [{ ...time, people }] },
  });
  renderTab(`/tab/?handover=${HANDOVER_ID}#kickoff`);
}

const choose = async () =>
  userEvent.click(await screen.findByRole('radio', { name: 'Tue 8 Dec, 10:00 Zurich' }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('the kickoff', () => {
  it('says in words for whom a time fits', async () => {
    show();
    await screen.findByText(/Tomás, 09:00 in Lisbon/u);
    await screen.findByText('all of us are free');
  });

  it('sends one request under one key however often Send is pressed', async () => {
    service.on(SEND, { status: 202, body: aKickoff({ state: 'sending' }) });
    show();
    await choose();
    const send = await screen.findByRole('button', { name: 'Send the invitation' });
    fireEvent.click(send);
    fireEvent.click(send);
    await waitFor(() => expect(service.calls(SEND).length).toBeGreaterThan(0));
    fireEvent.click(send);
    const keys = new Set(service.calls(SEND).map((call) => call.headers['idempotency-key']));
    expect(keys.size).toBe(1);
    expect(service.calls(SEND)[0]?.body).toEqual({ start: START });
  });

  it('repeats a send whose answer was lost under the same key', async () => {
    service.on(SEND, problem(503, 'calendar_unavailable', 'The calendar does not answer.'));
    show();
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: 'Send the invitation' }));
    await screen.findByText(/The calendar does not answer/u);
    await userEvent.click(screen.getByRole('button', { name: 'Send the invitation' }));
    await waitFor(() => expect(service.calls(SEND)).toHaveLength(2));
    const [first, second] = service.calls(SEND);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('shows the meeting with its link once the invitation was sent', async () => {
    const times = { start: START, end: START, timeZone: 'Europe/Zurich' };
    const event = { ...times, joinUrl: 'https://teams.microsoft.com/l/x', webUrl: null };
    show({ state: 'sent', event, whyNot: 'The invitation was sent.', can: { send: false } });
    const link = await screen.findByRole('link', { name: /Join the meeting/u });
    expect(link.getAttribute('href')).toBe('https://teams.microsoft.com/l/x');
    expect(screen.queryByText('The invitation was sent.')).toBeNull();
  });

  it('IN02 shows a link that is not http as plain text', async () => {
    const times = { start: START, end: START, timeZone: 'Europe/Zurich' };
    const event = { ...times, joinUrl: 'javascript:alert(1)', webUrl: null };
    show({ state: 'sent', event, can: { send: false } });
    await screen.findByText('Join the meeting');
    expect(screen.queryByRole('link', { name: /Join/u })).toBeNull();
  });

  it('says why it can’t be sent yet', async () => {
    show({ whyNot: 'The invitation goes out once tech has accepted.', can: { send: false } });
    await screen.findByText('The invitation goes out once tech has accepted.');
    expect(service.calls(`GET ${API}/kickoff/times`)).toHaveLength(0);
  });
});
