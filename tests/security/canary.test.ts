import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { onPromise } from '../../infra/local/seed/product.ts';
import {
  BOT_SECRET,
  CHANNELS,
  CLIENT_SECRET,
  PERSONS,
  type PersonName,
} from '../../infra/local/world.ts';
import { canariesIn, secretsIn } from '../harness/canary.ts';
import type { Answer } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { sayDone } from '../harness/points.ts';
import { expectProblemShape } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { calls } from './matrix-calls.ts';

let product: Product;
let made: Made;
const printed: string[] = [];
const ours = ['internal', 'restricted'] as const;

/** A deal whose every confidential place holds a canary, brought as far as the kickoff. */
beforeAll(async () => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    jest
      .spyOn(console, name)
      .mockImplementation((...said) => void printed.push(said.map(String).join(' ')));
  }
  product = await startProduct({ environment: { LOG_LEVEL: 'trace' } });
  made = await aHandover(product, { state: 'in-review', answers, promise });
  await review();
  await talk();
  await settle();
  await disturb();
  await settle();
});
afterAll(() => product.stop());

const answers = {
  'goals.business': { text: 'One stock figure. CANARY-client-1' },
  'goals.concerns': { text: 'They doubt us. CANARY-internal-1', source: 'CANARY-internal-2' },
  'commercials.price': { text: 'CHF 118 400 CANARY-restricted-1', source: 'CANARY-restricted-2' },
  'commercials.order': { text: 'CANARY-internal-3' },
  'commercials.binding-terms': { text: 'CANARY-internal-4' },
  'commercials.payment': { reason: 'CANARY-restricted-3' },
  'profile.won-by': { text: 'CANARY-restricted-4' },
  'profile.style': { text: 'CANARY-restricted-5' },
  'people.influence': { rows: [{ person: 'Ana', attitude: 'CANARY-restricted-6' }] },
  'requirements.integrations': {
    rows: [
      {
        system: 'SAP CANARY-client-2',
        owner: 'Jan Keller',
        sandbox: 'yes',
        credentials: 'Jan Keller',
        cost: 'CANARY-restricted-7',
      },
    ],
    source: 'SOW',
  },
};
const promise = {
  text: 'CANARY-internal-promise',
  source: 'CANARY-internal-source',
  promisedTo: 'CANARY-internal-to',
};

async function review(): Promise<void> {
  const { riya, tomas, meera } = made.hands;
  await tomas.press(made.id, 'mirror', { text: 'CANARY-internal-mirror' });
  await tomas.press(made.id, 'checks', { kind: 'feasibility', note: 'CANARY-internal-check' });
  const verdict = {
    effortHours: 8,
    condition: 'CANARY-internal-condition',
    fallback: 'CANARY-internal-fallback',
  };
  if (made.promise) {
    const checked = await onPromise(tomas, made.id, {
      promise: made.promise,
      path: 'verdict',
      body: verdict,
    });
    const promises = [{ id: checked.id, version: checked.version }];
    const body = { decision: 'agree', promises };
    await riya.create(`/handovers/${made.id}/promises/resolve`, body);
    await riya.press(made.id, 'show-early');
  }
  const collected = { reason: 'other', text: 'CANARY-internal-collected' };
  await tomas.create(`/handovers/${made.id}/points`, collected);
  const points = [{ reason: 'unclear-requirement', text: 'CANARY-internal-sent-back' }];
  await tomas.press(made.id, 'send-back', { points, shouldHaveBeen: 'scope.features' });
  await sayDone(riya, made.id);
  await riya.press(made.id, 'submit');
  await meera.press(made.id, 'checks', { kind: 'timeline', note: 'CANARY-internal-timeline' });
}

/** People talk to the bot, in a chat and in the channel. */
async function talk(): Promise<void> {
  const { connector } = product.tenant;
  const chat = connector.personalConversation(PERSONS.tomas.id);
  await connector.install(PERSONS.riya.id, CHANNELS.contoso.id);
  for (const text of [
    'help',
    'status',
    'answer',
    'CANARY-typed-1',
    'ask Is CANARY-typed-2 included?',
  ]) {
    await connector.say(PERSONS.tomas.id, chat, text);
  }
  for (const person of ['ana', 'nils', 'li'] as const) {
    for (const text of ['status', 'answer', 'help', 'ask CANARY-typed-3?', 'CANARY']) {
      await connector.say(PERSONS[person].id, CHANNELS.contoso.id, `<at>Handover</at> ${text}`);
    }
  }
}

