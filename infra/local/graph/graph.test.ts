import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant, type Tenant } from '../tenant.ts';
import { callGraph } from '../testing/call-graph.ts';
import { CHANNELS, PERSONS, TEAM } from '../world.ts';

let tenant: Tenant;
const team = `/teams/${TEAM.id}`;
const schedule = (schedules: string[], to = '2031-03-05T00:00:00') =>
  callGraph(tenant, `POST /users/${PERSONS.meera.id}/calendar/getSchedule`, {
    body: {
      schedules,
      startTime: { dateTime: '2031-03-03T00:00:00', timeZone: 'UTC' },
      endTime: { dateTime: to, timeZone: 'UTC' },
      availabilityViewInterval: 60,
    },
  });

beforeAll(async () => {
  tenant = await startTenant();
});
afterEach(() => {
  expect(tenant.graph.contractViolations.splice(0)).toEqual([]);
});
afterAll(() => tenant.close());

describe('who may ask', () => {
  it('refuses no token, a foreign audience and a forged signature with 401', async () => {
    const ask = (authorization?: string) =>
      fetch(`${tenant.url}/graph/v1.0${team}/members`, {
        headers: authorization ? { authorization } : {},
      });
    expect((await ask()).status).toBe(401);
    expect((await ask(`Bearer ${await tenant.userToken(PERSONS.riya.id)}`)).status).toBe(401);
    expect(
      (await ask(`Bearer ${await tenant.graphToken(undefined, { alg: 'none' })}`)).status,
    ).toBe(401);
  });
  it('refuses what was not granted, and serves it once it is', async () => {
    const refused = await callGraph(tenant, `GET ${team}`);
    expect([refused.status, refused.at('error.code')]).toEqual([
      403,
      'Authorization_RequestDenied',
    ]);
    expect(String(refused.at('error.message'))).toContain('TeamSettings.Read.Group');
    tenant.graph.grants.resourceSpecific.push('TeamSettings.Read.Group');
    expect((await callGraph(tenant, `GET ${team}`)).at('displayName')).toBe('Client projects');
    tenant.graph.grants.resourceSpecific.pop();
  });
  it('echoes the client-request-id', async () => {
    const reply = await callGraph(tenant, `GET ${team}/members`, {
      headers: { 'client-request-id': 'abc' },
    });
    expect(reply.headers.get('client-request-id')).toBe('abc');
  });
});

describe('the team', () => {
  it('has everybody but Paul, guests marked as such', async () => {
    const reply = await callGraph(tenant, `GET ${team}/members`);
    const members = reply.at('value') as { userId: string; roles: string[] }[];
    expect(members.map(({ userId }) => userId)).not.toContain(PERSONS.paul.id);
    expect(members.find(({ userId }) => userId === PERSONS.ana.id)?.roles).toEqual(['guest']);
  });
  it('pages with a next link on the genuine host', async () => {
    const first = await callGraph(tenant, `GET ${team}/members?$top=3`);
    const link = new URL(String(first.at('@odata.nextLink')));
    expect(link.origin).toBe('https://graph.microsoft.com');
    const second = await callGraph(
      tenant,
      `GET ${link.pathname.replace('/v1.0', '')}${link.search}`,
    );
    expect(second.at('value.0.userId')).not.toBe(first.at('value.0.userId'));
  });
  it('has four channels', async () => {
    const reply = await callGraph(tenant, `GET ${team}/channels?$select=displayName`);
    expect(reply.at('value.0')).toEqual({ id: CHANNELS.contoso.id, displayName: 'Contoso' });
    expect((reply.at('value') as unknown[]).length).toBe(4);
  });
});

