import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pino from 'pino';
import { checkInbound } from '../../bot/sdk/check-inbound.ts';
import { messageActivity, type Activity } from '../../infra/local/connector/activities.ts';
import { listen, send } from '../../infra/local/listener.ts';
import { createSigningKey, signToken } from '../../infra/local/signing-keys.ts';
import { BOT_ID, CHANNELS, PERSONS, TENANT_ID } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { connectMicrosoft } from '../../src/microsoft/connect.ts';
import { answerFrom, clientWith, type Answer } from '../harness/client.ts';
import { aHandover } from '../harness/handover.ts';
import { expectProblem, expectProblemShape } from '../harness/problem.ts';
import { environmentFor, startProduct, type Product } from '../harness/product.ts';
import { unpaced } from '../harness/unpaced.ts';
import { until } from '../harness/until.ts';

let product: Product;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };
const otherTenant = '11111111-2222-4333-8444-555555555555';
const emulators = [
  `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
  `https://sts.windows.net/${TENANT_ID}/`,
  `https://login.microsoftonline.com/${otherTenant}/v2.0`,
  'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
  'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
  'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
  'https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0',
];

beforeAll(async () => {
  product = await startProduct({ clock });
});
afterAll(() => product.stop());

/** What Riya would write in her chat with the bot, as Teams sends it. */
function saying(text: string, change: Activity = {}): Activity {
  const { connector } = product.tenant;
  const chat = connector.personalConversation(PERSONS.riya.id);
  return { ...messageActivity({ ...connector.source(PERSONS.riya.id, chat), text }), ...change };
}

async function post(activity: unknown, token: string | null): Promise<Answer> {
  return await clientWith(product.url, token).post('/api/messages', activity as object);
}

async function fromTeams(activity: unknown, overrides = {}): Promise<Answer> {
  return await post(activity, await product.tenant.connector.signActivityToken(overrides));
}

/** Runs something and expects that the bot heard nothing and called nobody. */
async function unheard(act: () => Promise<void>): Promise<void> {
  const heard = async () =>
    await product.query(
      'select (select count(*) from heard_activity), (select count(*) from conversation) as places',
    );
  const before = await heard();
  const calls = product.tenant.received.filter(({ path }) => path.startsWith('/connector')).length;
  await act();
  expect(await heard()).toEqual(before);
  const now = product.tenant.received.filter(({ path }) => path.startsWith('/connector')).length;
  expect(now).toBe(calls);
}

