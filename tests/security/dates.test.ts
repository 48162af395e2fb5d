import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import type { Client } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';

/** Needs the wire: what a body's schema lets through met Temporal and PostgreSQL, and was a fault. */
let product: Product;
let riya: Client;

beforeAll(async () => {
  product = await startProduct();
  riya = await product.as('riya');
});
afterAll(() => product.stop());

const handover = `/api/handovers/${randomUUID()}`;
const promise = `${handover}/promises/${randomUUID()}`;
const begun = {
  project: 'Portal',
  clientName: 'Contoso AG',
  promisedStart: workday(10),
  goLive: workday(60),
};

const posts: [what: string, path: string, bodyWith: (date: string) => object][] = [
  ['a start', '/api/handovers', (promisedStart) => ({ ...begun, promisedStart })],
  ['a go-live', '/api/handovers', (goLive) => ({ ...begun, goLive })],
  [
    'when something was promised',
    `${handover}/promises`,
    (promisedOn) => ({ text: 'Offline', onlySaid: true, promisedOn }),
  ],
  ['when something is possible', `${promise}/verdict`, (possibleDate) => ({ possibleDate })],
];

describe('dates and times over the wire', () => {
  it.each(posts)('LM03 as %s only days of our century are taken', async (_what, path, bodyWith) => {
    for (const date of ['0000-01-01', '1999-12-31', '9999-12-31', '+10000-01-01', '2027-02-30']) {
      const answer = await riya.post(path, bodyWith(date), { version: 1 });
      expectProblem(answer, 400, 'invalid_input');
      expect(answer.at('detail')).not.toContain('RangeError');
    }
  });

  it.each([
    '2027-03-31T09:00:00.1234567891Z',
    '9999-12-31T23:30:00Z',
    '0000-01-01T09:00:00Z',
    '2027-02-30T09:00:00Z',
  ])('LM03 as the time of a kickoff %s is refused', async (start) => {
    const answer = await riya.post(`${handover}/kickoff`, { start });
    expectProblem(answer, 400, 'invalid_input');
  });

  it.each(['2027-03-31T09:00:00.1234567891Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'LM09 as the place in a list %s is refused',
    async (createdAt) => {
      const place = JSON.stringify([false, createdAt, randomUUID()]);
      const after = Buffer.from(place).toString('base64url');
      expectProblem(await riya.get(`/api/waiting?after=${after}`), 400, 'invalid_input');
    },
  );
});
