import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extent, report } from '../harness/extent.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { pressOf } from '../harness/verbs.ts';
import type { Accepted } from '../history/history.ts';
import { faultsAtRest } from '../history/read-history.ts';

const mostAtOnce = 4;
/** SharePoint's calls; what is asked of Teams itself waits for its turn, four a second (pace.test.ts). */
const folderCalls = /children$/u;
const jobs = Array.from({ length: extent.jobsInStorm }, (_, index) => index);

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => await product.stop());

/**
 * Retry-After is 0 here, so that the storm passes as fast as the queue can go; that longer ones are
 * kept to is GR01.
 */
describe('a storm in which Graph refuses nine of ten calls', () => {
  it(
    'GR13 does all jobs once, four calls at a time at most, each deal in its order',
    async () => {
      const { faults, received } = product.tenant;
      faults.add({
        match: { path: `/${folderCalls.source}/`, spares: 0.1 },
        do: { kind: 'status', status: 429, retryAfter: '0' },
      });
      const riya = await product.as('riya');
      const accepted: Accepted[] = [];
      for (const job of jobs) {
        const press = pressOf('create', null, `Storm ${job}`);
        const created = await riya.post(press.path, press.body);
        accepted.push({ handoverId: String(created.at('id')), verb: 'create', version: 1 });
      }
      const left = `select key from effect where kind = 'folders' and state <> 'done'`;
      await until(async () => (await product.query(left)).length === 0, {
        what: 'all folders are made',
        withinMs: extent.isLong ? 1_800_000 : 240_000,
      });
      const calls = received.filter(({ path }) => path.startsWith('/graph'));
      const refused = calls.filter(({ status }) => status === 429).length;
      expect(refused / calls.filter(({ path }) => folderCalls.test(path)).length).toBeGreaterThan(
        0.8,
      );
      expect(Math.max(...calls.map(({ alongside }) => alongside))).toBeLessThanOrEqual(mostAtOnce);
      expect(await faultsAtRest(product, { accepted })).toEqual([]);
      expect(outOfOrder()).toEqual([]);
      report(`GR13 ${jobs.length} jobs, ${calls.length} calls, ${refused} of them refused`);
    },
    extent.isLong ? 2_400_000 : 300_000,
  );
});

/** Folders that were made before the one they stand in. */
function outOfOrder(): string[] {
  const made = product.tenant.graph.ledger
    .entries()
    .filter(({ kind }) => kind === 'folder-created');
  const ids = made.map(({ ids: { itemId } }) => itemId);
  return made
    .filter(({ ids: { parentId } }, index) => ids.indexOf(parentId) > index)
    .map(({ summary }) => summary);
}
