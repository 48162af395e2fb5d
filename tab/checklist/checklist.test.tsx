import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ItemView } from '../../src/checklist/model.ts';
import { HANDOVER_ID, RIYA, TOMAS, aChecklist, aHandover, anItem } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const PATCH = `PATCH ${API}/items/requirements.integrations`;
let service: Service;

function show(...items: ItemView[]): void {
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/items`, { body: aChecklist(items) });
  renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${items[0]?.definition.key ?? ''}`);
}

const answerField = () => screen.findByLabelText('Third-party integrations');

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('the checklist', () => {
  it('saves by itself after typing has paused, naming the version it began with', async () => {
    service.on(PATCH, ({ body }) => ({ body: anItem({ version: 4, text: textOf(body) }) }));
    show(anItem());
    await userEvent.type(await answerField(), 'SAP and DHL');
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(1), { timeout: 5000 });
    const [call] = service.calls(PATCH);
    expect(call?.headers['if-match']).toBe('"3"');
    expect(call?.body).toEqual({ kind: 'text', text: 'SAP and DHL', source: null });
  });

  it('saves at once on blur, and the next save names the version of the last', async () => {
    let version = 3;
    service.on(PATCH, ({ body }) => ({ body: anItem({ version: ++version, text: textOf(body) }) }));
    show(anItem());
    const field = await answerField();
    await userEvent.type(field, 'SAP');
    await userEvent.tab();
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(1));
    await userEvent.type(field, ' and DHL');
    await userEvent.tab();
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(2), { timeout: 5000 });
    expect(service.calls(PATCH)[1]?.headers['if-match']).toBe('"4"');
  });

  it('submits at the version that its own saving led to, however soon it is pressed', async () => {
    let version = 41;
    const nextStep = {
      label: 'Submit',
      verb: 'submit' as const,
      page: 'overview' as const,
      ref: null,
    };
    const answer = () => ({
      body: aHandover({ version, state: 'draft', gate: 'submit', nextStep }),
    });
    const saving = Promise.withResolvers<void>();
    service.on(PATCH, async ({ body }) => {
      await saving.promise;
      version += 1;
      return { body: anItem({ version: 4, text: textOf(body) }) };
    });
    service.on(`POST ${API}/submit`, answer);
    show(anItem());
    service.on(`GET ${API}`, answer);
    await userEvent.type(await answerField(), 'SAP');
    await userEvent.click(await screen.findByRole('button', { name: 'Submit' }, { timeout: 5000 }));
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(1));
    expect(service.calls(`POST ${API}/submit`)).toHaveLength(0);
    saving.resolve();
    await waitFor(() => expect(service.calls(`POST ${API}/submit`)).toHaveLength(1));
    expect(service.calls(`POST ${API}/submit`)[0]?.headers['if-match']).toBe('"42"');
  });

  it('keeps the typed text when saving fails, and sends it again on Try again', async () => {
    service.on(PATCH, problem(503, 'database_unavailable', 'The database is restarting.'));
    show(anItem());
    await userEvent.type(await answerField(), 'SAP');
    await userEvent.tab();
    await screen.findByText(/The database is restarting/u);
    expect(await valueOf(answerField())).toBe('SAP');
    service.on(PATCH, { body: anItem({ version: 4, text: 'SAP' }) });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/The database is restarting/u)).toBeNull());
  });

  it('still has the unsaved text after the line was closed and opened again', async () => {
    service.on(PATCH, problem(503, 'database_unavailable', 'The database is restarting.'));
    show(anItem());
    await userEvent.type(await answerField(), 'SAP');
    const line = screen.getByRole('button', { name: /Third-party integrations/u });
    await userEvent.click(line);
    await waitFor(() => expect(screen.queryByLabelText('Third-party integrations')).toBeNull());
    await userEvent.click(line);
    expect(await valueOf(answerField())).toBe('SAP');
  });

  it('CC08 keeps my text beside theirs when somebody saved in between', async () => {
    service.on(
      PATCH,
      problem(412, 'version_conflict', 'Changed meanwhile.', { currentVersion: 9 }),
    );
    show(anItem());
    await userEvent.type(await answerField(), 'mine');
    const theirs = anItem({ version: 9, status: 'answered', text: 'theirs', changedBy: RIYA });
    service.on(`GET ${API}/items`, { body: aChecklist([theirs], 1) });
    await userEvent.tab();
    await screen.findByText(/Riya Patel changed this while you were typing/u);
    expect((await screen.findAllByText('theirs')).length).toBeGreaterThan(0);
    expect(await valueOf(answerField())).toBe('mine');
    service.on(PATCH, { body: anItem({ version: 10, text: 'mine' }) });
    await userEvent.click(screen.getByRole('button', { name: 'Save mine instead' }));
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(2));
    expect(service.calls(PATCH)[1]?.headers['if-match']).toBe('"9"');
  });

  it('holds back what others change around the item being edited, until Show', async () => {
    const named = (name: string, part: Partial<ItemView> = {}) => {
      const { definition } = anItem();
      const key = `requirements.${name}`;
      return anItem({ ...part, definition: { ...definition, key, title: `Item ${name}` } });
    };
    const filled = { status: 'answered', text: 'by Tomás', changedBy: TOMAS, version: 4 } as const;
    const own = { status: 'answered', text: 'by Riya', changedBy: RIYA, version: 4 } as const;
    service.on('GET /api/me', { body: { person: RIYA } });
    show(anItem(), named('a'), named('b'), named('c'));
    await userEvent.type(await answerField(), 'mine');
    await waitFor(() => expect(service.calls('GET /api/me')).toHaveLength(1));
    const items = [anItem(), named('a', filled), named('b', filled), named('c', own)];
    service.on(`GET ${API}/items`, { body: aChecklist(items, 3) });
    service.on(PATCH, { body: anItem({ version: 4, text: 'mine' }) });
    await userEvent.tab();
    await screen.findByText('2 items changed');
    expect(screen.queryAllByText('by Tomás')).toHaveLength(0);
    expect(screen.queryAllByText('by Riya')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.queryAllByText('by Tomás')).toHaveLength(2);
    expect(screen.queryByText('2 items changed')).toBeNull();
    expect(await valueOf(answerField())).toBe('mine');
  });

  it('asks for a reason before an item is not applicable', async () => {
    service.on(PATCH, { body: anItem({ version: 4, status: 'not-applicable', reason: 'none' }) });
    show(anItem());
    await userEvent.click(await screen.findByRole('button', { name: 'Not applicable…' }));
    const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Not applicable' });
    expect(send.disabled).toBe(true);
    await userEvent.type(screen.getByLabelText('Why isn’t it applicable?'), 'Stands alone');
    await userEvent.click(send);
    await waitFor(() =>
      expect(service.calls(PATCH)[0]?.body).toEqual({
        kind: 'not-applicable',
        reason: 'Stands alone',
      }),
    );
  });

  it('ticks a standard answer as a row and gives the new row its id afterwards', async () => {
    const rowId = '00000000-0000-4000-8000-000000000811';
    const definition = {
      ...anItem().definition,
      kind: 'rows' as const,
      fields: [{ key: 'text', label: 'Not included', kind: 'text' as const }],
      standardAnswers: ['Data cleansing', 'Hardware'],
    };
    const saved = [{ id: rowId, values: { text: 'Hardware' } }];
    service.on(PATCH, { body: anItem({ definition, version: 4, rows: saved }) });
    show(anItem({ definition }));
    await userEvent.click(await screen.findByLabelText('Hardware'));
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(1), { timeout: 5000 });
    expect(service.calls(PATCH)[0]?.body).toMatchObject({
      rows: [{ values: { text: 'Hardware' } }],
    });
    await userEvent.click(screen.getByLabelText('Data cleansing'));
    await waitFor(() => expect(service.calls(PATCH)).toHaveLength(2), { timeout: 5000 });
    expect(service.calls(PATCH)[1]?.body).toMatchObject({ rows: [{ id: rowId }, {}] });
  });

  describe('reading', () => {
    const route = `POST ${API}/items/read`;
    const can = { edit: false, markRead: true, propose: true };
    const known = { status: 'answered', text: 'SAP', asked: null, can } as const;
    const first = anItem(known);
    const other = anItem({
      ...known,
      version: 8,
      definition: { ...first.definition, key: 'requirements.b', title: 'Item b' },
    });

    it('takes one key per item, at the version on screen, and goes on to the next', async () => {
      service.on(route, { body: aChecklist([first, other]) });
      show(first, other);
      const line = await screen.findByRole('button', { expanded: true, name: /Third-party/u });
      expect(screen.queryByRole('button', { name: /Mark all/u })).toBeNull();
      line.focus();
      await userEvent.keyboard('r');
      await waitFor(() =>
        expect(service.calls(route)[0]?.body).toEqual({
          items: [{ key: 'requirements.integrations', version: 3 }],
        }),
      );
      const next = screen.getByRole('button', { expanded: true });
      expect(next.textContent).toContain('Item b');
      await waitFor(() => expect(document.activeElement).toBe(next));
    });

    it('leaves the key alone where it is switched off, and what is not open', async () => {
      show(first, other);
      const line = await screen.findByRole('button', { expanded: true, name: /Third-party/u });
      const shut = screen.getByRole('button', { name: /Item b/u });
      await userEvent.click(line);
      shut.focus();
      await userEvent.keyboard('r');
      await userEvent.click(screen.getByLabelText('Use it'));
      await userEvent.click(line);
      await userEvent.keyboard('r');
      expect(service.calls(route)).toEqual([]);
    });
  });

  describe('what a row lacks', () => {
    const rowId = '00000000-0000-4000-8000-000000000812';
    const definition = {
      ...anItem().definition,
      title: 'Deliverables',
      kind: 'rows' as const,
      fields: [
        { key: 'deliverable', label: 'Deliverable', kind: 'text' as const },
        { key: 'acceptance', label: 'Accepted when', kind: 'text' as const },
      ],
    };
    const asked = { party: 'tech', of: TOMAS, isNamed: false } as const;
    const half = {
      definition,
      status: 'answered',
      rows: [{ id: rowId, values: { deliverable: 'App', acceptance: '' } }],
      lacks: [{ field: 'acceptance', rows: [rowId], asked }],
    } as const satisfies Partial<ItemView>;

    it('is Check, says what is missing, and who will say it', async () => {
      show(anItem(half));
      await screen.findByText('1 entry, 1 without “Accepted when”');
      expect(screen.getByText('Check')).toBeTruthy();
      expect(screen.getByText('Tomás will propose: 1 thing')).toBeTruthy();
      expect(screen.getByPlaceholderText('Tomás will propose')).toBeTruthy();
    });

    it('is filled by tech as a proposal: of a list the cell alone goes', async () => {
      const route = `PUT ${API}/items/${definition.key}/proposal`;
      service.on(route, { body: { proposals: [], can: { take: false } } });
      show(anItem({ ...half, can: { edit: false, markRead: false, propose: true } }));
      const cell = await screen.findByLabelText('Accepted when, row 1');
      await userEvent.type(cell, 'Used for a week');
      await userEvent.click(screen.getByRole('button', { name: 'Propose' }));
      await waitFor(() =>
        expect(service.calls(route)[0]?.body).toEqual({
          kind: 'rows',
          cells: [{ row: rowId, field: 'acceptance', value: 'Used for a week' }],
          rows: [],
        }),
      );
    });
  });

  it('shows sales what is proposed before and after, and takes all of it with one press', async () => {
    const seen = { key: 'scope.deliverables', version: 2, itemVersion: 4 };
    const change = { row: 'App', label: 'Accepted when', before: '', after: 'Used for a week' };
    const proposal = { ...seen, title: 'Deliverables', at: '2026-11-24T09:00:00.000Z' };
    const body = {
      proposals: [{ ...proposal, by: TOMAS, changes: [change], isOwn: false }],
      can: { take: true },
    };
    service.on(`GET ${API}/proposals`, { body });
    const take = `POST ${API}/proposals/take`;
    service.on(take, { body: { ...body, proposals: [] } });
    show(anItem());
    await userEvent.click(await screen.findByRole('button', { name: 'Proposals (1)' }));
    await screen.findByText('App · Accepted when');
    await userEvent.click(screen.getByRole('button', { name: 'Fine (1)' }));
    await waitFor(() =>
      expect(service.calls(take)[0]?.body).toEqual({ proposals: [{ ...seen, by: TOMAS.id }] }),
    );
  });
});

function textOf(body: unknown): string {
  return (body as { text: string }).text;
}

async function valueOf(field: Promise<HTMLElement>): Promise<string> {
  return ((await field) as HTMLTextAreaElement).value;
}
