import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANNELS, PERSONS, TEAM, TENANT_ID } from '../../infra/local/world.ts';
import type { Answer, Client } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { calls } from './matrix-calls.ts';

let product: Product;
let made: Made;
let riya: Client;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const keys = Object.keys(calls);
const json = { 'content-type': 'application/json' };
const plain = { 'content-type': 'text/plain' };

beforeAll(async () => {
  product = await startProduct();
  made = await aHandover(product, { state: 'in-review' });
  riya = await product.as('riya');
});
afterAll(() => product.stop());

const pages = ['/tab', '/tab/configure', '/tab/waiting'];

/** Everything that is answered to a question: each route that reads, the tab's files, and what is not there. */
async function everyAnswer(): Promise<[string, Answer][]> {
  const reads = keys.filter((key) => key.startsWith('GET'));
  const places = await Promise.all(
    reads.map(async (key) => (await calls[key]?.(made))?.path ?? ''),
  );
  const open = ['/healthz', '/readyz', '/api/openapi.json'];
  const others = [...open, '/nothing', '/api/nothing', '/tab/nothing'];
  const files = ['/tab/assets/index-1.js', '/tab/assets/index-1.css', '/tab/assets/nothing.js'];
  const all = [...places, ...others, ...pages, ...files];
  return await Promise.all(
    all.map(async (place): Promise<[string, Answer]> => [place, await riya.get(place)]),
  );
}

describe('every answer', () => {
  it('4.1.1 3.2.1 says what it is, and is nothing else: type, charset, nosniff', async () => {
    for (const [place, { headers, text, status }] of await everyAnswer()) {
      const type = headers.get('content-type') ?? '';
      const isText = type.startsWith('text/') && type !== 'text/event-stream';
      const isJson = /^application\/(?:problem\+)?json\b/u.test(type);
      expect([place, isText || isJson || type === 'text/event-stream']).toEqual([place, true]);
      if (isText) expect([place, type]).toEqual([place, expect.stringMatching(/charset=utf-8$/u)]);
      if (isJson) expect([place, typeof JSON.parse(text)]).toEqual([place, 'object']);
      if (status >= 400) expect([place, type]).toEqual([place, 'application/problem+json']);
      expect([place, headers.get('x-content-type-options')]).toEqual([place, 'nosniff']);
    }
  });
  it('3.4.1 asks browsers for https for a year, subdomains included', async () => {
    for (const [place, { headers }] of await everyAnswer()) {
      const asked = headers.get('strict-transport-security');
      expect([place, asked]).toEqual([place, 'max-age=31536000; includeSubDomains']);
    }
  });
  it('3.7.2 leads nowhere else: no answer is a redirect', async () => {
    for (const [place, { status, headers }] of await everyAnswer()) {
      expect([place, status < 300 || status >= 400, headers.get('location')]).toEqual([
        place,
        true,
        null,
      ]);
    }
  });
  it.each(pages)('3.4.8 the page %s shares its window with no other origin', async (page) => {
    const { headers } = await riya.get(page);
    expect(headers.get('content-type')).toMatch(/^text\/html/u);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
  });
});

describe('methods', () => {
  it('4.1.4 that a place does not have are refused, and what is there stays as it is', async () => {
    const byPath = Map.groupBy(keys, (key) => key.split(' ')[1] ?? '');
    const version = await made.version();
    for (const [path, own] of byPath) {
      const { path: place = '' } = (await calls[own[0] ?? '']?.(made)) ?? {};
      // `items/read` is a key of `items/:key` too.
      const has = keys.filter((key) => matches(key.split(' ')[1] ?? '', place.split('?')[0] ?? ''));
      const hasNot = methods.filter((one) => !has.some((key) => key.startsWith(`${one} `)));
      for (const method of hasNot) {
        const answer = await riya.send(method, place, method === 'GET' ? undefined : {});
        expect([path, method, answer.status]).toEqual([path, method, 405]);
        expectProblem(answer, 405, 'method_not_allowed');
      }
    }
    // Preparing some of the calls is work of its own; the refused ones added nothing to it.
    expect(await made.version()).toBeGreaterThanOrEqual(version);
  });
  it('3.5.3 reading changes nothing: no version, no line of the audit, no effect', async () => {
    const state = async () => {
      const tables = ['handover', 'item', 'promise', 'question', 'effect', 'audit_entry'];
      return await Promise.all(
        tables.map(async (table) =>
          product.query(`select md5(string_agg(t::text, '' order by t::text)) from ${table} t`),
        ),
      );
    };
    await everyAnswer();
    // What the calls above ordered is done by then, so that only reading could change something.
    const waiting = `select key from effect where state = 'waiting'`;
    await until(async () => (await product.query(waiting)).length === 0, { what: 'rest' });
    const before = await state();
    await everyAnswer();
    for (const method of ['HEAD', 'OPTIONS']) {
      for (const key of keys.filter((one) => !one.startsWith('GET'))) {
        const place = key.split(' ')[1]?.replace(':id', made.id) ?? '';
        await riya.send(method, place);
      }
    }
    expect(await state()).toEqual(before);
  });
});

