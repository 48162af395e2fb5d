import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HANDOVER_ID, RIYA, aBlocker, aClientView, aHandover } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
let service: Service;

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('showing the text early', () => {
  it('is a press after a look at what the client will see', async () => {
    const view = aHandover({ version: 7 });
    service.on(`GET ${API}`, { body: { ...view, can: { ...view.can, showEarly: true } } });
    service.on(`GET ${API}/client-preview`, { body: aClientView({ isAccepted: false }) });
    service.on(`POST ${API}/show-early`, { body: view });
    renderTab(`/tab/?handover=${HANDOVER_ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Show the text early' }));
    await screen.findByText('Stock ledger');
    expect(service.calls(`POST ${API}/show-early`)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
    await waitFor(() =>
      expect(service.calls(`POST ${API}/show-early`)[0]?.headers['if-match']).toBe('"7"'),
    );
  });

  it('says what keeps it from being shown, each with its cure', async () => {
    const view = aHandover();
    service.on(`GET ${API}`, { body: { ...view, can: { ...view.can, showEarly: true } } });
    service.on(`GET ${API}/client-preview`, { body: aClientView({ isAccepted: false }) });
    const blockers = [aBlocker({ code: 'promise_unchecked', text: 'One promise is not checked' })];
    service.on(
      `POST ${API}/show-early`,
      problem(409, 'blocked', 'One thing is in the way.', { blockers }),
    );
    renderTab(`/tab/?handover=${HANDOVER_ID}#client/preview`);
    await userEvent.click(await screen.findByRole('button', { name: 'Show it' }));
    await screen.findByText('One thing is in the way.');
    await screen.findByRole('button', { name: 'Open: One promise is not checked' });
  });

  it('is said to tech before they accept, with what changed since somebody looked', async () => {
    const shownEarly = { at: '2026-11-24T09:00:00.000Z', by: RIYA, canTakeBack: false };
    const view = aHandover({ state: 'in-review', gate: 'accept', shownEarly });
    const can = { ...view.can, accept: true, acceptOnceClear: true };
    service.on(`GET ${API}`, { body: { ...view, can } });
    const changed = { since: '2026-11-24T10:00:00.000Z', by: 'Ana Costa', count: 2 };
    service.on(`GET ${API}/client-preview`, { body: aClientView({ changed }) });
    renderTab(`/tab/?handover=${HANDOVER_ID}#answer`);
    await screen.findByText(/^2 items changed since Ana looked\./u);
  });
});

describe('the client', () => {
  it('says what is not quite so, once, and reads what they said', async () => {
    const page = aClientView({ maySayNotQuite: true });
    service.on(`GET ${API}`, { body: page });
    const [section] = page.sections;
    const said = { text: 'Four warehouses.', at: '2026-11-24T09:00:00.000Z' };
    const items = section?.items.map((item) => ({ ...item, notQuite: [said] }));
    service.on(`POST ${API}/not-quite`, {
      body: { ...page, sections: [{ ...section, items }] },
    });
    renderTab(`/tab/?handover=${HANDOVER_ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Not quite' }));
    await userEvent.type(screen.getByLabelText('What is not quite so?'), 'Four warehouses.');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    await screen.findByText(/You said, .*: “Four warehouses\.”/u);
    expect(service.calls(`POST ${API}/not-quite`)).toMatchObject([
      { body: { key: 'scope.deliverables', text: 'Four warehouses.' } },
    ]);
  });

  it('reads what changed since they looked, and nothing is called a version', async () => {
    const changed = { since: '2026-11-24T10:00:00.000Z', by: 'Ana Costa', count: 1 };
    service.on(`GET ${API}`, { body: aClientView({ changed }) });
    renderTab(`/tab/?handover=${HANDOVER_ID}`);
    await screen.findByText(/^1 thing changed since you looked/u);
    await screen.findByText(/^What we understood on /u);
    expect(document.body.textContent).not.toMatch(/version/iu);
  });
});
