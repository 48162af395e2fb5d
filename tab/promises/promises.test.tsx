import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
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
let service: Service;

function show(...promises: PromiseView[]): void {
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/promises`, { body: promisesOf(...promises) });
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

  it('sends a verdict with the version that was seen', async () => {
    service.on(`POST ${ONE}/verdict`, { body: aPromise({ version: 8 }) });
    show(aPromise());
    await press('Can we keep it?');
    await userEvent.click(screen.getByLabelText('Not for this money'));
    await userEvent.type(screen.getByLabelText('Hours over what was sold'), '120');
    await userEvent.type(screen.getByLabelText('What we could do instead'), 'read-only');
    await press('Save');
    await waitFor(() => expect(service.calls(`POST ${ONE}/verdict`)).toHaveLength(1));
    const [call] = service.calls(`POST ${ONE}/verdict`);
    expect(call?.headers['if-match']).toBe('"7"');
    expect(call?.body).toEqual({
      verdict: 'not-for-this-money',
      effortHours: 120,
      possibleDate: null,
      condition: null,
      fallback: 'read-only',
    });
  });

  it('does not send “Yes, if…” without its condition', async () => {
    show(aPromise());
    await press('Can we keep it?');
    await userEvent.click(screen.getByLabelText('Yes, if…'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });

  it('keeps the typed verdict when somebody changed the promise in between', async () => {
    service.on(`POST ${ONE}/verdict`, problem(412, 'version_conflict', 'Somebody changed it.'));
    show(aPromise());
    await press('Can we keep it?');
    await userEvent.click(screen.getByLabelText('No'));
    await userEvent.type(screen.getByLabelText('What we could do instead'), 'a web page');
    await press('Save');
    await screen.findByText(/Somebody changed it\./u);
    const field = screen.getByLabelText<HTMLTextAreaElement>('What we could do instead');
    expect(field.value).toBe('a web page');
  });

  it('lets the other side agree with one press', async () => {
    const can = { ...aPromise().can, agree: true };
    const verdict = { verdict: 'no' as const, resolution: 'offer-instead' as const };
    service.on(`POST ${ONE}/agree`, { body: aPromise({ version: 8 }) });
    show(aPromise({ ...verdict, group: 'to-agree', can, agreedBySales: RIYA }));
    await screen.findByText('To be agreed (1)');
    await press('Agree');
    await waitFor(() =>
      expect(service.calls(`POST ${ONE}/agree`)[0]?.headers['if-match']).toBe('"7"'),
    );
  });

  it('sorts promises as the service says, whatever their verdict', async () => {
    const conditional = { verdict: 'yes-if', condition: 'Contoso cleans its data' } as const;
    const one = (digit: string, part: Partial<PromiseView>) =>
      aPromise({ ...part, id: PROMISE_ID.slice(0, -1) + digit });
    show(
      one('1', { ...conditional, group: 'to-agree' }),
      one('2', { ...conditional, group: 'fine' }),
      one('3', { verdict: 'no', resolution: 'change-request', group: 'fine' }),
      one('4', { verdict: 'no', resolution: 'withdraw', group: 'withdrawn' }),
    );
    await screen.findByText('To be agreed (1)');
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
});
