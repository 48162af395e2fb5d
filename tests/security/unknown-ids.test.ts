import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aHandover, type Made } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { openSqlTap, type SqlTap } from '../harness/sql-tap.ts';
import { until } from '../harness/until.ts';
import { calls, type Sent } from './matrix-calls.ts';

let product: Product;
let tap: SqlTap;
let made: Made;
const prepared = new Map<string, Sent>();
const routes = Object.keys(calls).filter((key) => key.includes(':id'));

beforeAll(async () => {
  product = await startProduct({
    through: async (databaseUrl) => {
      tap = await openSqlTap(databaseUrl);
      return tap.url;
    },
  });
  made = await aHandover(product, { state: 'in-review' });
  for (const key of routes) {
    const sent = await calls[key]?.(made);
    if (sent) prepared.set(key, sent);
  }
  await until(
    async () => (await product.query("select 1 from effect where state = 'waiting'")).length === 0,
    { what: 'every effect is settled' },
  );
});
afterAll(async () => {
  await product.stop();
  await tap.close();
});

/** What a stranger's call comes to: the answer without what is new each time, and what it cost. */
async function cost(person: 'paul' | 'nils', key: string, id: string) {
  const sent = prepared.get(key);
  if (!sent) throw new Error(`No call is prepared for ${key}.`);
  const stranger = await product.as(person);
  const [statements, asked] = [tap.statements.length, product.tenant.received.length];
  const answer = await stranger.send(
    key.split(' ')[0] ?? '',
    sent.path.replace(made.id, id),
    sent.body,
    sent,
  );
  expectProblem(answer, 404, 'not_found');
  return {
    status: answer.status,
    body: { ...answer.body, instance: '' },
    headers: [...answer.headers].filter(([name]) => name !== 'date'),
    statements: tap.statements
      .slice(statements)
      .flatMap(({ sender, text }) => (sender === 'handover' ? [text] : [])),
    outside: product.tenant.received.length - asked,
  };
}

describe('AZ02 an id that exists and one that does not', () => {
  it.each(routes)('AZ02 %s costs a stranger the same, statement by statement', async (key) => {
    for (const person of ['paul', 'nils'] as const) {
      // The first call stores the person's name and reads the roster, which then serves for a minute.
      await cost(person, key, made.id);
      const existing = await cost(person, key, made.id);
      expect(await cost(person, key, randomUUID())).toEqual(existing);
      expect(existing.statements.length).toBeGreaterThan(0);
      expect(existing.outside).toBe(0);
    }
  });
  it('AZ02 the count would show a difference: to somebody who belongs there the same call costs more', async () => {
    const [before, li] = [tap.statements.length, await product.as('li')];
    expect((await li.get(made.path)).status).toBe(200);
    const mine = tap.statements.slice(before).filter(({ sender }) => sender === 'handover');
    const theirs = await cost('paul', 'GET /api/handovers/:id', made.id);
    expect(mine.length).toBeGreaterThan(theirs.statements.length);
  });
});
