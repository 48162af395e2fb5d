import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HANDOVER_ID, QUESTION_ID, aHandover, aQuestion } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const CHANNEL = {
  team: { id: '00000000-0000-4000-8000-000000000005', name: 'Client projects' },
  channel: { id: '19:abc@thread.tacv2', name: 'Contoso' },
};
const LINE = {
  id: HANDOVER_ID,
  project: 'Contoso ERP rollout',
  clientName: 'Contoso AG',
  state: 'draft',
  promisedStart: '2026-12-07',
};
let service: Service;

beforeEach(() => {
  service = startService();
  service.on(`GET ${API}`, { body: aHandover() });
});
afterEach(cleanup);

describe('a tab in a channel', () => {
  it('opens the channel’s one handover', async () => {
    service.on('GET /api/handovers', {
      body: { handovers: [LINE], next: null, can: { create: true } },
    });
    renderTab('/tab/', CHANNEL);
    await screen.findByRole('heading', { level: 1, name: /Contoso ERP rollout/u });
  });

  it('lets the reader choose when there are several', async () => {
    const other = { ...LINE, id: '00000000-0000-4000-8000-000000000109', project: 'Second' };
    service.on('GET /api/handovers', {
      body: { handovers: [other, LINE], next: null, can: { create: true } },
    });
    renderTab('/tab/', CHANNEL);
    await userEvent.click(await screen.findByRole('button', { name: /Contoso ERP rollout/u }));
    await waitFor(() => expect(service.calls(`GET ${API}`).length).toBeGreaterThan(0));
  });

  it('begins a handover from a link’s values, connected to the channel, with a key', async () => {
    service.on('GET /api/handovers', {
      body: { handovers: [], next: null, can: { create: true } },
    });
    service.on('POST /api/handovers', { status: 201, body: { id: HANDOVER_ID, existing: false } });
    const query = 'project=ERP&client=Contoso&deal=D-1&start=2026-12-07&live=2027-03-31';
    renderTab(`/tab/?${query}`, CHANNEL);
    await userEvent.click(await screen.findByRole('button', { name: 'Create the handover' }));
    await waitFor(() => expect(service.calls('POST /api/handovers')).toHaveLength(1));
    const [call] = service.calls('POST /api/handovers');
    expect(call?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/u);
    expect(call?.body).toEqual({
      project: 'ERP',
      clientName: 'Contoso',
      deal: 'D-1',
      promisedStart: '2026-12-07',
      goLive: '2027-03-31',
      contact: null,
      channel: {
        teamId: CHANNEL.team.id,
        channelId: CHANNEL.channel.id,
        channelName: 'Contoso',
      },
    });
    await screen.findByRole('heading', { level: 1, name: /Contoso ERP rollout/u });
  });

  it('opens the handover that a link’s deal already has, and does not ask for anything', async () => {
    const lines = { handovers: [], next: null, can: { create: true } };
    service.on('GET /api/handovers', ({ path }) => ({
      body: path.endsWith('?deal=D-1') ? { ...lines, handovers: [LINE] } : lines,
    }));
    renderTab('/tab/?project=ERP&client=Contoso&deal=D-1', CHANNEL);
    await screen.findByRole('heading', { level: 1, name: /Contoso ERP rollout/u });
    expect(service.calls('POST /api/handovers')).toEqual([]);
  });

  it.each([
    ['contact=Ana%20Costa', /Their mail/u, 'ana@contoso.example', 'Add their address'],
    ['mail=ana@contoso.example', /Contact at the client/u, 'Ana Costa', 'Say who has this address'],
  ])(
    'drops no half of a contact (%s): it says what is missing',
    async (half, label, rest, says) => {
      service.on('GET /api/handovers', {
        body: { handovers: [], next: null, can: { create: true } },
      });
      service.on('POST /api/handovers', {
        status: 201,
        body: { id: HANDOVER_ID, existing: false },
      });
      const query = `project=ERP&client=Contoso&start=2099-12-07&live=2099-12-31&${half}`;
      renderTab(`/tab/?${query}`, CHANNEL);
      await screen.findByText(new RegExp(`^${says}`, 'u'));
      const create = screen.getByRole('button', { name: 'Create the handover' });
      expect(create).toHaveProperty('disabled', true);
      await userEvent.type(screen.getByLabelText(label), rest);
      await userEvent.click(create);
      await waitFor(() =>
        expect(service.calls('POST /api/handovers')[0]?.body).toMatchObject({
          contact: { name: 'Ana Costa', mail: 'ana@contoso.example' },
        }),
      );
    },
  );

  const number = 'There is already a handover with this number';
  const other = { ...LINE, id: '00000000-0000-4000-8000-000000000107', project: 'Contoso again' };

  it.each([
    ['several carry', [LINE, other]],
    ['one carries that is over', [{ ...LINE, state: 'closed' }]],
  ])('offers the handovers of a link’s number where %s', async (_what, handovers) => {
    const lines = { handovers: [], next: null, can: { create: true } };
    service.on('GET /api/handovers', ({ path }) => ({
      body: path.endsWith('?deal=D-1') ? { ...lines, handovers } : lines,
    }));
    service.on('POST /api/handovers', { status: 201, body: { id: HANDOVER_ID, existing: false } });
    renderTab(
      '/tab/?project=ERP&client=Contoso&deal=D-1&start=2099-12-07&live=2099-12-31',
      CHANNEL,
    );
    await screen.findByRole('heading', { level: 1, name: number });
    await screen.findByRole('button', { name: /Contoso ERP rollout/u });
    await userEvent.click(screen.getByRole('button', { name: 'Make another' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Create the handover' }));
    await waitFor(() =>
      expect(service.calls('POST /api/handovers')[0]?.body).toMatchObject({
        deal: 'D-1',
        another: true,
      }),
    );
  });

  it('offers the handover whose number was typed, to be opened or to make another', async () => {
    const lines = { handovers: [], next: null, can: { create: true } };
    service.on('GET /api/handovers', ({ path }) => ({
      body: path.endsWith('?deal=D-7') ? { ...lines, handovers: [LINE] } : lines,
    }));
    service.on('POST /api/handovers', ({ body }) => {
      const isAnother = (body as { another?: boolean }).another === true;
      const id = isAnother ? other.id : HANDOVER_ID;
      return { status: isAnother ? 201 : 200, body: { id, existing: !isAnother } };
    });
    service.on(`GET /api/handovers/${other.id}`, { body: aHandover({ project: other.project }) });
    renderTab('/tab/?project=ERP&client=Contoso&start=2099-12-07&live=2099-12-31', CHANNEL);
    await userEvent.type(await screen.findByLabelText(/^Deal in the CRM/u), 'D-7');
    await userEvent.click(screen.getByRole('button', { name: 'Create the handover' }));
    await screen.findByRole('heading', { level: 1, name: number });
    await screen.findByRole('button', { name: /Contoso ERP rollout/u });
    await userEvent.click(screen.getByRole('button', { name: 'Make another' }));
    await screen.findByRole('heading', { level: 1, name: /Contoso again/u });
    const keys = service
      .calls('POST /api/handovers')
      .map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
  });

  it('tells somebody who may begin none that it isn’t theirs, and nothing else', async () => {
    service.on('GET /api/handovers', {
      body: { handovers: [], next: null, can: { create: false } },
    });
    renderTab('/tab/', CHANNEL);
    await screen.findByRole('heading', { level: 1, name: 'This handover isn’t yours' });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says what to do while nobody can tell whose it is, and asks again', async () => {
    const detail = 'We cannot see who is in this team right now. Try again shortly.';
    service.on('GET /api/handovers', problem(503, 'directory_unavailable', detail));
    renderTab('/tab/', CHANNEL);
    await screen.findByText(new RegExp(detail, 'u'));
    service.on('GET /api/handovers', {
      body: { handovers: [LINE], next: null, can: { create: true } },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { level: 1, name: /Contoso ERP rollout/u });
  });

  it('offers the chosen handover to Teams on the configuration page', async () => {
    service.on('GET /api/handovers', {
      body: { handovers: [LINE], next: null, can: { create: true } },
    });
    const log = renderTab('/tab/configure', CHANNEL);
    await userEvent.click(await screen.findByRole('radio', { name: /Contoso ERP rollout/u }));
    await screen.findByText(/Press Save in Teams/u);
    expect(log.offered[0]).toBeNull();
    expect(log.offered.at(-1)).toEqual({ handoverId: HANDOVER_ID, title: LINE.project });
  });
});

describe('a tab in a chat or a meeting', () => {
  it('offers the reader’s own handovers on the configuration page', async () => {
    const body = { waiting: [], handovers: [LINE], next: null, can: { create: true } };
    service.on('GET /api/waiting', { body });
    const log = renderTab('/tab/configure');
    await userEvent.click(await screen.findByRole('radio', { name: /Contoso ERP rollout/u }));
    await screen.findByText(/Press Save in Teams/u);
    expect(log.offered.at(-1)).toEqual({ handoverId: HANDOVER_ID, title: LINE.project });
  });

  it('says what to do for somebody without a handover', async () => {
    const body = { waiting: [], handovers: [], next: null, can: { create: true } };
    service.on('GET /api/waiting', { body });
    renderTab('/tab/configure');
    await screen.findByText(/Begin one in its project’s channel/u);
  });

  it('begins beside a meeting with the kickoff', async () => {
    renderTab(`/tab/?handover=${HANDOVER_ID}`, { isMeetingPanel: true });
    await screen.findByRole('tab', { name: 'Kickoff', selected: true });
  });
});

describe('the personal app', () => {
  it('shows what waits for me and opens the exact thing', async () => {
    const waiting = {
      handoverId: HANDOVER_ID,
      project: 'Contoso ERP rollout',
      kind: 'question',
      title: 'Is single sign-on part of scope?',
      moment: null,
      detail: null,
      from: null,
      dueAt: null,
      since: '2026-11-20T10:31:00.000Z',
      action: { label: 'Answer', page: 'questions', ref: QUESTION_ID },
    };
    service.on('GET /api/waiting', {
      body: { waiting: [waiting], handovers: [], next: null, can: { create: true } },
    });
    service.on(`GET ${API}/questions`, { body: { questions: [aQuestion()], can: { ask: true } } });
    renderTab('/tab/waiting');
    await screen.findByText('Waiting for me (1)');
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    await screen.findByText('Is single sign-on part of scope?', { selector: 'h2' });
    await userEvent.click(screen.getByRole('button', { name: 'Waiting for me' }));
    await screen.findByText('Waiting for me (1)');
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    await screen.findByText('Is single sign-on part of scope?', { selector: 'h2' });
    window.history.back();
    await screen.findByText('Waiting for me (1)');
  });

  it('says so when nothing waits', async () => {
    service.on('GET /api/waiting', {
      body: { waiting: [], handovers: [], next: null, can: { create: true } },
    });
    renderTab('/tab/waiting');
    await screen.findByText(/Nothing waits for you/u);
  });

  it('shows more of my handovers on demand, and says until then that there are more', async () => {
    const rest = { ...LINE, id: HANDOVER_ID.replace(/.$/u, '9'), project: 'Beyond the first' };
    service.on('GET /api/waiting', ({ path }) => ({
      body: {
        waiting: [],
        handovers: path.endsWith('?after=there') ? [rest] : [LINE],
        next: path.endsWith('?after=there') ? null : 'there',
        can: { create: true },
      },
    }));
    renderTab('/tab/');
    await screen.findByText('My handovers (1+)');
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await screen.findByText('My handovers (2)');
    const line = screen.getByRole('button', { name: /Beyond the first/u });
    await waitFor(() => expect(document.activeElement).toBe(line));
  });
});
