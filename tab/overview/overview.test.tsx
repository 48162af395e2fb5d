import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { HandoverView } from '../../src/overview/model.ts';
import {
  HANDOVER_ID,
  MEERA,
  RIYA,
  TOMAS,
  aBlocker,
  aChecklist,
  aHandover,
  aPoint,
  anItem,
  pointsOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
let service: Service;

function show(part: Partial<HandoverView> = {}): void {
  service.on(`GET ${API}`, { body: aHandover(part) });
  renderTab();
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('the overview', () => {
  it('jumps from a blocker to the exact thing that cures it, and puts the focus there', async () => {
    service.on(`GET ${API}/items`, { body: aChecklist([anItem()]) });
    show({ blockers: [aBlocker()] });
    await screen.findByText(/Waiting for Riya/u);
    await press('Open: DHL link: no credentials holder');
    await screen.findByLabelText('Third-party integrations');
    expect(window.location.hash).toBe('#checklist/requirements.integrations');
    expect(document.activeElement?.getAttribute('data-ref')).toBe('requirements.integrations');
  });

  it('opens the contact form when a cure asks for a contact', async () => {
    const can = { ...aHandover().can, addContact: true };
    const cure = { label: 'Name one', page: 'overview' as const, ref: 'contacts' };
    show({
      can,
      blockers: [aBlocker({ code: 'no_client_contact', text: 'Nobody', yours: true, cure })],
    });
    await press('Name one: Nobody');
    await screen.findByLabelText(/^Mail/u);
  });

  it.each<[string, Partial<HandoverView>, string]>([
    [
      'whoever submits',
      { gate: 'submit', state: 'draft', can: { submitOnceClear: true } as never },
      'Before you can submit',
    ],
    ['tech', { gate: 'submit', state: 'draft' }, 'Before Riya can submit'],
    ['whoever accepts', { can: { acceptOnceClear: true } as never }, 'Before you can accept'],
    ['sales', {}, 'Before Tomás can accept'],
    ['sales while nobody is named', { people: [] }, 'Before the tech lead can accept'],
  ])('says to %s whose turn it is', async (_who, part, title) => {
    const can = { ...aHandover().can, ...part.can };
    show({ ...part, can, blockers: [aBlocker()] });
    await screen.findByRole('region', { name: title });
  });

  it('never says that nothing is left while a point is open', async () => {
    const sentBack = { at: '2026-11-20T10:31:00.000Z', by: TOMAS, points: 2, open: 2 };
    const can = { ...aHandover().can, submitOnceClear: true };
    const points = [
      aPoint(),
      aPoint({ id: HANDOVER_ID, text: 'And the licences?', page: null, ref: null }),
    ];
    const blockers = points.map(({ text }) => aBlocker({ code: 'point_open', text, yours: true }));
    service.on(`GET ${API}/points`, { body: pointsOf(...points) });
    show({ state: 'draft', gate: 'submit', sentBack, can, blockers });
    const list = await screen.findByRole('region', { name: 'Tomás needs 2 things from you' });
    await within(list).findByText('And the licences?');
    await screen.findByText('Nothing but the 2 points above.');
    expect(screen.queryByText(/Nothing is left/u)).toBeNull();
  });

  it('submits at the version that was seen', async () => {
    service.on(`POST ${API}/submit`, { body: aHandover() });
    const nextStep = {
      label: 'Submit',
      verb: 'submit' as const,
      page: 'overview' as const,
      ref: null,
    };
    show({ state: 'draft', gate: 'submit', nextStep });
    await press('Submit');
    await waitFor(() => expect(service.calls(`POST ${API}/submit`)).toHaveLength(1));
    expect(service.calls(`POST ${API}/submit`)[0]?.headers['if-match']).toBe('"41"');
    expect(service.calls(`POST ${API}/submit`)[0]?.body).toEqual({});
  });

  it('asks for a reason when the service says that it comes late', async () => {
    service.on(`POST ${API}/submit`, { body: aHandover() });
    const nextStep = {
      label: 'Submit',
      verb: 'submit' as const,
      page: 'overview' as const,
      ref: null,
    };
    show({ state: 'draft', gate: 'submit', nextStep, asksLateReason: true });
    await press('Submit');
    await userEvent.type(screen.getByLabelText(/Why so late/u), 'Signed today');
    await press('Submit');
    await waitFor(() =>
      expect(service.calls(`POST ${API}/submit`)[0]?.body).toEqual({ lateReason: 'Signed today' }),
    );
  });

  it('shows tech why it came late, and whoever submitted it no way to accept', async () => {
    const own = { ...aHandover().can, sendBack: true };
    show({ lateReason: 'Signed today', can: own });
    await screen.findByText(/It came late, because: “Signed today”/u);
    await screen.findByText(/Another tech lead accepts it/u);
    await screen.findByRole('button', { name: 'Send back…' });
    expect(screen.queryByRole('button', { name: /Accept/u })).toBeNull();
  });

  it('says what is missing when submitting is refused', async () => {
    service.on(`POST ${API}/submit`, problem(409, 'blocked', '4 things are left.'));
    const nextStep = {
      label: 'Submit',
      verb: 'submit' as const,
      page: 'overview' as const,
      ref: null,
    };
    show({ state: 'draft', gate: 'submit', nextStep });
    await press('Submit');
    await screen.findByText(/4 things are left/u);
    await screen.findByRole('button', { name: 'Show what is missing' });
  });

  it('names tech lead and project manager from the people who may be named', async () => {
    service.on(`GET ${API}/candidates`, { body: { people: [TOMAS, MEERA] } });
    service.on(`POST ${API}/roles`, { body: aHandover() });
    show({ people: [], can: { ...aHandover().can, nameRoles: true } });
    await press('Name lead and manager');
    await userEvent.selectOptions(await screen.findByLabelText('Tech lead'), 'tomas');
    await press('Name them');
    await waitFor(() =>
      expect(service.calls(`POST ${API}/roles`)[0]?.body).toEqual({ techLead: 'tomas' }),
    );
  });

  it('calls a check done only once it was made, not when its person is known', async () => {
    const check = {
      kind: 'feasibility' as const,
      note: null,
      refusal: null,
      mine: false,
      by: TOMAS,
    };
    show({ checks: [{ ...check, at: null }] });
    await screen.findByText('Waiting for Tomás');
  });

  it('says no to a check with why, and who says so until it is sent back', async () => {
    const check = { kind: 'feasibility' as const, note: null, mine: true, by: TOMAS, at: null };
    const refusal = {
      by: TOMAS,
      at: '2026-11-24T09:00:00.000Z',
      text: 'Can we build it? No: Six weeks.',
    };
    service.on(`POST ${API}/checks/refuse`, {
      body: aHandover({ checks: [{ ...check, refusal }] }),
    });
    show({ checks: [{ ...check, refusal: null }] });
    await press('No, because…');
    await userEvent.type(await screen.findByLabelText(/^Can we build it\? No/u), 'Six weeks.');
    service.on(`GET ${API}`, { body: aHandover({ checks: [{ ...check, refusal }] }) });
    await press('I can’t vouch for it');
    await screen.findByText(/^Tomás says no/u);
    await screen.findByText('Can we build it? No: Six weeks.');
    const [sent] = service.calls(`POST ${API}/checks/refuse`);
    expect(sent?.body).toEqual({ kind: 'feasibility', because: 'Six weeks.' });
  });

  it('says why what tech understood is not the deal, and shows it to tech', async () => {
    const written = { writtenBy: TOMAS, writtenAt: '2026-11-24T09:00:00.000Z' };
    const mirror = { ...aHandover().mirror, ...written, text: 'We build it for two sites.' };
    const declined = { by: RIYA, at: '2026-11-24T10:00:00.000Z', because: 'Three sites.' };
    service.on(`POST ${API}/mirror/decline`, { body: aHandover() });
    show({ mirror, can: { ...aHandover().can, approveMirror: true } });
    await press('No, because…');
    await userEvent.type(await screen.findByLabelText('What is not the deal?'), 'Three sites.');
    service.on(`GET ${API}`, { body: aHandover({ mirror: { ...mirror, declined } }) });
    await press('Tell tech');
    await screen.findByText(/^Riya says that this is not the deal/u);
    await screen.findByText('Three sites.');
    const [sent] = service.calls(`POST ${API}/mirror/decline`);
    expect(sent?.body).toEqual({ because: 'Three sites.' });
  });

  it('tries an outside effect again on request', async () => {
    service.on(`POST ${API}/effects/retry`, { body: aHandover() });
    const attention = [{ key: 'card', what: 'The card failed.', todo: 'Try.', canRetry: true }];
    show({ attention });
    await press('Try again');
    await waitFor(() =>
      expect(service.calls(`POST ${API}/effects/retry`)[0]?.body).toEqual({ key: 'card' }),
    );
  });
});
