import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PointView, PointsView } from '../../src/points/model.ts';
import {
  HANDOVER_ID,
  POINT_ID,
  PROMISE_ID,
  RIYA,
  TOMAS,
  aBlocker,
  aChecklist,
  aHandover,
  aPoint,
  aPromise,
  anItem,
  pointsOf,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';
// Loaded before the first test, which else waits for it.
import './sent-back.tsx';

const API = `/api/handovers/${HANDOVER_ID}`;
const HANDLE = `POST ${API}/points/${POINT_ID}/handle`;
const AT = '2026-11-20T10:31:00.000Z';
const integrations = 'requirements.integrations';
const edited = {
  id: '9',
  at: AT,
  by: RIYA,
  text: 'Third-party integrations was edited',
  page: 'checklist' as const,
  ref: integrations,
  revision: null,
};
let service: Service;

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

function show(view: Partial<HandoverView>, points: PointsView, hash = ''): void {
  service.on(`GET ${API}`, { body: aHandover(view) });
  service.on(`GET ${API}/points`, { body: points });
  service.on(`GET ${API}/items`, {
    body: aChecklist([anItem({ can: { edit: false, markRead: true, propose: true } })]),
  });
  service.on(`GET ${API}/promises`, { body: promisesOf(aPromise()) });
  renderTab(`/tab/?handover=${HANDOVER_ID}${hash}`);
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('what tech needs, for sales', () => {
  const sentBack = { at: AT, by: TOMAS, points: 1, open: 1 };
  const can = { ...aHandover().can, submitOnceClear: true };
  const draft = { state: 'draft', gate: 'submit', sentBack, can } as const;
  const showPoint = (part: Partial<PointView> = {}, changes: PointsView['changes'] = []) =>
    show(draft, { ...pointsOf(aPoint(part)), changes });
  const sent = async () => {
    await waitFor(() => expect(service.calls(HANDLE)).toHaveLength(1));
    const [call] = service.calls(HANDLE);
    return [call?.headers['if-match'], call?.body];
  };

  it('is done with one press where something changed there, which is shown', async () => {
    const done = { state: 'done', handledBy: RIYA, handledAt: AT, change: edited } as const;
    showPoint({ change: edited }, [edited]);
    await screen.findByRole('button', { name: 'Done' });
    const after = { body: pointsOf(aPoint(done)) };
    service.on(HANDLE, after);
    service.on(`GET ${API}/points`, after);
    await press('Done');
    expect(await sent()).toEqual(['"2"', { outcome: 'done' }]);
    await screen.findByRole('button', { name: edited.text });
  });

  it('in words alone is done with what was changed, chosen from what was changed since', async () => {
    service.on(HANDLE, { body: pointsOf(aPoint({ state: 'done' })) });
    showPoint({ page: null, ref: null }, [edited]);
    await press('Done');
    const form = await screen.findByRole('form', { name: 'What did you change?' });
    await userEvent.click(within(form).getByRole('button', { name: 'Done' }));
    const changed = { page: 'checklist', ref: integrations };
    expect(await sent()).toEqual(['"2"', { outcome: 'done', changed }]);
  });

  it('is done by nothing of these too', async () => {
    service.on(HANDLE, { body: pointsOf(aPoint({ state: 'done' })) });
    showPoint({ page: null, ref: null }, [edited]);
    await press('Done');
    const form = await screen.findByRole('form', { name: 'What did you change?' });
    await userEvent.selectOptions(within(form).getByRole('combobox'), 'Nothing of these');
    await userEvent.click(within(form).getByRole('button', { name: 'Done' }));
    expect(await sent()).toEqual(['"2"', { outcome: 'done' }]);
  });

  it('can’t be done, because…; what was typed stays when sending fails', async () => {
    service.on(HANDLE, problem(503, 'database_unavailable', 'Try again.'));
    showPoint();
    await press('Can’t, because…');
    await userEvent.type(screen.getByLabelText('Why can’t you?'), 'Jan is away');
    await press('Say so');
    expect(await sent()).toEqual(['"2"', { outcome: 'cant', because: 'Jan is away' }]);
    await screen.findByText(/^Try again\./u);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Why can’t you?').value).toBe('Jan is away');
  });

  it('can be opened again after it was done', async () => {
    service.on(HANDLE, { body: pointsOf(aPoint()) });
    showPoint({ state: 'cant', answer: 'No key.', handledBy: RIYA, handledAt: AT });
    await screen.findByText(/No key\./u);
    await press('Not yet');
    expect(await sent()).toEqual(['"2"', { outcome: 'open' }]);
  });

  it('stands where it is about, so that it is answered there', async () => {
    service.on(HANDLE, { body: pointsOf(aPoint({ state: 'done' })) });
    show(draft, pointsOf(aPoint()), `#checklist/${integrations}`);
    await screen.findByText('DHL link: nobody holds the credentials');
    await press('Done');
    expect(await sent()).toEqual(['"2"', { outcome: 'done' }]);
  });

  it('is said by name to others, who answer nothing', async () => {
    const reader = { ...draft, can: aHandover().can };
    show(reader, pointsOf(aPoint({ can: { edit: false, handle: false } })));
    await screen.findByRole('region', { name: 'Tomás needs 1 thing from Riya' });
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
  });
});

describe('what tech collects while reading', () => {
  const can = { ...aHandover().can, sendBack: true };
  const COLLECT = `POST ${API}/points`;
  const notSent = aPoint({ state: 'not-sent', can: { edit: true, handle: false } });
  const collected = async () => {
    await waitFor(() => expect(service.calls(COLLECT)).toHaveLength(1));
    return service.calls(COLLECT)[0]?.body;
  };
  beforeEach(() => service.on(COLLECT, { status: 201, body: pointsOf(notSent) }));

  it('takes one press on an item', async () => {
    show({ can }, pointsOf(), `#checklist/${integrations}`);
    await press(/^Send back with this/u);
    expect(await collected()).toMatchObject({ reason: 'missing-section', ref: integrations });
  });

  it('takes one press on a promise', async () => {
    show({ can }, pointsOf(), '#promises');
    await press(/^Send back with this/u);
    expect(await collected()).toMatchObject({ reason: 'unclear-requirement', ref: PROMISE_ID });
  });

  it('takes one press on what is in the way and sales can mend, and on a folder', async () => {
    const folders = [{ kind: 'meetings' as const, name: '3 Meetings', url: null }];
    const made = { state: 'made' as const, folders, made: 1, total: 1 };
    const blockers = [aBlocker(), aBlocker({ yours: true, text: 'Mine' })];
    show({ can, folders: made, blockers }, pointsOf());
    await press('Send back with this: DHL link: no credentials holder');
    expect(await collected()).toMatchObject({ reason: 'missing-section', ref: integrations });
    await screen.findByRole('button', { name: /^Send back with this: 3 Meetings/u });
    expect(screen.queryByRole('button', { name: /with this: Mine/u })).toBeNull();
  });

  it('is counted in the header, which leads to where it is sent', async () => {
    show({ can, notSent: 5 }, pointsOf(notSent));
    await press('5 not sent yet');
    await screen.findByRole('region', { name: 'Not sent yet (1)' });
  });

  it('can be worded anew, and taken away', async () => {
    const one = `${API}/points/${POINT_ID}`;
    service.on(`PATCH ${one}`, { body: pointsOf(notSent) });
    service.on(`POST ${one}/remove`, { body: pointsOf() });
    show({ can, notSent: 1 }, pointsOf(notSent), '#answer');
    await press('Edit');
    await userEvent.type(screen.getByLabelText('What does sales have to mend?'), '!');
    await userEvent.selectOptions(screen.getByLabelText('Kind of reason'), 'contradiction');
    await press('Save');
    await waitFor(() =>
      expect(service.calls(`PATCH ${one}`)[0]?.body).toEqual({
        text: `${notSent.text}!`,
        reason: 'contradiction',
      }),
    );
    await press('Remove');
    await waitFor(() => expect(service.calls(`POST ${one}/remove`)).toHaveLength(1));
  });

  it('is not offered to sales, nor asked for where there is nothing', async () => {
    show({}, pointsOf(), `#checklist/${integrations}`);
    await screen.findByText(/Which systems are connected/u);
    expect(screen.queryByRole('button', { name: /^Send back/u })).toBeNull();
    expect(service.calls(`GET ${API}/points`)).toHaveLength(0);
  });
});

describe('the next round', () => {
  const can = { ...aHandover().can, sendBack: true };
  const sentBack = { at: AT, by: TOMAS, points: 2, open: 0 };
  const looked = { handledBy: RIYA, handledAt: AT, can: { edit: false, handle: false } };
  const points = pointsOf(
    aPoint({ ...looked, state: 'done', change: edited }),
    aPoint({ ...looked, id: PROMISE_ID, text: 'And the keys?', state: 'cant', answer: 'No key.' }),
  );

  it.each(['', '#answer'])('shows tech what was done about each point (%s)', async (hash) => {
    show({ can, sentBack }, points, hash);
    const list = await screen.findByRole('region', { name: 'Tomás needed 2 things' });
    await within(list).findByRole('button', { name: edited.text });
    await within(list).findByText(/No key\./u);
  });

  it('lets tech send back again what sales can’t', async () => {
    service.on(`POST ${API}/points`, { status: 201, body: points });
    show({ can, sentBack }, points);
    await press('Send back again: And the keys?');
    await waitFor(() =>
      expect(service.calls(`POST ${API}/points`)[0]?.body).toMatchObject({ text: 'And the keys?' }),
    );
  });
});
