import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PERSONS, TENANT_ID, type PersonName } from '../../infra/local/world.ts';
import type { App } from '../../src/app.ts';
import { saveItem } from '../../src/checklist/save-item.ts';
import { accept } from '../../src/handover/accept.ts';
import { sendBack } from '../../src/handover/send-back.ts';
import { openLog } from '../../src/log.ts';
import { presentAfter } from '../../src/overview/present.ts';
import { Refusal } from '../../src/refusal.ts';
import { openDatabase, type Storage } from '../../src/storage/database.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { scheduledDatabase } from '../harness/scheduled-database.ts';
import { openWorkbench, type Workbench } from '../harness/workbench.ts';

const orders = 12;
const item = 'people.cadence';
let product: Product;
let bench: Workbench;
let storage: Storage;
const left: { made: Made; seen: number }[] = [];

/** Handovers that may be accepted, one for each order that is tried; then nothing but the test acts. */
beforeAll(async () => {
  product = await startProduct();
  for (let count = 0; count < orders; count += 1) {
    const made = await aHandover(product, { state: 'ready', project: `Race ${count}` });
    left.push({ made, seen: await made.version() });
  }
  await product.stopService();
  bench = await openWorkbench(product);
  const log = openLog({ level: 'silent', write: () => undefined });
  storage = await openDatabase({ databaseUrl: product.databaseUrl, log });
}, 180_000);
afterAll(async () => {
  await storage.close();
  await bench.close();
  await product.stop();
});

const actor = (person: PersonName) => {
  const { id: personId, name } = PERSONS[person];
  return { kind: 'person' as const, tenantId: TENANT_ID, personId, name };
};
const rows = async (statement: string) => await product.query(statement);

/** What people press at the same moment, each on what they saw before. */
function presses(app: App, { made, seen }: { made: Made; seen: number }) {
  const on = { handoverId: made.id, expected: seen, input: {}, show: presentAfter };
  const points = [{ reason: 'other' as const, text: 'Too little is said.' }];
  const text = { kind: 'text' as const, text: 'Every other Tuesday' };
  const version = made.items.get(item)?.version ?? 0;
  const edit = { handoverId: made.id, key: item, expected: version, input: text };
  const sentBack = { ...on, input: { points } };
  return [
    async () => await accept(app, actor('tomas'), on),
    async () => await accept(app, actor('tomas'), on),
    async () => await sendBack(app, actor('tomas'), sentBack),
    async () => await saveItem(app, actor('riya'), edit),
  ];
}

interface Outcome {
  state: string;
  version: number;
  /** The verbs that were done, in the order in which they were. */
  verbs: string[];
  /** The notices that were ordered. */
  told: string[];
}

async function outcomeOf({ made, seen }: { made: Made; seen: number }): Promise<Outcome> {
  const [handover] = await rows(`select state, version from handover where id = '${made.id}'`);
  const audit = `select verb from audit_entry where handover_id = '${made.id}'
                 and handover_version > ${seen} order by handover_version`;
  const verbs = (await rows(audit)).map(({ verb }) => String(verb));
  const told = bench.ordered.map(({ key }) => key.split('/')[2] ?? '');
  return {
    state: String(handover?.['state']),
    version: Number(handover?.['version']),
    verbs,
    told: ['accepted', 'sent-back'].filter((kind) => told.includes(kind)),
  };
}

/** Presses everything at once on the next handover; the scheduler says whose statement goes next. */
async function race(scheduler: fc.Scheduler, on: { made: Made; seen: number }): Promise<number> {
  bench.ordered.length = 0;
  const turn = async (statement: string) =>
    await scheduler.schedule(Promise.resolve(), statement.slice(0, 60));
  const app = { ...bench.app, db: scheduledDatabase(storage.pool, turn) };
  const outcomes = await scheduler.waitFor(
    Promise.allSettled(presses(app, on).map(async (press) => await press())),
  );
  const refused = outcomes.filter((one) => one.status === 'rejected');
  for (const { reason } of refused) expect(reason).toBeInstanceOf(Refusal);
  return outcomes.length - refused.length;
}

describe('presses whose statements reach the database in any order', () => {
  it('CC06 end in exactly one state, with what follows from it and nothing else', async () => {
    const ends = new Set<string>();
    const tryOrder = async (scheduler: fc.Scheduler) => {
      const on = left.pop();
      if (!on) throw new Error('Every handover was raced.');
      const done = await race(scheduler, on);
      const { state, version, verbs, told } = await outcomeOf(on);
      ends.add(verbs.join(', '));
      expect([verbs.length, version]).toEqual([done, on.seen + done]);
      const lasting = verbs.filter((verb) => verb !== 'save-item');
      expect([[], ['accept'], ['send-back']]).toContainEqual(lasting);
      const follows = {
        accept: ['accepted', ['accepted']],
        'send-back': ['draft', ['sent-back']],
        none: ['in-review', []],
      }[lasting[0] ?? 'none'];
      expect([state, told]).toEqual(follows);
    };
    const property = fc.asyncProperty(fc.scheduler(), tryOrder);
    await fc.assert(property, { numRuns: orders, endOnFailure: true });
    // Orders that always end the same way would try nothing.
    expect(ends.size).toBeGreaterThan(1);
  });
});
