import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Binding } from '../../src/handover/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { HANDOVER_ID, aHandover } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const route = `POST ${API}/take-back`;
const at = '2026-11-20T10:31:00.000Z';
let service: Service;

function show(what: Binding, part: Partial<HandoverView> = {}): void {
  service.on(`GET ${API}`, { body: aHandover({ ...part, takeBack: { what, at } }) });
  renderTab();
}
const press = async () =>
  await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('what binds', () => {
  it.each<[Binding, RegExp]>([
    ['submit', /^You submitted this, .+ until somebody acts on it\.$/u],
    ['send-back', /^You sent this back, .+ until sales acts on it\.$/u],
    ['accept', /^You accepted this, .+ until the invitation to the kickoff leaves\.$/u],
  ])('is offered to be taken back, once: %s', async (what, words) => {
    show(what);
    await screen.findByText(words);
    service.on(`GET ${API}`, { body: aHandover() });
    service.on(route, { body: aHandover() });
    await press();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull());
    expect(service.calls(route).map(({ body }) => body)).toEqual([{ what }]);
    expect(service.calls(route)[0]?.headers['if-match']).toBe('"41"');
  });

  it('is not offered to anybody else', async () => {
    service.on(`GET ${API}`, { body: aHandover() });
    renderTab();
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
  });

  it('says who was faster, though it can no longer be taken back', async () => {
    show('submit');
    await screen.findByRole('button', { name: 'Take back' });
    const said = 'Tomás Ferreira has acted on it since. Talk to them.';
    service.on(route, problem(409, 'invalid_state', said));
    service.on(`GET ${API}`, { body: aHandover() });
    await press();
    await screen.findByText(said);
  });
});
