import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HANDOVER_ID, aChecklist, aHandover, anItem } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';
import { aStream, type Said } from '../testing/stream.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const CHANGE = 'event: change\ndata:\n\n';
const soon = { timeout: 8000 };
let service: Service;
let live: Said;

const heading = (name: RegExp) => screen.findByRole('heading', { level: 1, name }, soon);
const readings = () => service.calls(`GET ${API}`).length;

beforeEach(() => {
  service = startService();
  live = aStream();
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/live`, () => ({ stream: live.stream }));
});
afterEach(cleanup);

/** Shows the tab until it follows the stream and has read again what it may have missed. */
async function show(address?: string): Promise<void> {
  renderTab(address);
  await waitFor(() => expect(service.calls(`GET ${API}/live`)).toHaveLength(1));
  await waitFor(() => expect(readings()).toBe(2));
}

describe('changes by others', () => {
  it('are on screen as soon as the service says that something changed', async () => {
    await show();
    service.on(`GET ${API}`, { body: aHandover({ project: 'Contoso rollout, phase 2' }) });
    live.say(CHANGE);
    await heading(/phase 2/u);
  });

  it('are not asked for at a heartbeat, and once for a line that comes in parts', async () => {
    await show();
    live.say(':\n\n');
    live.say('event: cha');
    live.say('nge\ndata:\n\n');
    await waitFor(() => expect(readings()).toBe(3));
    live.say(CHANGE);
    await waitFor(() => expect(readings()).toBe(4));
  });

  it('are read where they are seen, and nowhere else', async () => {
    const asked = (part: string) => service.calls(`GET ${API}/${part}`).length;
    service.on(`GET ${API}/items`, { body: aChecklist([anItem()], 0) });
    await show(`/tab/?handover=${HANDOVER_ID}#checklist`);
    await waitFor(() => expect(asked('items')).toBeGreaterThan(0));
    live.say('event: change\ndata: checklist\n\n');
    await waitFor(() => expect(readings()).toBe(3));
    const before = asked('items');
    live.say('event: change\ndata: questions\n\n');
    await waitFor(() => expect(readings()).toBe(4));
    expect(asked('items')).toBe(before);
    live.say('event: change\ndata: questions risks\n\n');
    await waitFor(() => expect(asked('items')).toBe(before + 1));
  });

  it('are not asked for at intervals while the service tells of them, and are when it does not', async () => {
    const body = aHandover({ folders: { state: 'making', folders: [], made: 0, total: 7 } });
    service.on(`GET ${API}`, { body });
    await show();
    for (const count of [3, 4, 5]) {
      live.say(CHANGE);
      // Each comes a pause later, in which the quick interval would have read once more.
      await waitFor(() => expect(readings()).toBe(count));
    }
    service.on(`GET ${API}/live`, problem(503, 'database_unavailable', 'It is restarting.'));
    live.end();
    await waitFor(() => expect(readings()).toBeGreaterThan(6));
  });

  it('draw nothing again where the service says that nothing changed', async () => {
    const etag = `W/"${'a'.repeat(22)}"`;
    service.on(`GET ${API}`, ({ headers }) =>
      headers['if-none-match'] === etag
        ? { status: 304, headers: { etag } }
        : { body: aHandover(), headers: { etag } },
    );
    await show();
    const title = await heading(/./u);
    live.say(CHANGE);
    await waitFor(() => expect(readings()).toBe(3));
    expect(service.calls(`GET ${API}`).map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      etag,
      etag,
    ]);
    expect(await heading(/./u)).toBe(title);
  });

  it('leave what is being typed alone', async () => {
    const items = (text: string, version: number) => ({
      body: aChecklist([anItem({ text, version, status: 'answered' })], 1),
    });
    service.on(`GET ${API}/items`, items('theirs', 3));
    const unsaved = problem(503, 'database_unavailable', 'The database is restarting.');
    service.on(`PATCH ${API}/items/requirements.integrations`, unsaved);
    await show(`/tab/?handover=${HANDOVER_ID}#checklist/requirements.integrations`);
    const field = await screen.findByLabelText<HTMLTextAreaElement>('Third-party integrations');
    await userEvent.clear(field);
    await userEvent.type(field, 'mine');
    const before = service.calls(`GET ${API}/items`).length;
    service.on(`GET ${API}/items`, items('theirs, later', 4));
    live.say(CHANGE);
    await waitFor(() => expect(service.calls(`GET ${API}/items`).length).toBeGreaterThan(before));
    await screen.findByText('theirs, later');
    expect(field.value).toBe('mine');
  });

  it('are read again when a stream that ended was opened again', async () => {
    await show();
    const first = live;
    live = aStream();
    service.on(`GET ${API}`, { body: aHandover({ project: 'Contoso rollout, phase 2' }) });
    first.end();
    await heading(/phase 2/u);
    expect(service.calls(`GET ${API}/live`)).toHaveLength(2);
  });

  it('AZ07 end with the page when the handover is not theirs any more', async () => {
    await show();
    const gone = problem(404, 'not_found', 'Not yours.');
    service.on(`GET ${API}`, gone);
    service.on(`GET ${API}/live`, gone);
    live.end();
    await screen.findByText('This handover isn’t yours', {}, soon);
    expect(service.calls(`GET ${API}/live`)).toHaveLength(2);
  });

  it('are not followed while the tab is hidden, and read again when it is shown', async () => {
    await show();
    const first = live;
    live = aStream();
    const turn = (visibilityState: string) => {
      Object.defineProperty(document, 'visibilityState', {
        value: visibilityState,
        configurable: true,
      });
      act(() => void document.dispatchEvent(new Event('visibilitychange')));
    };
    turn('hidden');
    await waitFor(() => expect(first.isLeft()).toBe(true));
    expect(service.calls(`GET ${API}/live`)).toHaveLength(1);
    service.on(`GET ${API}`, { body: aHandover({ project: 'Contoso rollout, phase 2' }) });
    turn('visible');
    await heading(/phase 2/u);
    expect(service.calls(`GET ${API}/live`)).toHaveLength(2);
  });

  it('are no longer followed by a page that was left', async () => {
    await show();
    cleanup();
    await waitFor(() => expect(live.isLeft()).toBe(true));
  });
});
