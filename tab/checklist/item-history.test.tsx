import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ItemView } from '../../src/checklist/model.ts';
import type { PersonRef } from '../../src/people/model.ts';
import { HANDOVER_ID, RIYA, TOMAS, aChecklist, aHandover, anItem } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const key = 'requirements.integrations';
const HISTORY = `GET ${API}/items/${key}/revisions`;
const BACK = `POST ${API}/items/${key}/bring-back`;
const at = '2026-11-20T10:31:00.000Z';
const said = { status: 'answered', text: '', columns: [], rows: [], reason: null, source: null };
let service: Service;
let stored: ItemView;

/** The service takes an edit and has it from then on. */
function takes(route: string, text: string): void {
  service.on(route, () => {
    stored = { ...stored, version: stored.version + 1, text };
    return { body: stored };
  });
}

const entry = (number: number, text: string, by: PersonRef = RIYA) => {
  const after = { ...said, text, source: 'SOW' };
  return { key, title: 'Third-party integrations', number, by, begunAt: at, endedAt: at, after };
};

beforeEach(() => {
  service = startService();
  stored = anItem({ version: 3, status: 'answered', text: '', changedBy: RIYA });
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/items`, () => ({ body: aChecklist([stored]) }));
  const revisions = [entry(3, ''), entry(2, 'SAP and DHL', TOMAS), entry(1, 'SAP')];
  service.on(HISTORY, { body: { revisions, next: null } });
  renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${key}`);
});
afterEach(cleanup);

const open = async () =>
  await userEvent.click(await screen.findByRole('button', { name: 'History' }));
const back = async () =>
  await userEvent.click(await screen.findByRole('button', { name: /^Bring back: Tomás, /u }));

describe('the history of an item', () => {
  it('is read when it is asked for, and says who wrote what when', async () => {
    await screen.findByRole('button', { name: 'History' });
    expect(service.calls(HISTORY)).toHaveLength(0);
    await open();
    const list = within(await screen.findByRole('list', { name: 'History' }));
    const lines = list.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual([
      expect.stringMatching(/^Riya, .+ · nowNothing\./u),
      expect.stringMatching(/^Tomás, .+SAP and DHLWhere it says so: SOW/u),
      expect.stringMatching(/^Riya, .+SAP/u),
    ]);
    expect(list.getAllByRole('button')).toHaveLength(2);
  });

  it('brings back what was cleared, at the version that is saved, and shows it in the form', async () => {
    takes(BACK, 'SAP and DHL');
    await open();
    await back();
    await screen.findByDisplayValue('SAP and DHL');
    const [call] = service.calls(BACK);
    expect([call?.body, call?.headers['if-match']]).toEqual([{ number: 2 }, '"3"']);
  });

  it('saves first what was typed, so that it is in the history too', async () => {
    takes(`PATCH ${API}/items/${key}`, 'Half');
    takes(BACK, 'SAP and DHL');
    await open();
    await userEvent.type(await screen.findByLabelText('Third-party integrations'), 'Half');
    await back();
    await waitFor(() => expect(service.calls(BACK)).toHaveLength(1));
    expect(service.calls(BACK)[0]?.headers['if-match']).toBe('"4"');
    await screen.findByDisplayValue('SAP and DHL');
  });

  it('says when it could not be brought back', async () => {
    service.on(BACK, problem(409, 'invalid_state', 'Not any more.'));
    await open();
    await back();
    await screen.findByText('Not any more.');
  });
});

describe('undo in an item', () => {
  const typed = `PATCH ${API}/items/${key}`;
  const bodies = () => service.calls(typed).map(({ body }) => body);
  const undo = async () =>
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }, { timeout: 5000 }));

  it('puts back what stood before somebody typed, however often that was saved', async () => {
    stored = { ...stored, text: 'SAP and DHL' };
    cleanup();
    renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${key}`);
    service.on(typed, ({ body }) => {
      stored = { ...stored, version: stored.version + 1, text: (body as { text: string }).text };
      return { body: stored };
    });
    const field = await screen.findByLabelText('Third-party integrations');
    await userEvent.clear(field);
    await waitFor(() => expect(bodies()).toHaveLength(1), { timeout: 5000 });
    await userEvent.type(field, 'X');
    await waitFor(() => expect(bodies()).toHaveLength(2), { timeout: 5000 });
    await undo();
    await waitFor(() => expect(bodies().at(-1)).toMatchObject({ text: 'SAP and DHL' }));
    await screen.findByDisplayValue('SAP and DHL');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says the answer again after it was made not applicable', async () => {
    stored = { ...stored, text: 'SAP and DHL' };
    cleanup();
    renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${key}`);
    service.on(typed, ({ body }) => {
      const { text = '', reason = null, kind } = body as Record<string, string>;
      const status =
        kind === 'not-applicable' ? ('not-applicable' as const) : ('answered' as const);
      stored = { ...stored, version: stored.version + 1, text, reason, status };
      return { body: stored };
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Not applicable…' }));
    await userEvent.type(await screen.findByLabelText(/Why isn’t it applicable/u), 'New.');
    await userEvent.click(screen.getByRole('button', { name: 'Not applicable' }));
    await waitFor(() => expect(bodies()).toHaveLength(1));
    await undo();
    await waitFor(() => expect(bodies().at(-1)).toMatchObject({ text: 'SAP and DHL' }));
  });

  it('gives the reason back after an answer was typed over it', async () => {
    stored = { ...stored, status: 'not-applicable', reason: 'New system.' };
    cleanup();
    renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${key}`);
    service.on(typed, ({ body }) => {
      const { text = '', reason = null } = body as Record<string, string>;
      stored = { ...stored, version: stored.version + 1, text, reason, status: 'answered' };
      return { body: stored };
    });
    await userEvent.type(await screen.findByLabelText('Third-party integrations'), 'SAP');
    await waitFor(() => expect(bodies()).toHaveLength(1), { timeout: 5000 });
    await undo();
    await waitFor(() =>
      expect(bodies().at(-1)).toEqual({ kind: 'not-applicable', reason: 'New system.' }),
    );
  });
});
