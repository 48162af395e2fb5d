import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { PromiseView } from '../../src/promises/model.ts';
import {
  HANDOVER_ID,
  PROMISE_ID,
  RIYA,
  aHandover,
  aPromise,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const ONE = `${API}/promises/${PROMISE_ID}`;
const RESOLVE = `POST ${API}/promises/resolve`;
const AT = '2026-11-20T10:31:00.000Z';
const app = {
  itemKey: 'scope.deliverables',
  rowId: '00000000-0000-4000-8000-000000000501',
  name: 'Deliverable 2',
  text: 'Warehouse app',
};
const toDecide = {
  group: 'to-agree' as const,
  can: { ...aPromise().can, giveVerdict: false, resolve: true, agree: true },
};
let service: Service;

function show(...promises: PromiseView[]): void {
  service.on(`GET ${API}`, { body: aHandover() });
  const list = { ...promisesOf(...promises), carriers: [app] };
  service.on(`GET ${API}/promises`, { body: list });
  renderTab(`/tab/?handover=${HANDOVER_ID}#promises`);
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('the promises page', () => {
  it('says the hours and the go-live in words', async () => {
    show(aPromise());
    await screen.findByText('640 sold, 812 needed: 172 over (27 %)');
    await screen.findByText(/possible Wed 28 Apr 2027: 4 weeks later/u);
  });

  it('sends what was typed with the version that was seen, and the row that fits', async () => {
    service.on(`POST ${ONE}/verdict`, { body: aPromise({ version: 8 }) });
    show(aPromise({ suggestedIn: app }));
    await press('Can we keep it?');
    await screen.findByText('Yes');
    await userEvent.type(screen.getByLabelText('Hours over what was sold'), '120');
    await screen.findByText('Over the hours sold (+120 h)');
    fireEvent.change(screen.getByLabelText('Possible on'), { target: { value: '2027-04-28' } });
    await screen.findByText(/^Over the hours sold \(\+120 h\) · Later than promised \(Wed/u);
    await userEvent.type(screen.getByLabelText('What we could do instead'), 'read-only');
    await userEvent.type(screen.getByLabelText('Hours of that over what was sold'), '24');
    await press('Save');
    await waitFor(() => expect(service.calls(`POST ${ONE}/verdict`)).toHaveLength(1));
    const [call] = service.calls(`POST ${ONE}/verdict`);
    expect(call?.headers['if-match']).toBe('"7"');
    expect(call?.body).toEqual({
      effortHours: 120,
      possibleDate: '2027-04-28',
      condition: null,
      fallback: 'read-only',
      fallbackHours: 24,
      carrier: { itemKey: app.itemKey, rowId: app.rowId },
    });
  });

  it('takes nothing typed as a yes, and what is pressed as what it is', async () => {
    service.on(`POST ${ONE}/verdict`, { body: aPromise({ version: 8 }) });
    show(aPromise());
    await press('Can we keep it?');
    await press('Need to know more');
    expect(screen.queryByLabelText('Hours over what was sold')).toBeNull();
    await press('Need to know more');
    await press('Save');
    await waitFor(() =>
      expect(service.calls(`POST ${ONE}/verdict`)[0]?.body).toEqual({
        effortHours: null,
        possibleDate: null,
        condition: null,
        fallback: null,
        fallbackHours: null,
      }),
    );
  });

  it('does not send hours that are no number', async () => {
    show(aPromise());
    await press('Can we keep it?');
    await userEvent.type(screen.getByLabelText('Hours over what was sold'), 'many');
    await screen.findByText('Write the hours as a number, like 120.');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });

  it('keeps the typed verdict when somebody changed the promise in between', async () => {
    service.on(`POST ${ONE}/verdict`, problem(412, 'version_conflict', 'Somebody changed it.'));
    show(aPromise());
    await press('Can we keep it?');
    await press('No');
    await userEvent.type(screen.getByLabelText('What we could do instead'), 'a web page');
    await press('Save');
    await screen.findByText(/Somebody changed it\./u);
    const field = screen.getByLabelText<HTMLTextAreaElement>('What we could do instead');
    expect(field.value).toBe('a web page');
  });

  it('lets sales agree with one press, which takes the suggested row; nothing is typed twice', async () => {
    const verdict: Partial<PromiseView> = {
      verdict: 'yes',
      facts: ['yes-if'],
      condition: 'data is clean',
    };
    service.on(RESOLVE, { body: promisesOf(aPromise({ version: 8 })) });
    show(aPromise({ ...verdict, ...toDecide, suggestedIn: app }));
    await screen.findByText('Can’t be kept as promised (1)');
    await screen.findByText('only if data is clean');
    await screen.findByText(/^Is in: Deliverable 2\?/u);
    await press('Agree');
    const { itemKey, rowId } = app;
    await waitFor(() =>
      expect(service.calls(RESOLVE)[0]?.body).toEqual({
        decision: 'agree',
        promises: [{ id: PROMISE_ID, version: 7, carrier: { itemKey, rowId } }],
      }),
    );
  });

  it('offers nothing to agree to where tech offers nothing', async () => {
    const can = { ...toDecide.can, agree: false };
    service.on(RESOLVE, { body: promisesOf(aPromise({ version: 8 })) });
    show(aPromise({ verdict: 'no', facts: ['no'], group: 'to-agree', can, suggestedIn: app }));
    await press('Withdraw');
    await waitFor(() =>
      expect(service.calls(RESOLVE)[0]?.body).toEqual({
        decision: 'withdraw',
        promises: [{ id: PROMISE_ID, version: 7 }],
      }),
    );
    expect(screen.queryByRole('button', { name: 'Agree' })).toBeNull();
  });

  it('decides on those that are alike with one press', async () => {
    const dear: Partial<PromiseView> = { verdict: 'yes', facts: ['over-hours'], ...toDecide };
    const ids = ['1', '2', '3'].map((digit) => PROMISE_ID.slice(0, -1) + digit);
    service.on(RESOLVE, { body: promisesOf() });
    show(
      ...ids.map((id, index) => aPromise({ ...dear, id, effortHours: 8 * (index + 1) })),
      aPromise({ ...toDecide, verdict: 'yes', facts: ['later'], possibleDate: '2027-04-28' }),
    );
    await screen.findByText('3 are over the hours sold:');
    await press('Change request, all 3');
    await waitFor(() =>
      expect(service.calls(RESOLVE)[0]?.body).toEqual({
        decision: 'change-request',
        promises: ids.map((id) => ({ id, version: 7 })),
      }),
    );
  });

  it('can be decided anew', async () => {
    const agreed = { resolution: 'keep', resolvedBy: RIYA, resolvedAt: AT, group: 'fine' } as const;
    show(aPromise({ verdict: 'yes', facts: ['over-hours'], can: toDecide.can, ...agreed }));
    await userEvent.click(await screen.findByRole('button', { name: /^Fine \(1\)/u }));
    await screen.findByText('Agreed');
    expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
    await press('Decide anew');
    await screen.findByRole('button', { name: 'Withdraw' });
  });

  it('says for whom it waits to those who do not decide', async () => {
    show(aPromise({ verdict: 'no', facts: ['no'], group: 'to-agree', verdictAt: AT }));
    await screen.findByText(/^Waiting for Riya/u);
  });

  it('takes the suggested row with one press where it is kept as it is', async () => {
    const can = { ...aPromise().can, carry: true };
    service.on(`POST ${ONE}/carrier`, { body: aPromise({ version: 8 }) });
    show(aPromise({ verdict: 'yes', facts: ['yes'], group: 'fine', suggestedIn: app, can }));
    await userEvent.click(await screen.findByRole('button', { name: 'Fine (1)' }));
    await press('Is in Deliverable 2');
    const { itemKey, rowId } = app;
    await waitFor(() =>
      expect(service.calls(`POST ${ONE}/carrier`)[0]?.body).toEqual({ itemKey, rowId }),
    );
  });

  it('sorts promises as the service says, whatever their verdict', async () => {
    const conditional: Partial<PromiseView> = { verdict: 'yes', facts: ['yes-if'] };
    const no: Partial<PromiseView> = { verdict: 'no', facts: ['no'] };
    const one = (digit: string, part: Partial<PromiseView>) =>
      aPromise({ ...part, id: PROMISE_ID.slice(0, -1) + digit });
    show(
      one('1', { ...conditional, group: 'to-agree' }),
      one('2', { ...conditional, resolution: 'keep-with-condition', group: 'fine' }),
      one('3', { ...no, resolution: 'change-request', group: 'fine' }),
      one('4', { ...no, resolution: 'withdraw', group: 'withdrawn' }),
    );
    await screen.findByText('Can’t be kept as promised (1)');
    await screen.findByText('Fine (2), 1 with a condition, 1 agreed otherwise');
    await screen.findByText('Withdrawn (1)');
  });

  it('adds a promise once when the same text is sent twice', async () => {
    service.on(`POST ${API}/promises`, problem(503, 'database_unavailable', 'Try again.'));
    show();
    await press('Add the first');
    const text = screen.getByLabelText(/What does the client believe/u);
    await userEvent.type(text, 'It works offline');
    await press('Add');
    await screen.findByText(/^Try again\./u);
    await press('Add');
    await waitFor(() => expect(service.calls(`POST ${API}/promises`)).toHaveLength(2));
    const keys = service
      .calls(`POST ${API}/promises`)
      .map((call) => call.headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/u);
    expect(keys[1]).toBe(keys[0]);
  });

  it('brings back how a promise was worded, as an edit at the version that was seen', async () => {
    const can = { ...aPromise().can, edit: true };
    const said = {
      text: 'It works offline.',
      onlySaid: false,
      promisedBy: 'Riya',
      promisedTo: null,
      promisedOn: null,
      via: null,
      source: 'Mail',
    };
    const wording = (number: number, text: string) => {
      return { number, by: RIYA, at: '2026-11-20T10:31:00.000Z', said: { ...said, text } };
    };
    const wordings = [wording(2, 'The app works.'), wording(1, said.text)];
    service.on(`GET ${ONE}/revisions`, { body: { wordings } });
    service.on(`PATCH ${ONE}`, { body: aPromise({ version: 8, can }) });
    show(aPromise({ can }));
    await press('Edit');
    await press('History');
    await screen.findByText('“The app works.”');
    await userEvent.click(await screen.findByRole('button', { name: /^Bring back: Riya, /u }));
    await waitFor(() => expect(service.calls(`PATCH ${ONE}`)).toHaveLength(1));
    const [call] = service.calls(`PATCH ${ONE}`);
    expect([call?.body, call?.headers['if-match']]).toEqual([said, '"7"']);
    await screen.findByRole('button', { name: 'Edit' });
  });
});
