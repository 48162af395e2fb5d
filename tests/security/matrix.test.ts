import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import type { App } from '../../src/app.ts';
import type { Calendar } from '../../src/microsoft/calendar.ts';
import { routesOf } from '../../src/routes.ts';
import type { Signals } from '../../src/storage/signals.ts';
import { clientWith, type Client } from '../harness/client.ts';
import { aHandover, type Made, type Reached } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { calls } from './matrix-calls.ts';
import { callers, matrix, type Caller, type Cell, type Line } from './matrix.ts';

const statusOf: Record<Exclude<Cell, 'yes'>, number> = {
  role_required: 403,
  not_found: 404,
  invalid_token: 401,
  unauthenticated: 401,
};
/** What the service really mounts; an empty world is enough to read that. */
const routes = routesOf({} as App, {} as Calendar, {} as Signals);
const keys = routes.map(({ method, path }) => `${method} ${path}`);

let product: Product;
const shared = new Map<Reached, Promise<Made>>();

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

function handoverFor({ state, fresh }: Line): Promise<Made> {
  const make = () => aHandover(product, { state });
  if (fresh) return make();
  const known = shared.get(state) ?? make();
  shared.set(state, known);
  return known;
}

async function clientOf(caller: Caller): Promise<Client> {
  const person = callers[caller];
  if (caller !== 'OT' || person === null) return await product.as(person);
  // AZ04: the same object id, out of another tenant.
  const tid = '11111111-2222-4333-8444-555555555555';
  const iss = `https://login.microsoftonline.com/${tid}/v2.0`;
  const claims = { tid, iss };
  return clientWith(product.url, await product.tenant.userToken(PERSONS[person].id, { claims }));
}

describe('AZ01 the matrix of routes and roles', () => {
  it('has a line and a call for every route, and none for a route that is gone', () => {
    expect(Object.keys(matrix).toSorted()).toEqual(keys.toSorted());
    expect(Object.keys(calls).toSorted()).toEqual(keys.toSorted());
  });
  it.each(keys)('AZ01 %s answers each caller as declared', async (key) => {
    const line = matrix[key];
    const prepare = calls[key];
    if (!line || !prepare) throw new Error(`AZ01: ${key} has no line in tests/security/matrix.ts`);
    const method = key.split(' ')[0] ?? '';
    const made = await handoverFor(line);
    const sent = await prepare(made);
    const before = await made.version();
    const cells = Object.entries(line.cells) as [Caller, Cell][];
    for (const [caller, cell] of cells.filter(([, one]) => one !== 'yes')) {
      const client = await clientOf(caller);
      const answer = await client.send(method, sent.path, sent.body, sent);
      if (cell !== 'yes') {
        expect([caller, answer.status, answer.at('code')]).toEqual([caller, statusOf[cell], cell]);
        expectProblem(answer, statusOf[cell], cell);
      }
    }
    // Nothing refused left a trace, not even a version.
    expect(await made.version()).toBe(before);
    for (const [caller] of cells.filter(([, one]) => one === 'yes')) {
      const own = await prepare(made);
      const client = await clientOf(caller);
      const answer = await client.send(method, own.path, own.body, own);
      const done = own.status === undefined ? answer.status < 300 : answer.status === own.status;
      expect([caller, done ? 'done' : answer.text]).toEqual([caller, 'done']);
    }
  });
});
