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

const KEEP = `POST ${API}/kickoff/keep`;
const late = '2026-11-25T09:00:00.000Z';
const ana = { name: 'Ana Costa', mail: 'ana@contoso.example', proposes: null } as const;
const jan = { ...ana, name: 'Jan Keller', mail: 'jan@contoso.example' } as const;
const point = { name: null, mail: null, at: null, was: null, since: late };
const times = { start: START, end: START, timeZone: 'Europe/Zurich' };
const event = { ...times, joinUrl: null, webUrl: 'https://outlook.example/e', isGone: false };
const declined = { ...point, kind: 'declined', name: ana.name, mail: ana.mail } as const;

function show(part: Partial<KickoffView> = {}): void {
  const person = { name: 'Tomás Ferreira', party: 'tech', timeZone: 'Europe/Lisbon' };
  const people = [{ ...person, localTime: '09:00', availability: 'free', strip: 'ffbo' }];
  const time = { start: START, end: '2026-12-08T10:00:00.000Z', staffFree: true, remark: null };
  const zones = { timeZone: 'Europe/Zurich', clientZone: 'Europe/Zurich' };
  service.on(`GET ${API}`, { body: aHandover({ state: 'accepted' }) });
  service.on(`GET ${API}/kickoff`, { body: aKickoff(part) });
  service.on(`GET ${API}/kickoff/times`, {
    body: { ...zones, problem: null, times: [{ ...time, people }] },
  });
  renderTab(`/tab/?handover=${HANDOVER_ID}#kickoff`);
}

const choose = async () =>
  userEvent.click(await screen.findByRole('radio', { name: /^Tue 8 Dec.*10:00 Zurich$/u }));

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
    const joined = { ...event, joinUrl: 'https://teams.microsoft.com/l/x' };
    const can = { send: false, keep: false };
    show({ state: 'sent', event: joined, whyNot: 'The invitation was sent.', can });
    const link = await screen.findByRole('link', { name: /Join the meeting/u });
    expect(link.getAttribute('href')).toBe('https://teams.microsoft.com/l/x');
    expect(screen.queryByText('The invitation was sent.')).toBeNull();
  });

  it('says in one sentence who answered what', async () => {
    const replies: KickoffView['replies'] = [
      { ...jan, answer: 'none' },
      { ...ana, answer: 'accepted' },
      { ...ana, name: 'Tomás Ferreira', answer: 'tentative', proposes: START },
      { ...ana, name: 'Jan Berg', answer: 'declined' },
    ];
    show({ state: 'sent', event, replies, can: { send: false, keep: false } });
    await screen.findByText(
      'Ana accepted, Tomás proposes another time, Jan Berg declined, Jan Keller hasn’t answered.',
    );
  });

  it('shows what was done in Outlook, and the manager leaves it as it is up to what was seen', async () => {
    const points: KickoffView['points'] = [
      { ...point, kind: 'moved', at: START, was: '2026-12-07T09:00:00.000Z' },
      declined,
      { ...point, kind: 'proposed', name: jan.name, mail: jan.mail, at: START, since: START },
    ];
    service.on(KEEP, { body: aKickoff() });
    show({ state: 'sent', event, points, can: { send: false, keep: true } });
    await screen.findByText('Ana Costa declined the kickoff.');
    await screen.findByText('Jan Keller proposes Tue 8 Dec, 09:00 your time · 10:00 Zurich.');
    await screen.findByText(
      'The kickoff was moved in Outlook to Tue 8 Dec, 09:00 your time · 10:00 Zurich.',
    );
    await screen.findByText('It was Mon 7 Dec, 09:00 your time · 10:00 Zurich.');
    const link = screen.getByRole('link', { name: /Open in the calendar/u });
    expect(link.getAttribute('href')).toBe(event.webUrl);
    await userEvent.click(screen.getByRole('button', { name: 'Leave it as it is' }));
    await waitFor(() => expect(service.calls(KEEP)[0]?.body).toEqual({ upTo: START }));
  });

  it('tells everybody else who decides', async () => {
    show({ state: 'sent', event, points: [declined], can: { send: false, keep: false } });
    await screen.findByText('Meera decides.');
    expect(screen.queryByRole('button', { name: 'Leave it as it is' })).toBeNull();
  });

  it('says that it was deleted, and offers times anew', async () => {
    const gone = { ...event, isGone: true };
    const points = [{ ...point, kind: 'gone' as const }];
    show({ state: 'sent', event: gone, points, revision: 1, can: { send: true, keep: false } });
    await screen.findByText('The kickoff was deleted in Outlook.');
    await screen.findByText('Choose another time below: everybody is invited anew.');
    expect(screen.queryByText('Invitation sent')).toBeNull();
    service.on(SEND, { status: 202, body: aKickoff({ state: 'sending' }) });
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: 'Send the invitation' }));
    await waitFor(() => expect(service.calls(SEND)).toHaveLength(1));
  });

  it('says why nobody can tell who comes', async () => {
    show({ state: 'sent', event, unread: 'We can’t see it.', can: { send: false, keep: false } });
    await screen.findByText('We can’t see it.');
  });

  it('IN02 shows a link that is not http as plain text', async () => {
    show({
      state: 'sent',
      event: { ...event, joinUrl: 'javascript:alert(1)' },
      can: { send: false, keep: false },
    });
    await screen.findByText('Join the meeting');
    expect(screen.queryByRole('link', { name: /Join/u })).toBeNull();
  });

  it('says why it can’t be sent yet', async () => {
    show({
      whyNot: 'The invitation goes out once tech has accepted.',
      can: { send: false, keep: false },
    });
    await screen.findByText('The invitation goes out once tech has accepted.');
    expect(service.calls(`GET ${API}/kickoff/times`)).toHaveLength(0);
  });
});
