import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ItemView } from '../../src/checklist/model.ts';
import type { PromiseView } from '../../src/promises/model.ts';
import {
  HANDOVER_ID,
  RIYA,
  aChecklist,
  aHandover,
  aPromise,
  anItem,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const key = 'scope.deliverables';
const PATCH = `PATCH ${API}/items/${key}`;
const ids = ['811', '812'].map((end) => `00000000-0000-4000-8000-000000000${end}`);
const [app = '', core = ''] = ids;
const said =
  'This row carries the promise “The warehouse app works offline”. Without it the promise has no place.';
let service: Service;

const definition = {
  ...anItem().definition,
  key,
  title: 'Deliverables',
  kind: 'rows' as const,
  fields: [
    { key: 'deliverable', label: 'Deliverable', kind: 'text' as const },
    { key: 'owner', label: 'Owner', kind: 'text' as const },
  ],
};
const rows = [
  { id: app, values: { deliverable: 'Warehouse app', owner: 'Li' } },
  { id: core, values: { deliverable: 'ERP core', owner: 'Sam' } },
];

/** Deliverables of which the first carries a promise; the service keeps what it is sent. */
function show(part: Partial<PromiseView> = {}): void {
  let item: ItemView = anItem({ definition, status: 'answered', rows, changedBy: RIYA });
  const promise = aPromise({
    carriedBy: { itemKey: key, rowId: app, name: 'D', text: '' },
    ...part,
  });
  service.on(PATCH, ({ body }) => {
    const sent = (body as { rows?: typeof rows }).rows ?? [];
    item = { ...item, version: item.version + 1, rows: sent };
    return { body: item };
  });
  const stands = () => item.rows.some(({ id }) => id === promise.carriedBy?.rowId);
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/items`, () => ({ body: aChecklist([item]) }));
  service.on(`GET ${API}/promises`, () => ({
    body: promisesOf({ ...promise, carriedBy: stands() ? promise.carriedBy : null }),
  }));
  renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${key}`);
}

const sent = () => service.calls(PATCH).map(({ body }) => (body as { rows: typeof rows }).rows);
const remove = async (row: number) =>
  await userEvent.click(await screen.findByRole('button', { name: `Remove row ${row}` }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('a row that a promise stands in', () => {
  it('says what it carried as soon as it is taken out, and goes on saying it once that is saved', async () => {
    show();
    await waitFor(() => expect(service.calls(`GET ${API}/promises`)).toHaveLength(1));
    await remove(1);
    expect(await screen.findByText(said)).toBeTruthy();
    expect(screen.getByText('Removed: Warehouse app')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Undo removing/u }));
    await waitFor(() => expect(sent()).toHaveLength(1), { timeout: 5000 });
    expect(sent()[0]).toEqual([rows[1]]);
    expect(screen.getByText(said)).toBeTruthy();
  });

  it('is put back where it stood, under its own id, by Undo', async () => {
    show();
    await userEvent.type(await screen.findByLabelText('Owner, row 1'), ' Wei');
    await remove(1);
    await waitFor(() => expect(sent().at(-1)).toEqual([rows[1]]), { timeout: 5000 });
    await userEvent.click(await screen.findByRole('button', { name: /^Undo removing/u }));
    await waitFor(() => expect(screen.queryByText(said)).toBeNull());
    const whole = { id: app, values: { deliverable: 'Warehouse app', owner: 'Li Wei' } };
    await waitFor(() => expect(sent().at(-1)).toEqual([whole, rows[1]]), { timeout: 5000 });
  });

  it('says so too when it is emptied cell by cell; typing in it again takes that back', async () => {
    show();
    await userEvent.clear(await screen.findByLabelText('Deliverable, row 1'));
    expect(screen.queryByText(said)).toBeNull();
    await userEvent.clear(await screen.findByLabelText('Owner, row 1'));
    await screen.findByText(said);
    await userEvent.type(await screen.findByLabelText('Owner, row 1'), 'Sam');
    expect(screen.queryByText(said)).toBeNull();
    await userEvent.clear(await screen.findByLabelText('Owner, row 1'));
    await userEvent.click(await screen.findByRole('button', { name: /^Undo removing/u }));
    await waitFor(() => expect(sent().at(-1)).toEqual(rows), { timeout: 5000 });
  });

  it('is told of before all rows become not applicable', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Not applicable…' }));
    await screen.findByText(
      'These rows carry the promise “The warehouse app works offline”. Without them the promise has no place.',
    );
  });
});

it.each<[string, Partial<PromiseView>, number]>([
  ['carries nothing', {}, 2],
  ['carried a promise that was withdrawn', { group: 'withdrawn' }, 1],
])('a row that %s goes without a word', async (_what, part, row) => {
  show(part);
  await remove(row);
  await waitFor(() => expect(sent()).toHaveLength(1), { timeout: 5000 });
  expect(screen.queryByRole('button', { name: /^Undo removing/u })).toBeNull();
  expect(within(document.body).queryByText(/carries the promise/u)).toBeNull();
});
