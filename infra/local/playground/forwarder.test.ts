import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { SERVICE_URL } from '../botframework.ts';
import { BOT_ACCOUNT, personalConversationId, teamsUserId } from '../connector/addresses.ts';
import { startTenant, type Tenant } from '../tenant.ts';
import { listenAsBot } from '../testing/bot-listener.ts';
import { BOT_ID, BOT_SECRET, CHANNELS, PERSONS, TEAM, TENANT_ID } from '../world.ts';
import { type Forwarder, openForwarder } from './forwarder.ts';

type Server = Awaited<ReturnType<typeof listenAsBot>>;

let tenant: Tenant;
let product: Server;
let playground: Server;
let forwarder: Forwarder;
let token: string;
let isPlaygroundUp = true;

const chat = personalConversationId(PERSONS.riya);
const channel = CHANNELS.contoso.id;

beforeAll(async () => {
  product = await listenAsBot({ body: { heard: true } });
  playground = await listenAsBot({ status: 201, body: { id: '17', activityId: '17' } });
  tenant = await startTenant();
  forwarder = await openForwarder({
    tenant,
    productUrl: () => product.url,
    playgroundUrl: () => (isPlaygroundUp ? playground.url : null),
  });
  const reply = await fetch(`${tenant.url}/entra/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: BOT_ID,
      client_secret: BOT_SECRET,
      scope: 'https://api.botframework.com/.default',
    }),
  });
  token = ((await reply.json()) as { access_token: string }).access_token;
});
afterEach(() => {
  isPlaygroundUp = true;
  product.heard.length = 0;
  playground.heard.length = 0;
});
afterAll(async () => {
  for (const one of [forwarder, tenant, product, playground]) await one.close();
});

/** What the Playground posts, as its page makes it do. */
async function fromPlayground(activity: object, headers: Record<string, string> = {}) {
  return await fetch(forwarder.botEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-ms-agents-playground': 'true',
      ...headers,
    },
    body: JSON.stringify(activity),
  });
}

async function fromBot(request: string, body?: object, bearer = token) {
  const [method = 'GET', path = ''] = request.split(' ');
  return await fetch(`${forwarder.connectorUrl}/emea/v3${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const message = (conversation: object) => ({
  type: 'message',
  id: '1',
  text: 'help',
  serviceUrl: 'http://localhost:1/_connector',
  from: { id: teamsUserId(PERSONS.riya), aadObjectId: PERSONS.riya.id },
  conversation,
  channelData: { team: { id: TEAM.threadId }, channel: { id: channel } },
});
const pageOpened = {
  type: 'conversationUpdate',
  conversation: { id: chat, conversationType: 'personal' },
  membersAdded: [{ id: teamsUserId(PERSONS.riya) }, { id: BOT_ACCOUNT.id }],
};
const thread = encodeURIComponent(`${channel};messageid=17`);

describe('towards the bot', () => {
  it('an activity is signed as Teams signs it, for the address it names', async () => {
    const reply = await fromPlayground(message({ id: chat, conversationType: 'personal' }));
    expect([reply.status, await reply.json()]).toEqual([200, { heard: true }]);
    const [request] = product.heard;
    expect(request?.path).toBe('/api/messages');
    const bearer = (request?.headers.authorization ?? '').replace('Bearer ', '');
    const keys = new URL(`${tenant.url}/botframework/v1/.well-known/keys`);
    const { payload } = await jwtVerify(bearer, createRemoteJWKSet(keys), { audience: BOT_ID });
    expect(payload['serviceurl']).toBe(SERVICE_URL);
    expect(product.activities()[0]).toMatchObject({
      serviceUrl: SERVICE_URL,
      text: 'help',
      from: { aadObjectId: PERSONS.riya.id },
      conversation: { id: chat, tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
    });
  });

  it('a channel’s activity names the team’s group, which the Playground leaves out', async () => {
    await fromPlayground(
      message({ id: `${channel};messageid=17`, conversationType: 'channel', isGroup: true }),
    );
    expect(product.activities()[0]).toMatchObject({
      conversation: { id: `${channel};messageid=17`, conversationType: 'channel' },
      channelData: {
        channel: { id: channel, name: 'Contoso' },
        team: { id: TEAM.threadId, aadGroupId: TEAM.id },
      },
    });
  });

  it('a page of another origin gets nothing signed', async () => {
    const reply = await fromPlayground(message({ id: chat }), { 'x-ms-agents-playground': '' });
    expect(reply.status).toBe(403);
    expect((await fetch(forwarder.botEndpoint)).status).toBe(405);
    expect((await fetch(new URL('/elsewhere', forwarder.botEndpoint))).status).toBe(404);
    expect(product.heard).toEqual([]);
  });
});

describe('from the bot', () => {
  it.each([
    [
      'a reply in the viewer’s chat',
      `POST /conversations/${encodeURIComponent(chat)}/activities/1`,
    ],
    ['a reply in a thread', `POST /conversations/${thread}/activities`],
    [
      'the team’s roster',
      `GET /conversations/${encodeURIComponent(TEAM.threadId)}/pagedmembers?pageSize=9`,
    ],
  ])('%s goes to the Playground', async (_what, request) => {
    const reply = await fromBot(
      request,
      request.startsWith('GET') ? undefined : { type: 'message' },
    );
    expect(reply.status).toBe(201);
    const [heard] = playground.heard;
    const asked = heard?.query.toString() ? `${heard.path}?${heard.query}` : heard?.path;
    expect(`${heard?.method} ${asked}`).toBe(request.replace(' ', ' /_connector/v3'));
  });

  it.each([
    ['the viewer, by object id', { members: [{ id: PERSONS.riya.id }] }, true],
    ['the viewer, by account', { members: [{ id: teamsUserId(PERSONS.riya) }] }, true],
    ['somebody else', { members: [{ id: PERSONS.tomas.id }] }, false],
    ['the Playground’s channel', { channelData: { channel: { id: channel } } }, true],
    ['another channel', { channelData: { channel: { id: CHANNELS.northwind.id } } }, false],
  ])('a new conversation with %s goes where it is shown', async (_whom, wanted, isHere) => {
    const reply = await fromBot('POST /conversations', {
      ...wanted,
      activity: { type: 'message', text: 'Hello' },
    });
    expect(reply.status).toBe(201);
    expect(playground.heard).toHaveLength(isHere ? 1 : 0);
  });

  it('what is not the Playground’s reaches the local tenant', async () => {
    const other = tenant.connector.personalConversation(PERSONS.tomas.id);
    const path = `/conversations/${encodeURIComponent(other)}/activities`;
    expect((await fromBot(`POST ${path}`, { type: 'message', text: 'For Tomás' })).status).toBe(
      201,
    );
    expect(tenant.connector.messages(other).at(-1)?.text).toBe('For Tomás');
    expect(playground.heard).toEqual([]);
  });

  it('a call without the bot’s token is refused on both ways', async () => {
    for (const id of [chat, tenant.connector.personalConversation(PERSONS.tomas.id)]) {
      const request = `POST /conversations/${encodeURIComponent(id)}/activities`;
      const reply = await fromBot(request, { type: 'message' }, 'no-token');
      expect(reply.status).toBe(401);
    }
    expect(playground.heard).toEqual([]);
  });

  it('a message changes only where the page shows it: not after the page was opened anew', async () => {
    const change = `PUT /conversations/${encodeURIComponent(chat)}/activities/17`;
    await fromPlayground(pageOpened);
    expect((await fromBot(change, { type: 'message' })).status).toBe(200);
    expect(playground.heard).toEqual([]);
    await fromBot(`POST /conversations/${encodeURIComponent(chat)}/activities`, {
      type: 'message',
    });
    expect((await fromBot(change, { type: 'message' })).status).toBe(201);
    expect(playground.heard.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    await fromPlayground(pageOpened);
    expect(await (await fromBot(change, { type: 'message' })).json()).toEqual({ id: '17' });
    expect(playground.heard).toHaveLength(2);
  });

  it('is told to wait while the Playground starts', async () => {
    isPlaygroundUp = false;
    const reply = await fromBot(`POST /conversations/${thread}/activities`, { type: 'message' });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '1']);
  });
});
