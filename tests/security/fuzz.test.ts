import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { messageActivity } from '../../infra/local/connector/activities.ts';
import { PERSONS } from '../../infra/local/world.ts';
import type { Call } from '../../src/contract.ts';
import { calls as contracts } from '../../src/contracts.ts';
import { clientWith, type Answer } from '../harness/client.ts';
import { extent } from '../harness/extent.ts';
import { aHandover, type Made, type Reached } from '../harness/handover.ts';
import { nearly, oddValues, spoilt } from '../harness/odd-bodies.ts';
import { expectProblemShape } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { calls, keyOf, type Sent } from './matrix-calls.ts';
import { callers, matrix, type Caller } from './matrix.ts';

jest.setTimeout(extent.oddTimeoutMs);

/** Needs the whole way from the wire to PostgreSQL: a fault may lie in any part of it. */
let product: Product;
const shared = new Map<Reached, Promise<Made>>();

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** What is asked of every answer; that it keeps to its contract its client has looked at. */
function expectNoFault(answer: Answer): void {
  expect(answer.status).toBeLessThan(500);
  if (answer.status >= 400) expectProblemShape(answer);
}

/** A handover in the state that a call is tried in; a success of some calls uses it up. */
async function handoverFor(key: string, isUsedUp: boolean): Promise<Made> {
  const { state = 'new' } = matrix[key] ?? {};
  const known = isUsedUp ? undefined : shared.get(state);
  const made = known ?? aHandover(product, { state });
  shared.set(state, made);
  return await made;
}

async function whoMay(key: string) {
  const cells = Object.entries(matrix[key]?.cells ?? {});
  const [caller] = cells.find(([, cell]) => cell === 'yes') ?? [];
  return await product.as(callers[caller as Caller]);
}

type Try = { key: string; isUsedUp: boolean };

/** The right call, as it is at this moment. */
async function rightCall({ key, isUsedUp }: Try): Promise<Sent> {
  const prepare = calls[key];
  if (!prepare) throw new Error(`No call is prepared for ${key}.`);
  return await prepare(await handoverFor(key, isUsedUp));
}

const withBody = Object.values<Call>(contracts)
  .filter(({ body }) => body !== undefined)
  .map((call) => ({ call, key: keyOf(call) }));
const withIds = Object.values<Call>(contracts)
  .map((call) => ({ call, key: keyOf(call) }))
  .filter(({ call }) => call.answer !== 'stream');

describe('whatever a body holds, it is taken or refused in a sentence', () => {
  it.each(withBody)('LM03 $key', async ({ call, key }) => {
    const client = await whoMay(key);
    const { body: schema } = call;
    if (!schema) throw new Error(`${key} takes no body.`);
    let sent = await rightCall({ key, isUsedUp: false });
    const bodies = fc.oneof(nearly(schema), spoilt(sent.body));
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const text = JSON.stringify(body);
        const headers = { 'content-type': 'application/json' };
        const answer = await client.send(call.method, sent.path, text, { ...sent, headers });
        expectNoFault(answer);
        if (answer.status >= 300) return;
        sent = await rightCall({ key, isUsedUp: matrix[key]?.fresh === true });
      }),
      { numRuns: extent.oddBodies, ...extent.seed },
    );
  });

  it('BT07 of a pressed card', async () => {
    const made = await handoverFor('GET /api/handovers/:id', false);
    const { connector } = product.tenant;
    const chat = connector.personalConversation(PERSONS.tomas.id);
    const ids = { handoverId: made.id, questionId: made.id, version: 1 };
    const presses = [
      { do: 'answer', ...ids, text: 'Yes.' },
      { do: 'settle', ...ids },
      { do: 'reopen', ...ids, text: 'Which one?' },
      { do: 'name-roles', ...ids, techLead: PERSONS.tomas.id, projectManager: PERSONS.meera.id },
      { do: 'ask', ...ids, text: 'Is training included?', place: { messageUrl: null } },
    ];
    await fc.assert(
      fc.asyncProperty(fc.oneof(...presses.map(spoilt)), async (value) => {
        const source = connector.source(PERSONS.tomas.id, chat);
        const activity = { ...messageActivity({ ...source, text: '' }), value };
        const teams = clientWith(product.url, await connector.signActivityToken());
        expectNoFault(await teams.post('/api/messages', activity));
      }),
      { numRuns: extent.oddBodies, ...extent.seed },
    );
  });
});

describe('whatever stands around a body', () => {
  const texts = oddValues.filter((value) => typeof value === 'string').map(inAddress);
  const odd = fc.constantFrom(...texts, 'a'.repeat(300), '%00', '1', '-1', '9'.repeat(20));

  it.each(withIds)('IN09 as an id, in the query or a header: $key', async ({ call, key }) => {
    const client = await whoMay(key);
    const sent = await rightCall({ key, isUsedUp: false });
    const parts = sent.path.split('?')[0]?.split('/') ?? [];
    const places = parts.flatMap((part, at) => (at > 2 && part !== '' ? [at] : []));
    const name = fc.constantFrom('after', 'deal', 'team', 'channel', 'zone', '__proto__', 'x');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, ...places), odd, name, async (at, value, asked) => {
        const path = parts.map((part, index) => (index === at && at > 0 ? value : part)).join('/');
        const headers = { 'if-match': `"${value.slice(0, 50)}"` };
        expectNoFault(await client.send(call.method, path, sent.body, { headers }));
        const queried = `${sent.path.split('?')[0]}?${asked}=${value}`;
        expectNoFault(await client.send(call.method, queried, sent.body, { headers }));
      }),
      { numRuns: extent.oddAddresses, ...extent.seed },
    );
  });
});

describe('after all of that', () => {
  it('SE04 no line of the log tells of a fault', () => {
    expect(product.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

/** Half a character cannot stand in an address at all. */
function inAddress(value: unknown): string {
  return encodeURIComponent(String(value).toWellFormed());
}