function matches(pattern: string, place: string): boolean {
  const [parts, given] = [pattern.split('/'), place.split('/')];
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith(':') || part === given[index])
  );
}

describe('a call that is refused', () => {
  it('16.2.1 16.3.3 is one line with its code and who asked, whatever it was refused for', async () => {
    const version = await made.version();
    const li = await product.as('li');
    const questions = `${made.path}/questions`;
    const cases: [string, () => Promise<Answer>][] = [
      ['role_required', async () => await li.post(`${made.path}/accept`, {}, { version })],
      ['not_found', async () => await (await product.as('paul')).get(made.path)],
      ['invalid_input', async () => await li.get('/api/handovers?deal=a&deal=b')],
      ['unknown_field', async () => await li.post(questions, { text: 'x', role: 'y' })],
      ['invalid_json', async () => await li.post(questions, '{"text"', { headers: json })],
      ['unsupported_media_type', async () => await li.post(questions, '{}', { headers: plain })],
      ['payload_too_large', async () => await li.post(questions, { text: 'a'.repeat(70_000) })],
      ['invalid_state', async () => await riya.post(`${made.path}/submit`, {}, { version })],
      ['version_required', async () => await riya.post(`${made.path}/show-early`, {})],
      [
        'version_conflict',
        async () => await riya.post(`${made.path}/show-early`, {}, { version: 1 }),
      ],
      ['key_required', async () => await li.post(questions, { text: 'x' }, { key: 'none' })],
    ];
    const persons = new Set<unknown>();
    for (const [code, call] of cases) {
      const before = product.lines.length;
      const answer = await call();
      expect([code, answer.at('code')]).toEqual([code, code]);
      const lines = product.lines.slice(before).filter((line) => line.includes('"refused"'));
      expect([code, lines.length]).toEqual([code, 1]);
      const line = JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
      expect(line).toMatchObject({
        refused: code,
        reference: String(answer.at('instance')).replace('urn:uuid:', ''),
        tenant: TENANT_ID,
        person: expect.stringMatching(/^[0-9a-f]{16}$/u),
      });
      persons.add(line['person']);
    }
    // Riya, Li and Paul are three, each the same in every line, and none by name or object id.
    expect(persons.size).toBe(3);
    const said = product.lines.join('');
    for (const { id, name } of [PERSONS.riya, PERSONS.li, PERSONS.paul]) {
      expect(said).not.toContain(name);
      expect(said.includes(`"person":"${id}"`)).toBe(false);
    }
  });
});

describe('parameters', () => {
  it('15.3.7 that come twice are refused, not chosen from', async () => {
    const channel = `channel=${encodeURIComponent(CHANNELS.contoso.id)}`;
    const once = await riya.get(`/api/handovers?team=${TEAM.id}&${channel}`);
    expect(once.status).toBe(200);
    for (const more of [`team=${TEAM.id}`, channel, 'team=x', 'team=']) {
      const answer = await riya.get(`/api/handovers?team=${TEAM.id}&${channel}&${more}`);
      expectProblem(answer, 400, 'invalid_input');
    }
    expectProblem(await riya.get('/api/handovers?deal=a&deal=b'), 400, 'invalid_input');
  });
  it('15.3.7 are taken from their own place: not the body’s from the query, nor the query’s from the body', async () => {
    const path = `${made.path}/questions?text=From%20the%20query`;
    expectProblem(await riya.post(path, {}), 400, 'unknown_field');
    const { status } = await riya.post(`${made.path}/questions`, { text: 'From the body?' });
    expect(status).toBe(201);
  });
  it('2.2.3 that do not fit together are refused: live before the start', async () => {
    const answer = await riya.post('/api/handovers', {
      project: 'Portal',
      clientName: 'Contoso AG',
      promisedStart: '2027-05-03',
      goLive: '2027-04-30',
    });
    expectProblem(answer, 400, 'invalid_input');
    expect(answer.at('errors.0.pointer')).toBe('/goLive');
  });
});
