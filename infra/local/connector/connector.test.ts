import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Listener } from '../listener.ts';
import { startTenant, type Tenant } from '../tenant.ts';
import { listenAsBot } from '../testing/bot-listener.ts';
import { BOT_ID, BOT_SECRET, CHANNELS, CLIENT_ID, PERSONS, TEAM, TENANT_ID } from '../world.ts';

let tenant: Tenant;
let bot: Listener & Awaited<ReturnType<typeof listenAsBot>>;
let token: string;
const mention = '<at>Handover</at>';

beforeAll(async () => {
  bot = await listenAsBot();
  tenant = await startTenant({ productUrl: () => bot.url });
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
  bot.heard.length = 0;
});
afterAll(async () => {
  await tenant.close();
  await bot.close();
});

/** The parts of the connector's answers these tests look at. */
interface Answer {
  id: string;
  activityId: string;
  name: string;
  members: { objectId: string }[];
  continuationToken: string;
}

async function asBot(request: string, body?: unknown, bearer = token) {
  const [method = 'GET', path = ''] = request.split(' ');
  const reply = await fetch(`${tenant.url}/connector/emea/v3${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as Answer };
}
const card = (text: string) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
    },
  ],
});

describe('towards the bot', () => {
  it('a chat message arrives signed as Teams signs, with who and where', async () => {
    const chat = tenant.connector.personalConversation(PERSONS.riya.id);
    const said = await tenant.connector.say(PERSONS.riya.id, chat, 'help');
    expect(said.status).toBe(200);
    const [request] = bot.heard;
    expect([request?.method, request?.path]).toEqual(['POST', '/api/messages']);
    const bearer = (request?.headers.authorization ?? '').replace('Bearer ', '');
    const metadata = (await (
      await fetch(`${tenant.url}/botframework/v1/.well-known/openidconfiguration`)
    ).json()) as { jwks_uri: string };
    const { payload } = await jwtVerify(bearer, createRemoteJWKSet(new URL(metadata.jwks_uri)), {
      issuer: 'https://api.botframework.com',
      audience: BOT_ID,
      algorithms: ['RS256'],
    });
    expect(bot.activities()[0]).toMatchObject({
      type: 'message',
      id: said.messageId,
      text: 'help',
      channelId: 'msteams',
      serviceUrl: payload['serviceurl'],
      from: { aadObjectId: PERSONS.riya.id, name: 'Riya Patel' },
      conversation: { conversationType: 'personal', id: chat, tenantId: TENANT_ID },
      recipient: { id: `28:${BOT_ID}`, name: 'Handover' },
      localTimezone: 'Asia/Kolkata',
      localTimestamp: expect.stringMatching(/\+05:30$/),
    });
  });
  it('a channel message arrives only with a mention, in its thread', async () => {
    const quiet = await tenant.connector.say(PERSONS.riya.id, CHANNELS.contoso.id, 'hello');
    expect([quiet.status, bot.heard.length]).toEqual([null, 0]);
    const text = `${mention} ask Who holds the key?`;
    const said = await tenant.connector.say(PERSONS.riya.id, CHANNELS.contoso.id, text, {
      rootId: quiet.messageId,
    });
    expect(said.status).toBe(200);
    expect(bot.activities()[0]).toMatchObject({
      text,
      conversation: {
        id: `${CHANNELS.contoso.id};messageid=${quiet.messageId}`,
        conversationType: 'channel',
        isGroup: true,
      },
      channelData: {
        tenant: { id: TENANT_ID },
        team: { id: TEAM.threadId, aadGroupId: TEAM.id },
        channel: { id: CHANNELS.contoso.id },
        teamsChannelId: CHANNELS.contoso.id,
      },
      entities: [{ type: 'mention', mentioned: { id: `28:${BOT_ID}` } }, { type: 'clientInfo' }],
    });
  });
  it('a pressed button arrives as a message with its value and the card it was on', async () => {
    const chat = tenant.connector.personalConversation(PERSONS.tomas.id);
    const sent = await asBot(
      `POST /conversations/${encodeURIComponent(chat)}/activities`,
      card('Q'),
    );
    const data = { verb: 'answer' };
    await tenant.connector.submit({
      personId: PERSONS.tomas.id,
      conversationId: chat,
      messageId: sent.body.id,
      data,
    });
    expect(bot.activities()[0]).toMatchObject({
      type: 'message',
      value: data,
      replyToId: sent.body.id,
    });
  });
  it('gives the answer of a call that waits for one', async () => {
    const dialog = { task: { type: 'continue', value: { title: 'Ask' } } };
    const answering = await listenAsBot({ body: dialog });
    const own = await startTenant({ productUrl: () => answering.url });
    const asked = await own.connector.invoke({
      personId: PERSONS.riya.id,
      conversationId: CHANNELS.contoso.id,
      name: 'composeExtension/fetchTask',
      value: { commandId: 'ask' },
    });
    expect(asked).toMatchObject({ status: 200, body: dialog });
    expect(answering.activities()[0]).toMatchObject({
      type: 'invoke',
      value: { commandId: 'ask' },
    });
    await own.close();
    await answering.close();
  });
  it('says that the app was installed', async () => {
    await tenant.connector.install(PERSONS.riya.id, TEAM.threadId);
    expect(bot.activities().map(({ type }) => type)).toEqual([
      'installationUpdate',
      'conversationUpdate',
    ]);
  });
  it('keeps the message when nobody answers', async () => {
    const lonely = await startTenant();
    const chat = lonely.connector.personalConversation(PERSONS.riya.id);
    const said = await lonely.connector.say(PERSONS.riya.id, chat, 'anybody?');
    expect(said.status).toBeNull();
    expect(lonely.connector.messages(chat)).toHaveLength(1);
    await lonely.close();
  });
  it('somebody outside the team does not see its channels', async () => {
    await expect(tenant.connector.say(PERSONS.paul.id, CHANNELS.contoso.id, 'x')).rejects.toThrow();
  });
});

describe('from the bot', () => {
  it('starts a chat with a person by object id and writes into it', async () => {
    const started = await asBot('POST /conversations', {
      isGroup: false,
      bot: { id: `28:${BOT_ID}` },
      members: [{ id: PERSONS.jonas.id }],
      tenantId: TENANT_ID,
      channelData: { tenant: { id: TENANT_ID } },
    });
    expect(started.body.id).toBe(tenant.connector.personalConversation(PERSONS.jonas.id));
    const path = `/conversations/${encodeURIComponent(started.body.id)}/activities`;
    const sent = await asBot(`POST ${path}`, card('New deal to staff'));
    expect(sent.status).toBe(201);
    expect(tenant.graph.ledger.entries().at(-1)).toMatchObject({
      kind: 'card-sent',
      summary: expect.stringContaining('New deal to staff'),
    });
    const changed = await asBot(`PUT ${path}/${sent.body.id}`, card('Done'));
    expect(changed.status).toBe(200);
    const [message] = tenant.connector.messages(started.body.id);
    expect(message).toMatchObject({ edited: true, cards: [{ body: [{ text: 'Done' }] }] });
    expect((await asBot(`DELETE ${path}/${sent.body.id}`)).status).toBe(200);
    expect((await asBot(`PUT ${path}/${sent.body.id}`, card('x'))).status).toBe(404);
  });
  it('starts a thread in a channel and answers in it', async () => {
    const started = await asBot('POST /conversations', {
      isGroup: true,
      channelData: { channel: { id: CHANNELS.contoso.id } },
      activity: card('In review'),
    });
    const { id, activityId } = started.body;
    expect(id).toBe(`${CHANNELS.contoso.id};messageid=${activityId}`);
    const reply = { type: 'message', text: 'noted' };
    await asBot(`POST /conversations/${encodeURIComponent(id)}/activities/${activityId}`, reply);
    expect(tenant.connector.messages(id).map(({ rootId }) => rootId)).toEqual([
      activityId,
      activityId,
    ]);
  });
  it('reads the roster, whole, in pages and one by one', async () => {
    const path = `/conversations/${encodeURIComponent(CHANNELS.contoso.id)}`;
    const all = await asBot(`GET ${path}/members`);
    const everybody = all.body as unknown as { objectId: string }[];
    const ana = everybody.find(({ objectId }) => objectId === PERSONS.ana.id);
    expect(ana).toMatchObject({ userRole: 'guest', email: PERSONS.ana.mail, tenantId: TENANT_ID });
    const page = await asBot(`GET ${path}/pagedmembers?pageSize=5`);
    expect(page.body.members).toHaveLength(5);
    const rest = await asBot(
      `GET ${path}/pagedmembers?pageSize=5&continuationToken=${page.body.continuationToken}`,
    );
    expect(rest.body.members.length + 5).toBe(everybody.length);
    expect((await asBot(`GET ${path}/members/${PERSONS.riya.id}`)).body.name).toBe('Riya Patel');
    expect((await asBot(`GET ${path}/members/${PERSONS.paul.id}`)).status).toBe(404);
  });
  it('is refused without its own token', async () => {
    expect((await asBot('POST /conversations', {}, 'x')).status).toBe(401);
    const person = await tenant.userToken(PERSONS.riya.id);
    expect((await asBot('POST /conversations', {}, person)).status).toBe(401);
    const other = await tenant.graphToken(undefined, {
      claims: { aud: 'https://api.botframework.com', appid: CLIENT_ID },
    });
    expect((await asBot('POST /conversations', {}, other)).status).toBe(403);
  });
  it('typing leaves no message', async () => {
    const chat = tenant.connector.personalConversation(PERSONS.agnes.id);
    await asBot(`POST /conversations/${encodeURIComponent(chat)}/activities`, { type: 'typing' });
    expect(tenant.connector.messages(chat)).toEqual([]);
    expect(tenant.connector.sent.at(-1)?.activity).toEqual({ type: 'typing' });
  });
});
