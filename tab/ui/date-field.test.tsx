import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  HANDOVER_ID,
  aChecklist,
  aHandover,
  anItem,
  aPromise,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const past = 'That was Fri 3 Jan 2020. Is it right?';
const future = 'That is Tue 1 Jan 2999, still to come. Is it right?';
let service: Service;

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

async function newHandover(label: RegExp): Promise<HTMLElement> {
  const list = { waiting: [], handovers: [], next: null, can: { create: true } };
  service.on('GET /api/waiting', { body: list });
  renderTab('/tab/waiting?project=ERP');
  return await screen.findByLabelText(label);
}

/** A form of the promise: its verdict, its fields, or those of a new one. */
async function ofPromise(press: string, label: RegExp): Promise<HTMLElement> {
  const promise = aPromise();
  const editable = aPromise({ can: { ...promise.can, edit: true } });
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/promises`, { body: promisesOf(editable) });
  renderTab(`/tab/?handover=${HANDOVER_ID}#promises`);
  await userEvent.click(await screen.findByRole('button', { name: press }));
  return await screen.findByLabelText(label);
}

/** A cell of a list of the checklist, in a new row or in one that is kept. */
async function aCell(row: 'new' | 'kept'): Promise<HTMLElement> {
  const id = '00000000-0000-4000-8000-000000000811';
  const definition = {
    ...anItem().definition,
    kind: 'rows' as const,
    fields: [{ key: 'date', label: 'Date', kind: 'day' as const }],
  };
  const rows = row === 'kept' ? [{ id, values: { date: '2019-05-06' } }] : [];
  const item = anItem({ definition, rows });
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/items`, { body: aChecklist([item]) });
  service.on(`PATCH ${API}/items/${definition.key}`, { body: { ...item, version: 4 } });
  renderTab(`/tab/?handover=${HANDOVER_ID}#checklist/${definition.key}`);
  if (row === 'new') await userEvent.click(await screen.findByRole('button', { name: /^Add/u }));
  return await screen.findByLabelText('Date, row 1');
}

describe('a day that is hardly meant', () => {
  it.each<[string, () => Promise<HTMLElement>]>([
    ['the promised start', async () => await newHandover(/^Promised start/u)],
    ['the promised go-live', async () => await newHandover(/^Promised go-live/u)],
    ['the day that is possible', async () => await ofPromise('Can we keep it?', /^Possible on/u)],
    ['a day in a new row', async () => await aCell('new')],
    ['a day in a row that is kept', async () => await aCell('kept')],
  ])('is asked about, and kept with one press: %s', async (_where, open) => {
    const field = await open();
    type(field, '2020-01-03');
    await screen.findByText(past);
    await userEvent.click(screen.getByRole('button', { name: 'Yes, it is' }));
    expect(screen.queryByText(past)).toBeNull();
    expect((field as HTMLInputElement).value).toBe('2020-01-03');
    type(field, '2020-01-04');
    await screen.findByText(past.replace('Fri 3', 'Sat 4'));
    type(field, '2999-01-01');
    expect(screen.queryByText(/Is it right/u)).toBeNull();
  });

  it.each<[string, () => Promise<HTMLElement>]>([
    ['of a promise', async () => await ofPromise('Edit', /^When/u)],
    ['of a new promise', async () => await ofPromise('Add a promise', /^When/u)],
  ])(
    'is one to come where something is over, not one before today: the day %s',
    async (_what, open) => {
      const field = await open();
      type(field, '2020-01-03');
      expect(screen.queryByText(/Is it right/u)).toBeNull();
      type(field, '2999-01-01');
      await screen.findByText(future);
      await userEvent.click(screen.getByRole('button', { name: 'Yes, it is' }));
      expect(screen.queryByText(future)).toBeNull();
    },
  );

  it('is not asked about again where it is kept already', async () => {
    const field = (await aCell('kept')) as HTMLInputElement;
    expect(field.value).toBe('2019-05-06');
    expect(screen.queryByText(/Is it right/u)).toBeNull();
    type(field, '2020-01-03');
    await screen.findByText(past);
    type(field, '2019-05-06');
    expect(screen.queryByText(/Is it right/u)).toBeNull();
  });

  it('holds a form back until it is answered, which a link has filled too', async () => {
    const list = { waiting: [], handovers: [], next: null, can: { create: true } };
    service.on('GET /api/waiting', { body: list });
    service.on('POST /api/handovers', { status: 201, body: { id: HANDOVER_ID, existing: false } });
    renderTab('/tab/waiting?project=ERP&client=Contoso&start=2020-01-03&live=2999-01-01');
    await screen.findByText(past);
    const create = screen.getByRole('button', { name: 'Create the handover' });
    await userEvent.click(create);
    expect(service.calls('POST /api/handovers')).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Yes, it is' }));
    await userEvent.click(create);
    await waitFor(() => expect(service.calls('POST /api/handovers')).toHaveLength(1));
  });

  it('is none while its year is being typed', async () => {
    const field = await newHandover(/^Promised start/u);
    for (const day of ['0002-01-03', '0020-01-03', '0202-01-03']) {
      type(field, day);
      expect(screen.queryByText(/Is it right/u)).toBeNull();
    }
  });
});
