import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageActivity } from '../../infra/local/connector/activities.ts';
import { seed } from '../../infra/local/seed.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, PERSONS, type PersonName } from '../../infra/local/world.ts';
import { BadConfig, readConfig } from '../../src/config.ts';
import type { Answer } from '../harness/client.ts';
import { clientWith } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';
import { environmentFor, startProduct, type Product } from '../harness/product.ts';
import { expectAsAgreed } from '../harness/wire-check.ts';

let product: Product;

beforeAll(async () => {
  const environment = { CALLS_PER_MINUTE: 'read=5,write=5,outside=2,speaker=3,conversation=8' };
  product = await startProduct({ environment });
});
afterAll(() => product.stop());

async function atOnce(count: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  return await Promise.all(Array.from({ length: count }, ask));
}

function expectRefused(answer: Answer | undefined): void {
  if (!answer) throw new Error('nobody was refused');
  expectProblem(answer, 429, 'rate_limited');
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
}

describe('how much one person may do in a minute', () => {
  it('LM08 of eight calls at once over a limit of five, five are answered and three are told to wait', async () => {
    const riya = await product.as('riya');
    const answers = await atOnce(8, async () => await riya.get('/api/me'));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(refused).toHaveLength(3);
    refused.forEach(expectRefused);
    const tomas = await product.as('tomas');
    expect((await tomas.get('/api/me')).status).toBe(200);
  });
  it('LM08 a new token or another address is no new allowance', async () => {
    const again = await product.as('riya');
    for (const headers of [
      {},
      { 'x-forwarded-for': '203.0.113.9' },
      { forwarded: 'for=203.0.113.9' },
      { 'x-real-ip': '203.0.113.9', 'x-user-id': PERSONS.li.id },
    ]) {
      expectRefused(await again.get('/api/me', { headers: headers as Record<string, string> }));
    }
  });
  it('LM08 looking, changing and what makes Microsoft 365 work are counted apart', async () => {
    const meera = await product.as('meera');
    const nowhere = `/api/handovers/${randomUUID()}`;
    const writes = await atOnce(
      7,
      async () => await meera.post(`${nowhere}/show-early`, {}, { version: 1 }),
    );
    expect(writes.map(({ status }) => status).toSorted()).toEqual([
      404, 404, 404, 404, 404, 429, 429,
    ]);
    const times = await atOnce(3, async () => await meera.get(`${nowhere}/kickoff/times`));
    expect(times.map(({ status }) => status).toSorted()).toEqual([404, 404, 429]);
    expect((await meera.get('/api/me')).status).toBe(200);
  });
  it('LM08 nobody’s calls are counted for a person', async () => {
    const nobody = await product.as(null);
    const forged = clientWith(product.url, 'a.b.c');
    for (const client of [nobody, forged]) {
      const answers = await atOnce(8, async () => await client.get('/api/me'));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    }
    expect((await (await product.as('jonas')).get('/api/me')).status).toBe(200);
  });
});

