import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import { startQueue } from '../../src/jobs/queue.ts';
import { openLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { faultsAtRest } from '../history/read-history.ts';

let product: Product;
let made: Made;
let key: string;
const log = openLog({ level: 'error' });
beforeAll(async () => {
  product = await startProduct();
  made = await aHandover(product, { state: 'new' });
  key = `notice/${made.id}/submitted/poison/${PERSONS.meera.id}`;
});
afterAll(async () => await product.stop());

/** Orders a notice whose request nobody can read, as a faulty release may have stored one. */
async function orderPoison(): Promise<void> {
  const storage = await openDatabase({ databaseUrl: product.databaseUrl, log });
  const queue = await startQueue({ databaseUrl: product.databaseUrl, log });
  await storage.db.transaction().execute(async (tx) => {
    const order = {
      key,
      handover_id: made.id,
      kind: 'notice',
      what: 'Tell the tech lead that a handover waits',
      request: JSON.stringify({ to: 'CANARY-internal-1' }),
      problem: null,
      todo: null,
      result: null,
      ordered_at: '2026-11-23T09:00:00Z',
      settled_at: null,
    };
    await tx.insertInto('effect').values(order).execute();
    await queue.enqueue(tx, { name: 'notice', key });
  });
  await queue.stop();
  await storage.close();
}

const effect = async () =>
  (await product.query(`select state, attempts from effect where key = '${key}'`))[0];

/** Waits for the try of this number, gives what it was put off by, and takes the rest of it out. */
async function putOffAfter(attempt: number): Promise<number> {
  const next = await until(
    async () =>
      (await effect())?.['attempts'] === attempt
        ? (
            await product.query(
              `select id, extract(epoch from start_after - created_on)::float as seconds
               from pgboss.job where data->>'key' = '${key}' and state = 'created'`,
            )
          )[0]
        : null,
    { what: `try ${attempt} failed` },
  );
  await product.query(
    `update pgboss.job set start_after = now() where id = '${String(next['id'])}'`,
  );
  return Math.round(Number(next['seconds']));
}

describe('a job that fails whenever it runs', () => {
  it('CR08 is tried five times, each later than the last, while the queue goes on', async () => {
    await orderPoison();
    const waits: number[] = [];
    for (const attempt of [1, 2, 3, 4]) waits.push(await putOffAfter(attempt));
    expect(waits).toEqual([2, 4, 8, 16]);
    const meanwhile = await aHandover(product, { state: 'new', project: 'Meanwhile' });
    await until(async () => (await effect())?.['state'] === 'needs-attention', {
      what: 'it is given up',
    });
    expect(await effect()).toMatchObject({ attempts: 5 });
    const left = `select key from effect where handover_id = '${meanwhile.id}' and state <> 'done'`;
    await until(async () => (await product.query(left)).length === 0, {
      what: 'the other jobs of the queue are done',
    });
  });

  it('CR08 stands before the project manager with what to do, and says nothing of why', async () => {
    const meera = await product.as('meera');
    const { text, at } = await meera.get(made.path);
    expect(at('attention')).toEqual([
      {
        key,
        canRetry: true,
        what: 'Tell the tech lead that a handover waits: It failed 5 times.',
        todo: 'Try again; if it still fails, tell your admin.',
      },
    ]);
    expect(text + product.lines.join('')).not.toContain('CANARY');
  });

  it('CR08 is done once when it was mended and somebody tries again', async () => {
    // A kind that the project manager may be told; the tech lead's would be withheld (AZ13).
    const request = { to: PERSONS.meera.id, kind: 'accepted', questionId: null };
    await product.query(
      `update effect set request = '${JSON.stringify(request)}' where key = '${key}'`,
    );
    const meera = await product.as('meera');
    expect((await meera.post(`${made.path}/effects/retry`, { key })).status).toBe(200);
    await until(async () => (await effect())?.['state'] === 'done', { what: 'it is done' });
    expect(await faultsAtRest(product)).toEqual([]);
  });
});
