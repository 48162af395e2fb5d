import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { HandoverView } from '../../src/overview/model.ts';
import { HANDOVER_ID, aHandover, aPromise, promisesOf } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const UNDO = `POST ${API}/undo`;
const did = { version: 41, text: 'A promise was checked', seconds: 10 };
let service: Service;

function show(undo: HandoverView['undo'], place = 'overview'): void {
  service.on(`GET ${API}`, { body: aHandover({ undo }) });
  service.on(`GET ${API}/promises`, { body: promisesOf(aPromise()) });
  renderTab(`/tab/?handover=${HANDOVER_ID}#${place}`);
}
const button = async () => await screen.findByRole('button', { name: 'Undo' });

beforeEach(() => {
  service = startService();
});
afterEach(() => {
  jest.useRealTimers();
  cleanup();
});

describe('undo', () => {
  it.each(['overview', 'promises'])('is offered for what was just done, on %s', async (place) => {
    show(did, place);
    service.on(UNDO, { body: aHandover({ version: 43 }) });
    await screen.findByText('A promise was checked');
    const pressed = await button();
    service.on(`GET ${API}`, { body: aHandover({ version: 43 }) });
    await userEvent.click(pressed);
    await waitFor(() => expect(service.calls(UNDO)).toHaveLength(1));
    expect(service.calls(UNDO)[0]?.body).toEqual({ version: 41 });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
  });

  it('is over after ten seconds', async () => {
    show(did);
    await button();
    jest.useFakeTimers();
    cleanup();
    show(did);
    for (let tries = 0; tries < 50 && !screen.queryByRole('button', { name: 'Undo' }); tries += 1)
      await act(async () => await jest.advanceTimersByTimeAsync(20));
    await act(async () => await jest.advanceTimersByTimeAsync(8000));
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeNull();
    await act(async () => await jest.advanceTimersByTimeAsync(2500));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says why it was too late, though nothing is offered any more', async () => {
    show(did);
    const pressed = await button();
    service.on(UNDO, problem(409, 'invalid_state', 'It is too late to undo this.'));
    service.on(`GET ${API}`, { body: aHandover() });
    await userEvent.click(pressed);
    await screen.findByText('It is too late to undo this.');
  });

  it('is not there when there is nothing to undo', async () => {
    show(null);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});