describe('who may speak to the bot', () => {
  it('Teams may: a signed activity is heard', async () => {
    expect((await fromTeams(saying('help'))).status).toBe(200);
  });
  it.each(emulators)('BT01 T1 a person’s token for the bot of %s is refused', async (iss) => {
    await unheard(async () => {
      const tid = /[0-9a-f-]{36}/u.exec(iss)?.[0];
      const serviceUrl = 'https://evil.example/';
      for (const extra of [{}, { serviceurl: serviceUrl }, { appid: BOT_ID, ver: '1.0' }]) {
        const claims = { aud: BOT_ID, azp: BOT_ID, iss, tid, ...extra };
        const token = await product.tenant.userToken(PERSONS.ana.id, { claims });
        for (const change of [
          {},
          { serviceUrl },
          { channelId: 'emulator' },
          { channelId: 'AseChannel' },
        ]) {
          expectProblem(await post(saying('help', change), token), 401, 'invalid_token');
        }
      }
    });
  });
  it('BT01 T1 a token of the tab, of another bot (a skill), or none is refused', async () => {
    await unheard(async () => {
      const tab = await product.tenant.userToken(PERSONS.riya.id);
      expectProblem(await post(saying('help'), tab), 401, 'invalid_token');
      const skill = await product.tenant.appToken({ claims: { aud: BOT_ID, azp: otherTenant } });
      expectProblem(await post(saying('help'), skill), 401, 'invalid_token');
      expectProblem(await post(saying('help'), null), 401, 'unauthenticated');
    });
  });
  it('BT01 a token signed by Entra’s key under the channel’s name is refused', async () => {
    await unheard(async () => {
      const signWith = product.tenant.entra.signingKey();
      expectProblem(await fromTeams(saying('help'), { signWith }), 401, 'invalid_token');
      expectProblem(await fromTeams(saying('help'), { alg: 'HS256' }), 401, 'invalid_token');
      expect((await fromTeams(saying('help'), { alg: 'none' })).status).toBe(401);
    });
  });
  it('BT03 a channel’s token for another bot, of another time or place is refused', async () => {
    const now = Math.floor(Date.now() / 1000);
    await unheard(async () => {
      const wrong = [
        { aud: otherTenant },
        { aud: [BOT_ID] },
        { aud: [BOT_ID, otherTenant] },
        { aud: { [BOT_ID]: true } },
        { serviceurl: [saying('')['serviceUrl']] },
        { iss: 'https://api.botframework.us' },
        { exp: now - 360, nbf: now - 4000 },
        { nbf: now + 360 },
        { serviceurl: 'https://smba.trafficmanager.net/amer/' },
        { serviceurl: undefined },
      ];
      for (const claims of wrong) {
        expectProblem(await fromTeams(saying('help'), { claims }), 401, 'invalid_token');
      }
      for (const serviceUrl of [
        undefined,
        null,
        'https://evil.example/',
        'http://169.254.169.254/',
      ]) {
        expectProblem(await fromTeams(saying('help', { serviceUrl })), 401, 'invalid_token');
      }
    });
    const late = { exp: now - 240, nbf: now - 4000 };
    expect((await fromTeams(saying('help'), { claims: late })).status).toBe(200);
  });
  it('BT03 a token of several audiences is refused before the SDK prints a word of it', async () => {
    const printed = jest.spyOn(console, 'error');
    const claims = { aud: [BOT_ID, otherTenant] };
    expectProblem(await fromTeams(saying('help'), { claims }), 401, 'invalid_token');
    expect(printed.mock.calls).toEqual([]);
    printed.mockRestore();
  });
  it.each([
    'https://graph.microsoft.com/',
    'https://login.microsoftonline.com/teams/',
    'https://login.botframework.com/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://somebody@smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/emea/?to=elsewhere',
    'http://smba.trafficmanager.net/emea/',
  ])('IN11 BT03 the place %s is not Teams’ connector, also when signed', async (serviceUrl) => {
    await unheard(async () => {
      const claims = { serviceurl: serviceUrl };
      const answer = await fromTeams(saying('help', { serviceUrl }), { claims });
      expectProblem(answer, 401, 'invalid_token');
    });
  });
  it('IN11 an address outside Microsoft 365 is not called, even when the channel signed it', async () => {
    const serviceUrl = 'https://evil.example/';
    const answer = await fromTeams(saying('help', { serviceUrl }), {
      claims: { serviceurl: serviceUrl },
    });
    expectProblem(answer, 401, 'invalid_token');
    expect(product.lines.join('')).not.toContain('evil.example');
    const kept = await product.query(
      `select reference from conversation where reference::text like '%evil%'`,
    );
    expect(kept).toEqual([]);
  });
  it('BT03 a key that is not endorsed for Teams signs nothing here', async () => {
    const endorsed = await createSigningKey();
    const other = await createSigningKey();
    const keys = [
      { ...endorsed.jwk, endorsements: ['msteams', 'webchat'] },
      { ...other.jwk, endorsements: ['webchat'] },
    ];
    const publisher = await listen(0, async (request, response) => {
      const body = request.path === '/keys' ? { keys } : { jwks_uri: `${publisher.url}/keys` };
      await send(response, { status: 200, body });
    });
    const config = readConfig({
      ...environmentFor(product.tenant),
      MICROSOFT_ADDRESSES: `login.botframework.com=${publisher.url}`,
    });
    const log = pino({ level: 'silent' });
    const { forBot } = connectMicrosoft(config, { clock: systemClock, log, pace: unpaced });
    const activity = saying('help');
    const now = Math.floor(Date.now() / 1000);
    const times = { nbf: now, exp: now + 600 };
    const claims = {
      iss: 'https://api.botframework.com',
      aud: BOT_ID,
      serviceurl: activity['serviceUrl'],
      ...times,
    };
    const check = async (key: typeof other) => {
      const authorization = `Bearer ${await signToken(claims, key)}`;
      const world = { ...forBot, botId: BOT_ID, clock: systemClock };
      return await checkInbound({ authorization, body: activity }, world);
    };
    expect((await check(endorsed)).text).toBe('help');
    await expect(check(other)).rejects.toMatchObject({ code: 'invalid_token' });
    await publisher.close();
  });
  it('BT02 T2 the program does not start without a bot id, and says which variable is missing', async () => {
    const { BOT_ID: _gone, ...environment } = environmentFor(product.tenant);
    const child = spawn(process.execPath, ['src/main.ts'], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(said).toContain('BOT_ID: is not set');
    expect(said).not.toContain(environment['CLIENT_SECRET']);
    expect(said).not.toContain('listening');
  });
});

describe('what the bot is sent', () => {
  it.each<[string, unknown]>([
    ['a list', []],
    ['nothing', null],
    ['a word', 'hello'],
    ['no type', { type: undefined }],
    ['a type of the wrong kind', { type: 5 }],
    ['no channel', { channelId: undefined }],
    ['another channel', { channelId: 'directline' }],
    ['no sender', { from: undefined }],
    ['no conversation', { conversation: undefined }],
    ['a text that is a list', { text: ['help'] }],
  ])('BT07 T3 %s is refused in the one shape, without a word of the SDK', async (_name, change) => {
    const isChange = typeof change === 'object' && change !== null && !Array.isArray(change);
    const body = isChange ? saying('help', change as Activity) : JSON.stringify(change);
    const answer = await fromTeams(body);
    expect([400, 401]).toContain(answer.status);
    expectProblemShape(answer);
  });
  it('BT07 a text of a megabyte is refused as too large', async () => {
    expectProblem(await fromTeams(saying('a'.repeat(1_000_000))), 413, 'payload_too_large');
  });
  it('BT07 LM03 a pressed card that nests 20 000 deep is refused, and is no fault', async () => {
    const faults = () => product.lines.filter((line) => line.includes('"level":50'));
    const before = faults();
    const text = JSON.stringify(saying('', { value: { do: 'answer', text: '@' } }));
    for (const deep of [
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    ]) {
      const token = await product.tenant.connector.signActivityToken();
      const answer = await clientWith(product.url, token).send(
        'POST',
        '/api/messages',
        text.replace('"@"', deep),
        { headers: { 'content-type': 'application/json' } },
      );
      expectProblem(answer, 400, 'invalid_json');
    }
    expect(faults()).toEqual(before);
  });
  it('BT07 an unknown invoke and an unknown kind of activity never become a fault', async () => {
    for (const change of [
      { type: 'invoke', name: 'handover/unknown' },
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x' } } },
      { type: 'invoke' },
      { type: 'typing' },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'event', name: 'application/vnd.microsoft.meetingStart' },
    ]) {
      const answer = await fromTeams(saying('', change));
      expect([200, 202, 400]).toContain(answer.status);
      if (answer.status === 400) expectProblemShape(answer);
    }
  });
  it('BT07 whatever a part of an activity holds, there is an answer and no fault', async () => {
    const names = fc.constantFrom(
      'type',
      'id',
      'name',
      'text',
      'value',
      'from',
      'recipient',
      'conversation',
      'channelData',
      'entities',
      'attachments',
      'replyToId',
      'timestamp',
      'locale',
      'membersAdded',
      '__proto__',
    );
    const faults = () => product.lines.filter((line) => line.includes('a request failed')).length;
    const before = faults();
    await fc.assert(
      fc.asyncProperty(names, fc.jsonValue({ maxDepth: 3 }), async (name, value) => {
        const text = JSON.stringify(saying('help'));
        const body = `${text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
        const token = await product.tenant.connector.signActivityToken();
        const answer = await clientWith(product.url, token).send('POST', '/api/messages', body, {
          headers: { 'content-type': 'application/json' },
        });
        expect([name, value, answer.status < 500]).toEqual([name, value, true]);
        if (answer.status >= 400) expectProblemShape(answer);
      }),
      { numRuns: 120 },
    );
    expect(faults()).toBe(before);
  });
  it('BT07 a card that was tampered with is answered in the chat, and does nothing', async () => {
    const { connector } = product.tenant;
    const chat = connector.personalConversation(PERSONS.riya.id);
    const values = [
      { do: 'answer' },
      { do: 'accept', handoverId: otherTenant },
      { do: 'answer', handoverId: otherTenant, questionId: otherTenant, text: 'x' },
      { do: 'name-roles', handoverId: '../../x', techLead: {}, projectManager: [] },
      {
        do: 'ask',
        handoverId: otherTenant,
        text: 'x',
        place: { conversation: {}, messageUrl: 'javascript:alert(1)' },
      },
      [],
      'x',
    ];
    for (const value of values) {
      const before = connector.messages(chat).length;
      expect((await fromTeams(saying('', { value, text: undefined }))).status).toBe(200);
      expect(connector.messages(chat).length).toBe(before + 1);
      expect(connector.messages(chat).at(-1)?.text).not.toMatch(/reference|undefined|Error/u);
    }
  });
  it('BT08 a button cannot send a question’s card to a place that its data names', async () => {
    const { connector } = product.tenant;
    const made = await aHandover(product, { state: 'new' });
    const chat = connector.personalConversation(PERSONS.tomas.id);
    await connector.say(PERSONS.tomas.id, chat, 'help');
    const card = connector.messages(chat).find(({ personId }) => personId === null);
    const elsewhere = {
      id: CHANNELS.northwind.id,
      conversationType: 'channel',
      tenantId: TENANT_ID,
    };
    const reference = {
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      conversation: elsewhere,
    };
    const place = { conversation: { ...reference, channelId: 'msteams' }, messageUrl: null };
    const data = { do: 'ask', handoverId: made.id, text: 'Where does this go?', place };
    await connector.submit({
      personId: PERSONS.tomas.id,
      conversationId: chat,
      messageId: card?.id ?? '',
      data,
    });
    const sent = await until(
      () =>
        connector.sent.find(({ activity }) =>
          JSON.stringify(activity).includes('Where does this go?'),
        ),
      { what: 'the question’s card' },
    );
    expect(sent.conversationId).not.toContain(CHANNELS.northwind.id);
    const channels = connector.messages(CHANNELS.northwind.id);
    expect(JSON.stringify(channels)).not.toContain('Where does this go?');
  });
  it('AZ04 people of another tenant are not heard, whatever object id they bring', async () => {
    const conversation = { ...(saying('')['conversation'] as object), tenantId: otherTenant };
    const channelData = { tenant: { id: otherTenant } };
    const places = async () =>
      await product.query('select reference::text from conversation order by 1');
    const before = await places();
    await fromTeams(saying('status', { conversation, channelData }));
    for (const type of ['conversationUpdate', 'installationUpdate']) {
      await fromTeams(saying('', { type, conversation, channelData }));
    }
    expect(await places()).toEqual(before);
  });
});

describe('a turn that fails', () => {
  it('BT10 T3 tells the person a reference, and keeps the details to the log', async () => {
    const { connector } = product.tenant;
    const chat = connector.personalConversation(PERSONS.riya.id);
    await product.query('alter table heard_activity rename to heard_elsewhere');
    try {
      const answer = await fromTeams(saying('help'));
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/heard|relation|column/u);
    } finally {
      await product.query('alter table heard_elsewhere rename to heard_activity');
    }
    const told = connector.messages(chat).at(-1)?.text ?? '';
    const reference = /reference: ([0-9a-f-]{36})\.$/u.exec(told)?.[1] ?? 'none';
    expect(told).not.toMatch(/heard|relation/u);
    const line = product.lines.find((one) => one.includes(reference));
    expect(line).toContain('a turn of the bot failed');
    expect(line).not.toContain('relation');
  });
  it('BT10 BT11 is logged once and not heard again when not even the excuse can be sent', async () => {
    const mend = product.tenant.faults.add({
      match: { path: '/connector/' },
      do: { kind: 'status', status: 500 },
    });
    const answer = await fromTeams(saying('help'));
    mend();
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect(product.lines.at(-1)).toContain('the person could not be told');
  });
});

describe('buttons on cards', () => {
  it('CF03 a card pressed in a channel that guests read says no word of question or answer there', async () => {
    const { connector } = product.tenant;
    const made = await aHandover(product, { state: 'in-review' });
    const [text, answer] = ['Who pays the CANARY-QUESTION?', 'The CANARY-ANSWER does.'];
    const body = { text, to: 'sales' };
    const question = await made.hands.tomas.create<{ id: string }>(
      `/handovers/${made.id}/questions`,
      body,
    );
    const channel = CHANNELS.contoso.id;
    const card = await until(
      () => connector.messages(channel).find(({ cards }) => cards.length > 0),
      { what: 'a card in the channel' },
    );
    const data = { do: 'answer', handoverId: made.id, questionId: question.id, text: answer };
    const pressed = { conversationId: channel, messageId: card.id, data };
    await connector.submit({ personId: PERSONS.riya.id, ...pressed });
    // All that was ever sent there, also what a later card took the place of.
    const told = () =>
      JSON.stringify(connector.sent.filter((one) => one.conversationId.startsWith(channel)));
    await until(() => told().includes('Answered by Riya Patel'), { what: 'the card tells it' });
    expect(told()).not.toContain('CANARY-QUESTION');
    expect(told()).not.toContain('CANARY-ANSWER');
  });
  it('AZ12 a guest who presses the button of a copied card is refused and it is logged', async () => {
    const { connector } = product.tenant;
    const made = await aHandover(product, { state: 'in-review' });
    const question = await made.hands.tomas.create<{ id: string }>(
      `/handovers/${made.id}/questions`,
      { text: 'Who holds the credentials?' },
    );
    const channel = CHANNELS.contoso.id;
    const card = await until(
      () => connector.messages(channel).find(({ cards }) => cards.length > 0),
      {
        what: 'a card in the channel',
      },
    );
    const version = await made.version();
    const forged = { role: 'sales-owner', from: PERSONS.riya.id, personId: PERSONS.riya.id };
    const data = {
      do: 'answer',
      handoverId: made.id,
      questionId: question.id,
      text: 'Nobody.',
      ...forged,
    };
    const roles = { techLead: PERSONS.ana.id, projectManager: PERSONS.ana.id };
    for (const person of ['ana', 'nils', 'li'] as const) {
      for (const pressed of [
        data,
        { do: 'name-roles', handoverId: made.id, ...roles, ...forged },
      ]) {
        const refusals = () =>
          product.lines.filter((line) => line.includes('refused in chat')).length;
        const before = refusals();
        const press = { conversationId: channel, messageId: card.id, data: pressed };
        expect((await connector.submit({ personId: PERSONS[person].id, ...press })).status).toBe(
          200,
        );
        expect(refusals()).toBe(before + 1);
        const { text = '' } = connector.messages(channel).at(-1) ?? {};
        expect(text).toMatch(/^(That is somebody else's to do|This handover isn't yours)/u);
      }
    }
    expect(await made.version()).toBe(version);
  });
});

describe('T10 the channel’s keys', () => {
  it('out of reach from the start are 503, never 401, and the bot recovers by itself', async () => {
    const cold = await startProduct({
      clock,
      ready: false,
      before: ({ botFramework }) => botFramework.setKeysFault('unavailable'),
    });
    const { connector, botFramework } = cold.tenant;
    const chat = connector.personalConversation(PERSONS.riya.id);
    const say = async () => {
      const reply = await connector.say(PERSONS.riya.id, chat, 'help');
      return answerFrom(reply.status ?? 0, new Headers(), JSON.stringify(reply.body));
    };
    const refused = await say();
    expect([refused.status, refused.at('code')]).toEqual([503, 'keys_unavailable']);
    const ready = await fetch(`${cold.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not ready', faults: ['signing_keys'] },
    ]);
    botFramework.setKeysFault(null);
    ahead += 31_000;
    expect((await say()).status).toBe(200);
    await cold.stop();
  });
  it('may change at any time: what the new key signed is heard', async () => {
    await product.tenant.botFramework.rotateKeys();
    ahead += 31_000;
    expect((await fromTeams(saying('help'))).status).toBe(200);
  });
  it('once known serve through an outage; a key nobody knows then is 503, not 401', async () => {
    product.tenant.botFramework.setKeysFault('unavailable');
    ahead += 31_000;
    expect((await fromTeams(saying('help'))).status).toBe(200);
    const signWith = await createSigningKey();
    expectProblem(await fromTeams(saying('help'), { signWith }), 503, 'keys_unavailable');
    product.tenant.botFramework.setKeysFault(null);
    ahead += 31_000;
    expectProblem(await fromTeams(saying('help'), { signWith }), 401, 'invalid_token');
  });
});