describe('how much may be said to the bot in a minute', () => {
  const say = async (person: PersonName, conversationId: string, rootId: string | null = null) => {
    const { connector } = product.tenant;
    const source = { ...connector.source(PERSONS[person].id, conversationId), rootId };
    const activity = messageActivity({ ...source, text: '<at>Handover</at> help' });
    const client = clientWith(product.url, await connector.signActivityToken());
    return await client.post('/api/messages', activity);
  };
  it('LM08 one person who says too much mutes nobody else in a channel', async () => {
    const { id } = CHANNELS.northwind;
    const guest = await atOnce(60, async () => await say('ana', id));
    expect(guest.filter(({ status }) => status === 200)).toHaveLength(3);
    expectRefused(guest.find(({ status }) => status === 429));
    expect((await say('riya', id)).status).toBe(200);
    expect((await say('tomas', id)).status).toBe(200);
  });
  it('LM08 all together have a limit in a conversation, too', async () => {
    const people = ['riya', 'tomas', 'meera', 'jonas'] as const;
    const { id } = CHANNELS.tailspin;
    const said = await Promise.all(
      people.map(async (person) => await atOnce(3, async () => await say(person, id))),
    );
    expect(said.flat().filter(({ status }) => status === 200)).toHaveLength(8);
  });
  it('LM08 what is over its limit is refused, and other conversations go on', async () => {
    const chat = product.tenant.connector.personalConversation(PERSONS.riya.id);
    const answers = await atOnce(5, async () => await say('riya', chat));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429, 429]);
    expectRefused(answers.find(({ status }) => status === 429));
    const other = product.tenant.connector.personalConversation(PERSONS.tomas.id);
    expect((await say('tomas', other)).status).toBe(200);
  });
  it('LM08 a new thread of a channel is no new allowance', async () => {
    const roots = ['1700000000001', '1700000000002', '1700000000003', '1700000000004'];
    const answers: number[] = [];
    for (const root of roots) answers.push((await say('li', CHANNELS.contoso.id, root)).status);
    expect(answers).toEqual([200, 200, 200, 429]);
  });
  it('LM08 a forged activity is counted for nobody', async () => {
    const chat = product.tenant.connector.personalConversation(PERSONS.meera.id);
    const activity = messageActivity({
      ...product.tenant.connector.source(PERSONS.meera.id, chat),
      text: 'help',
    });
    const forged = clientWith(product.url, await product.tenant.userToken(PERSONS.ana.id));
    for (let count = 0; count < 5; count += 1) {
      expectProblem(await forged.post('/api/messages', activity), 401, 'invalid_token');
    }
    expect((await say('meera', chat)).status).toBe(200);
  });
});

describe('the limits as they are installed', () => {
  it('LM08 leave room for the examples, which are made faster than by hand', async () => {
    const { CALLS_PER_MINUTE: _usual, ...environment } = environmentFor(product.tenant);
    const usual = await startProduct({ environment: { CALLS_PER_MINUTE: usualText(environment) } });
    await seed({
      publicUrl: usual.url,
      tenant: usual.tenant,
      tokenFor: async (id: string) => await usual.tenant.userToken(id),
      heard: expectAsAgreed,
    });
    const lines = await usual.query('select count(*)::int as made from handover');
    expect(lines).toEqual([{ made: 3 }]);
    expect(usual.lines.filter((line) => line.includes('rate_limited'))).toEqual([]);
    await usual.stop();
  });
  it('LM08 are set by one variable, of which a part keeps the rest', () => {
    const read = (value: string) =>
      readConfig({ ...environmentFor(product.tenant), CALLS_PER_MINUTE: value }).CALLS_PER_MINUTE;
    expect(read('write=7')).toEqual({
      read: 1200,
      write: 7,
      outside: 60,
      speaker: 20,
      conversation: 120,
    });
    for (const wrong of ['', 'write=0', 'write=x', 'all=1', '600']) {
      expect(() => read(wrong)).toThrow(BadConfig);
    }
  });
});

/** The variable as production leaves it: what the configuration says without it. */
function usualText(environment: Record<string, string>): string {
  const usual = Object.entries(readConfig(environment).CALLS_PER_MINUTE);
  return usual.map(([name, calls]) => `${name}=${calls}`).join(',');
}

describe('lists', () => {
  it('LM09 know no pages: a size, an offset or a cursor of any kind is refused', async () => {
    const lists = await startProduct();
    const riya = await lists.as('riya');
    const created = await riya.post('/api/handovers', {
      project: 'Portal',
      clientName: 'Contoso AG',
      promisedStart: workday(10),
      goLive: workday(60),
    });
    const path = `/api/handovers/${String(created.at('id'))}`;
    const pages = ['items', 'promises', 'questions', 'changes', 'candidates', 'client-view'];
    const asked = [
      ...pages.map((page) => `${path}/${page}?`),
      '/api/waiting?',
      '/api/handovers?deal=D-1&',
    ];
    for (const list of asked) {
      for (const query of [
        'limit=1000000000',
        'offset=-1',
        'cursor=eyJ4Ijox',
        '$top=1e9',
        'page=0',
      ]) {
        const answer = await riya.get(`${list}${query}`);
        expectProblem(answer, 400, 'unknown_field');
      }
      if (!list.includes('candidates') && !list.includes('client-view')) {
        expect([list, (await riya.get(list.slice(0, -1))).status]).toEqual([list, 200]);
      }
    }
    await lists.stop();
  });
});
