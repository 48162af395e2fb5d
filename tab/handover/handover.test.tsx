import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HANDOVER_ID, aClientView, aHandover } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
let service: Service;

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('opening a handover', () => {
  it('AZ08 tells a stranger that it isn’t theirs, and nothing else', async () => {
    service.on(`GET ${API}`, problem(404, 'not_found', 'Contoso is secret.'));
    renderTab();
    await screen.findByText('This handover isn’t yours');
    expect(document.body.textContent).not.toContain('Contoso');
    expect(service.seen.map(({ path }) => path)).toEqual([API]);
  });

  it('shows a client contact the shared version as a letter without anything to press', async () => {
    service.on(`GET ${API}`, { body: aClientView() });
    renderTab();
    await screen.findByText('Stock ledger');
    await screen.findByText('Format: Software');
    expect(screen.queryAllByRole('button')).toHaveLength(0);
    expect(screen.queryAllByRole('tab')).toHaveLength(0);
  });

  it('tells a client contact politely that nothing was shared yet', async () => {
    const body = { standing: 'client-waiting', project: 'Contoso ERP', from: 'Fabrikam' };
    service.on(`GET ${API}`, { body });
    renderTab();
    await screen.findByText(/Fabrikam is preparing what you will get/u);
  });

  it('shows what went wrong with its reference, and tries again', async () => {
    const instance = 'urn:uuid:77777777-7777-4777-8777-777777777777';
    service.on(`GET ${API}`, problem(500, 'internal', 'Try again.', { instance }));
    renderTab();
    await screen.findByText(new RegExp(`Reference: ${instance}`, 'u'), {}, { timeout: 15_000 });
    service.on(`GET ${API}`, { body: aHandover() });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { level: 1, name: /Contoso ERP rollout/u });
  });

  it('lets our people see exactly the client’s view', async () => {
    service.on(`GET ${API}`, { body: aHandover() });
    service.on(`GET ${API}/client-view`, { body: aClientView() });
    renderTab(`/tab/?handover=${HANDOVER_ID}#client`);
    await screen.findByText('This is what the client sees.');
    await screen.findByText('Stock ledger');
  });

  it.each([
    [-2500, 0, /^Start .* 20\d\d, passed ·/u],
    [-1, 0, /^Start .*, passed ·/u],
    [0, 0, /^Start .*, today ·/u],
    [1, 0, /^Start .* \(0 working days\) ·/u],
    [1, 1, /^Start .* \(1 working day\) ·/u],
  ])('says a start that is %i days from today as what it is', async (days, working, words) => {
    const day = new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE');
    const view = aHandover({ promisedStart: day, workingDaysToStart: working });
    service.on(`GET ${API}`, { body: view });
    renderTab(`/tab/?handover=${HANDOVER_ID}`);
    await screen.findByText(words);
  });

  it('follows the place that a deep link names', async () => {
    service.on(`GET ${API}`, { body: aHandover() });
    service.on(`GET ${API}/changes`, { body: { changes: [], next: null } });
    renderTab('/tab/', { subPageId: `handover=${HANDOVER_ID}&page=changes` });
    await screen.findByText('Nothing has been changed yet.');
    await waitFor(() => expect(window.location.hash).toBe('#changes'));
  });
});