/** Things go wrong on the way: refused tokens, a broken table, Graph and connector in trouble. */
async function disturb(): Promise<void> {
  const riya = await product.as('riya');
  const nobody = await product.as(null);
  await nobody.get('/api/me', {
    headers: { authorization: `Bearer ${'CANARY-typed-4'.repeat(3)}` },
  });
  await nobody.get('/api/me?access_token=CANARY-typed-5');
  await riya.get('/api/handovers/CANARY-typed-6?CANARY-typed-7=1');
  await riya.post(`${made.path}/promises`, '{"text":"CANARY-typed-8"', {
    headers: { 'content-type': 'application/json' },
  });
  await riya.post(`${made.path}/promises`, { 'CANARY-typed-9': 1 });
  await riya.post(`${made.path}/questions`, { text: 'CANARY-typed-10', to: 'client' });
  await product.query('alter table promise rename to promise_elsewhere');
  await riya.post(`${made.path}/promises`, { text: 'CANARY-typed-11', onlySaid: true });
  await riya.get(`${made.path}/promises`);
  await product.query('alter table promise_elsewhere rename to promise');
  const { faults, connector } = product.tenant;
  faults.add({
    match: { path: '/connector/', times: 2 },
    do: { kind: 'status', status: 500, when: 'before' },
  });
  await connector.say(
    PERSONS.tomas.id,
    connector.personalConversation(PERSONS.tomas.id),
    'CANARY-typed-12',
  );
  faults.clear();
  faults.add({ match: { path: '/getSchedule', times: 1 }, do: { kind: 'html', status: 503 } });
  await riya.get(`${made.path}/kickoff/times`);
  faults.clear();
}

async function settle(): Promise<void> {
  const waiting = async () =>
    (await product.query(`select count(*)::int as n from effect where state = 'waiting'`))[0]?.[
      'n'
    ];
  await until(async () => (await waiting()) === 0, { what: 'every effect is settled' });
}

/** Every route, as this person, with a right call of it. */
async function everything(person: PersonName): Promise<Map<string, Answer>> {
  const client = await product.as(person);
  const got = new Map<string, Answer>();
  for (const [key, prepare] of Object.entries(calls)) {
    if (key === 'POST /api/handovers') continue;
    const sent = await prepare(made);
    got.set(key, await client.send(key.split(' ')[0] ?? '', sent.path, sent.body, sent));
  }
  return got;
}

function spoken(answer: Answer): string {
  return `${answer.text} ${JSON.stringify([...answer.headers])}`;
}

describe('what people get who are not ours', () => {
  it('CF01 the scan finds what it looks for: our own people see all of it', async () => {
    const riya = await product.as('riya');
    const pages = ['', '/items', '/promises'];
    const texts = await Promise.all(
      pages.map(async (page) => (await riya.get(`${made.path}${page}`)).text),
    );
    const seen = canariesIn(texts.join(' '), ours);
    expect(seen.filter((one) => one.includes('restricted'))).toHaveLength(7);
    expect(seen.filter((one) => one.includes('internal')).length).toBeGreaterThanOrEqual(12);
    expect(
      canariesIn(Buffer.from('x CANARY-internal-1 y and more').toString('base64'), ours),
    ).toHaveLength(1);
    expect(canariesIn('CANARY%2Dinternal%2D1 canary&#45;restricted&#x2d;1', ours)).toHaveLength(2);
  });
  it('CF01 CF08 CF10 the client’s guest gets what was shared, and nothing internal in any answer', async () => {
    const got = await everything('ana');
    for (const [key, answer] of got) {
      expect([key, canariesIn(spoken(answer), ours)]).toEqual([key, []]);
      if (answer.status >= 400) expectProblemShape(answer);
    }
    const page = got.get('GET /api/handovers/:id');
    expect(canariesIn(page?.text ?? '', ['client'])).toEqual([
      'canary-client-1',
      'canary-client-2',
    ]);
    expect(page?.text).not.toMatch(/"(source|version|audience|can|cost|blockers|verdict)"|@/u);
  });
  it.each(['nils', 'paul'] as const)(
    'CF01 %s, who has no part in it, gets nothing at all',
    async (person) => {
      for (const [key, answer] of await everything(person)) {
        expect([key, canariesIn(spoken(answer), [...ours, 'client'])]).toEqual([key, []]);
        expect(spoken(answer)).not.toContain('Contoso ERP rollout');
      }
    },
  );
  it('CF01 a member of the team without a role reads the internal view, never the restricted one', async () => {
    const got = await everything('li');
    for (const [key, answer] of got) {
      expect([key, canariesIn(spoken(answer), ['restricted'])]).toEqual([key, []]);
    }
    const items = got.get('GET /api/handovers/:id/items')?.text ?? '';
    expect(canariesIn(items, ['internal']).length).toBeGreaterThan(2);
  });
  it('CF01 "View as client" is the client’s page, letter by letter', async () => {
    const [ana, riya] = [await product.as('ana'), await product.as('riya')];
    const seen = await riya.get(`${made.path}/client-view`);
    const own = (await ana.get(made.path)).text;
    // What she said there is hers, and to say it too.
    const plain = own.replaceAll(/"notQuite":\[[^\]]*\]/gu, '"notQuite":[]');
    expect(seen.text).toBe(plain.replace('"maySayNotQuite":true', '"maySayNotQuite":false'));
  });
});

