import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import {
  conversationsModel,
  filesModel,
  ledgerModel,
  mailsModel,
  messagesModel,
  worldModel,
  calendarModel,
  changesModel,
  faultsModel,
} from '../page-model.ts';
import { startTenant, type Tenant } from '../tenant.ts';
import { callGraph } from '../testing/call-graph.ts';
import { CHANNELS, PERSONS } from '../world.ts';

let tenant: Tenant;
const get = async (path: string) => (await fetch(`${tenant.url}/microsoft/${path}`)).json();
const post = (path: string, body: unknown, headers = {}) =>
  fetch(`${tenant.url}/microsoft/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const contoso = encodeURIComponent(CHANNELS.contoso.id);

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe("the page's interface", () => {
  it('says who there is and signs anybody in', async () => {
    const world = worldModel.parse(await get('world'));
    expect(world.persons.map(({ name }) => name)).not.toContain('Jan Keller');
    const { token } = (await (await post('token', { personId: PERSONS.li.id })).json()) as {
      token: string;
    };
    expect(decodeJwt(token)).toMatchObject({ oid: PERSONS.li.id });
  });
  it('shows conversations with what is unread, until they are read', async () => {
    await post(`conversations/${contoso}/messages`, { personId: PERSONS.riya.id, text: 'hello' });
    const unread = async () =>
      conversationsModel
        .parse(await get(`conversations?person=${PERSONS.tomas.id}`))
        .find(({ id }) => id === CHANNELS.contoso.id)?.unread;
    expect(await unread()).toBe(1);
    const messages = messagesModel.parse(
      await get(`conversations/${contoso}/messages?person=${PERSONS.tomas.id}`),
    );
    expect(messages[0]).toMatchObject({ text: 'hello', from: { name: 'Riya Patel', bot: false } });
    expect(await unread()).toBe(0);
  });
  it('hides channels from somebody outside the team', async () => {
    const seen = conversationsModel.parse(await get(`conversations?person=${PERSONS.paul.id}`));
    expect(seen.map(({ kind }) => kind)).toEqual(['personal']);
    const messages = await fetch(
      `${tenant.url}/microsoft/conversations/${contoso}/messages?person=${PERSONS.paul.id}`,
    );
    expect(messages.status).toBe(403);
  });
  it('shows files, calendar, mail, ledger, changes and faults in their models', async () => {
    expect(filesModel.parse(await get(`files?channel=${contoso}`)).folder?.name).toBe('Contoso');
    expect(
      calendarModel.parse(await get(`calendar?person=${PERSONS.meera.id}`)).events.length,
    ).toBeGreaterThan(4);
    expect(mailsModel.parse(await get('mail?person=jan.keller@contoso.example'))).toEqual([]);
    expect(ledgerModel.parse(await get('ledger?since=0'))).toEqual([]);
    expect(changesModel.parse(await get('changes'))).toMatchObject({ ledger: 0 });
    await post('faults', { match: { path: '/nothing' }, do: { kind: 'hang' } });
    expect(faultsModel.parse(await get('faults'))).toHaveLength(1);
    const named = { name: 'Teams is busy', match: { path: '/x' }, do: { kind: 'hang' } };
    await post('faults', named);
    await fetch(`${tenant.url}/microsoft/faults?name=Teams+is+busy`, { method: 'DELETE' });
    expect(faultsModel.parse(await get('faults'))).toMatchObject([{ match: { path: '/nothing' } }]);
    await fetch(`${tenant.url}/microsoft/faults`, { method: 'DELETE' });
    expect(faultsModel.parse(await get('faults'))).toEqual([]);
  });
  it('is refused to other sites in the same browser, and under another name', async () => {
    const foreign = await post(
      'token',
      { personId: PERSONS.li.id },
      { origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);
    const crossed = await post(
      'token',
      { personId: PERSONS.li.id },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(crossed.status).toBe(403);
  });
  it('lets somebody without account answer an invitation', async () => {
    const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
    const jan = 'jan.keller@contoso.example';
    const made = await callGraph(tenant, `POST /users/${PERSONS.meera.id}/events`, {
      body: {
        subject: 'Kickoff',
        start: at('2031-03-03T10:00:00'),
        end: at('2031-03-03T11:00:00'),
        attendees: [{ emailAddress: { address: jan } }],
      },
    });
    const [mail] = mailsModel.parse(await get(`mail?person=${jan}`));
    expect(mail?.eventId).toBe(made.at('id'));
    const answer = { mail: jan, eventId: mail?.eventId, response: 'accepted' };
    expect((await post('respond', answer)).status).toBe(200);
    expect(tenant.graph.state.events.at(-1)?.attendees[0]?.response).toBe('accepted');
    const stranger = { ...answer, mail: PERSONS.paul.mail };
    expect((await post('respond', stranger)).status).toBe(404);
  });
  it('says what is wrong with a body', async () => {
    expect((await post('token', { person: 1 })).status).toBe(400);
    expect((await post('token', { personId: 'nobody' })).status).toBe(404);
  });
  it('starts over', async () => {
    await post('faults', { match: { path: '/nothing' }, do: { kind: 'hang' } });
    await post('reset', {});
    expect(faultsModel.parse(await get('faults'))).toEqual([]);
    expect(tenant.connector.messages(CHANNELS.contoso.id)).toEqual([]);
  });
});