describe('free and busy', () => {
  it('says working hours with the Windows zone, and unknown mailboxes as errors inside 200', async () => {
    const reply = await schedule([PERSONS.riya.mail, PERSONS.ana.mail]);
    expect(reply.status).toBe(200);
    expect(reply.at('value.0.workingHours.timeZone.name')).toBe('India Standard Time');
    expect(reply.at('value.0.workingHours.startTime')).toBe('09:00:00.0000000');
    expect(reply.at('value.1.error.responseCode')).toBe('ErrorMailRecipientNotFound');
  });
  it('shows an event in view and items', async () => {
    const at = (dateTime: string) => ({ dateTime, timeZone: 'GMT Standard Time' });
    await callGraph(tenant, `POST /users/${PERSONS.agnes.id}/events`, {
      body: { subject: 'Busy', start: at('2031-03-03T10:00:00'), end: at('2031-03-03T11:30:00') },
    });
    const reply = await schedule([PERSONS.agnes.mail], '2031-03-04T00:00:00');
    expect(reply.at('value.0.availabilityView')).toBe('000000000022000000000000');
    expect(reply.at('value.0.scheduleItems.0')).toMatchObject({
      status: 'busy',
      start: { dateTime: '2031-03-03T10:00:00.0000000', timeZone: 'UTC' },
    });
  });
  it('refuses more than 62 days', async () => {
    const long = await schedule([PERSONS.riya.mail], '2031-05-10T00:00:00');
    expect([long.status, long.at('error.code')]).toEqual([400, 'ErrorTimeIntervalTooBig']);
  });
  it('has appointments on working days of the coming weeks for everybody inside', () => {
    const weekdays = tenant.graph.state.events.map(({ start }) => new Date(start).getUTCDay());
    expect(new Set(weekdays)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});

describe('mail', () => {
  const mail = { subject: 'Hello', body: { contentType: 'text', content: 'Hi' } };
  const to = [{ emailAddress: { address: 'jan.keller@contoso.example' } }];
  it('is sent by a person, lies in Sent items and the inbox, and in the ledger', async () => {
    const reply = await callGraph(tenant, 'POST /me/sendMail', {
      body: { message: { ...mail, toRecipients: to } },
      as: PERSONS.riya.id,
    });
    expect(reply.status).toBe(202);
    const folders = tenant.graph.state.mails.map(({ mailbox, folder }) => `${folder} ${mailbox}`);
    expect(folders).toEqual(['inbox jan.keller@contoso.example', `sent ${PERSONS.riya.mail}`]);
    expect(tenant.graph.ledger.entries().at(-1)).toMatchObject({
      kind: 'mail-sent',
      actor: 'Riya Patel',
    });
  });
  it('is not sent by the app, nor in the name of somebody else', async () => {
    const body = { message: { ...mail, toRecipients: to } };
    const path = `POST /users/${PERSONS.riya.id}/sendMail`;
    expect((await callGraph(tenant, path, { body })).status).toBe(403);
    expect((await callGraph(tenant, path, { body, as: PERSONS.tomas.id })).status).toBe(403);
  });
});

describe('people', () => {
  it('are searched by a person, guests included', async () => {
    const query = new URLSearchParams({
      $search: '"displayName:Ana"',
      $select: 'displayName,userType',
    });
    const reply = await callGraph(tenant, `GET /users?${query}`, {
      as: PERSONS.riya.id,
      headers: { ConsistencyLevel: 'eventual' },
    });
    expect(reply.at('value.0')).toEqual({
      id: PERSONS.ana.id,
      displayName: 'Ana Costa',
      userType: 'Guest',
    });
    expect((await callGraph(tenant, 'GET /me', { as: PERSONS.li.id })).at('displayName')).toBe(
      'Li Wei',
    );
    expect((await callGraph(tenant, 'GET /me')).status).toBe(403);
  });
});

describe('a batch', () => {
  it('answers each request alone', async () => {
    const reply = await callGraph(tenant, 'POST /$batch', {
      body: {
        requests: [
          { id: '1', method: 'GET', url: `${team}/members` },
          { id: '2', method: 'GET', url: team },
        ],
      },
    });
    const statuses = reply.at('responses') as { id: string; status: number }[];
    expect(Object.fromEntries(statuses.map(({ id, status }) => [id, status]))).toEqual({
      1: 200,
      2: 403,
    });
  });
});

describe('the contract', () => {
  it.each([
    ['an unknown property', { transactionID: 'x' }],
    ['a computed property', { iCalUId: 'x' }],
    ['a wrong enum', { showAs: 'Busy' }],
  ])('refuses %s and remembers it', async (_, extra) => {
    const at = { dateTime: '2031-03-03T10:00:00', timeZone: 'UTC' };
    const reply = await callGraph(tenant, `POST /users/${PERSONS.meera.id}/events`, {
      body: { subject: 'x', start: at, end: { ...at, dateTime: '2031-03-03T11:00:00' }, ...extra },
    });
    expect([reply.status, reply.at('error.code')]).toEqual([400, 'BadRequest']);
    expect(tenant.graph.contractViolations.splice(0)).toHaveLength(1);
  });
  it('refuses a call that is not in it', async () => {
    const reply = await callGraph(tenant, 'GET /sites/root');
    expect(reply.status).toBe(400);
    expect(tenant.graph.contractViolations.splice(0)[0]?.errors).toEqual(['not in the contract']);
  });
});

describe('planner', () => {
  it('GR12 wants the etag for every change, the details having their own', async () => {
    const as = PERSONS.meera.id;
    const plan = await callGraph(tenant, 'POST /planner/plans', {
      body: {
        title: 'Contoso',
        container: { url: `https://graph.microsoft.com/v1.0/groups/${TEAM.id}` },
      },
      as,
    });
    const task = await callGraph(tenant, 'POST /planner/tasks', {
      body: { planId: plan.at('id'), title: 'Book the room' },
      as,
    });
    const path = `/planner/tasks/${String(task.at('id'))}`;
    const change = (headers: Record<string, string>) =>
      callGraph(tenant, `PATCH ${path}`, { body: { percentComplete: 50 }, headers, as });
    const etag = { 'if-match': String(task.at('@odata.etag')) };
    expect((await change({})).status).toBe(412);
    expect((await change(etag)).status).toBe(204);
    expect((await change(etag)).status).toBe(412);
    const details = await callGraph(tenant, `GET ${path}/details`, { as });
    expect(details.status).toBe(200);
  });
});