describe('what stands where guests read', () => {
  it('CF03 CF04 no card or answer of the bot in the channel holds anything of the record', async () => {
    const { connector } = product.tenant;
    const messages = connector
      .messages(CHANNELS.contoso.id)
      .filter(({ personId }) => personId === null);
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages) {
      expect(canariesIn(JSON.stringify(message), ours)).toEqual([]);
    }
    const sent = connector.sent.filter(({ conversationId }) =>
      conversationId.startsWith(CHANNELS.contoso.id),
    );
    expect(canariesIn(JSON.stringify(sent), ours)).toEqual([]);
  });
  it('CF03 a question and its answer are not told to a channel that guests read', async () => {
    const { connector } = product.tenant;
    const read = () => connector.messages(CHANNELS.contoso.id);
    const before = read().length;
    const asked = { text: 'Can we afford CANARY-internal-question?' };
    const path = `/handovers/${made.id}/questions`;
    const question = await made.hands.tomas.create<{ id: string; version: number }>(path, asked);
    await settle();
    expect(read().length).toBe(before + 1);
    const { id, version } = question;
    const body = { text: 'CANARY-internal-answer' };
    await made.hands.riya.send({ method: 'POST', path: `${path}/${id}/answer`, body, version });
    await settle();
    expect(canariesIn(JSON.stringify(read()), ours)).toEqual([]);
  });
  it('CF04 a guest who writes to the bot alone learns nothing', async () => {
    const { connector } = product.tenant;
    for (const person of ['ana', 'nils', 'paul'] as const) {
      const chat = connector.personalConversation(PERSONS[person].id);
      for (const text of ['status', 'answer', 'ask CANARY?', 'help', 'CANARY-restricted-1']) {
        await connector.say(PERSONS[person].id, chat, text);
      }
      const said = connector.messages(chat).filter(({ personId }) => personId === null);
      expect(said).toHaveLength(5);
      expect(canariesIn(JSON.stringify(said), ours)).toEqual([]);
      expect(JSON.stringify(said)).not.toContain('ERP rollout');
    }
  });
  it('CF06 CF07 CF12 invitation, mails and folders hold nothing internal', async () => {
    const other = await aHandover(product, {
      state: 'accepted',
      answers: confidential,
      project: 'Second',
    });
    const meera = await product.as('meera');
    const sent = await meera.post(`${other.path}/kickoff`, {
      start: `${workday(8)}T09:00:00Z`,
    });
    expect(sent.status).toBe(202);
    await settle();
    const { events, mails, items } = product.tenant.graph.state;
    expect(events.length).toBeGreaterThan(0);
    expect(canariesIn(JSON.stringify({ events, mails, items }), ours)).toEqual([]);
    expect(JSON.stringify(events)).toContain('CANARY-client-1');
  });
});

const { 'commercials.payment': _reason, ...confidential } = answers;

describe('SE01 CF09 the log at its most talkative', () => {
  it('SE01 holds no token, secret, address or anything of a record', async () => {
    expect(product.lines.length).toBeGreaterThan(10);
    const values = [CLIENT_SECRET, BOT_SECRET, ...Object.values(PERSONS).map(({ name }) => name)];
    for (const person of Object.values(PERSONS)) {
      values.push((await product.tenant.userToken(person.id)).split('.')[1]?.slice(0, 40) ?? '');
    }
    for (const line of [...product.lines, ...printed]) {
      expect([line, secretsIn(line, values)]).toEqual([line, []]);
      expect([line, canariesIn(line, [...ours, 'client', 'typed'])]).toEqual([line, []]);
    }
  });
  it('IN12 is one JSON object a line, with a level and a time', () => {
    for (const line of product.lines) {
      expect(line.endsWith('\n') && line.trim().split('\n').length === 1).toBe(true);
      expect(JSON.parse(line)).toMatchObject({
        level: expect.any(Number),
        time: expect.any(String),
      });
    }
  });
});
