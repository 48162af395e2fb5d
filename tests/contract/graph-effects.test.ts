import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverNotice } from '../../bot/telling/notifier.ts';
import { showHandover } from '../../bot/telling/show-handover.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFolders } from '../../src/documents/make-folders.ts';
import { sendInvitation } from '../../src/kickoff/send-invitation.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { openWorkbench, type Workbench } from '../harness/workbench.ts';

let product: Product;
let made: Made;
let bench: Workbench;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };

/** Everything the product does outside, done once by the queue; then the queue is stopped. */
beforeAll(async () => {
  product = await startProduct();
  made = await aHandover(product, { state: 'accepted' });
  const meera = await product.as('meera');
  // Still waits at the end: what is over is not told late.
  const question = { text: 'Who holds the licences?', to: 'sales' };
  expect((await meera.post(`${made.path}/questions`, question)).status).toBe(201);
  const start = `${workday(8)}T09:00:00Z`;
  const sent = await meera.post(`${made.path}/kickoff`, { start });
  expect(sent.status).toBe(202);
  const waiting = async () =>
    (await product.query(`select count(*)::int as n from effect where state = 'waiting'`))[0]?.[
      'n'
    ];
  await until(async () => (await waiting()) === 0, { what: 'every effect is settled' });
  await product.stopService();
  bench = await openWorkbench(product, clock);
});
beforeEach(() => product.tenant.faults.clear());
afterAll(async () => {
  await bench.close();
  await product.stop();
});

/** As if the program had died after the effect and before it could be noted. */
async function forget(kind: string, attempts = 1): Promise<string[]> {
  const rows = await product.query(
    `update effect set state = 'waiting', attempts = ${attempts} where kind = '${kind}' returning key`,
  );
  return rows.map(({ key }) => String(key)).toSorted();
}
const effects = (kind: string) =>
  product.tenant.graph.ledger.entries().filter((one) => one.kind === kind).length;
const states = async (kind: string) =>
  (await product.query(`select distinct state from effect where kind = '${kind}'`)).map(
    ({ state }) => state,
  );

describe('T9 an effect whose job runs again', () => {
  it('was done once by the queue, and every one of them', async () => {
    const rows = await product.query('select kind, state from effect');
    expect(rows.filter(({ state }) => state !== 'done')).toEqual([]);
    expect([...new Set(rows.map(({ kind }) => kind))].toSorted()).toEqual([
      'folders',
      'handover-card',
      'invitation',
      'notice',
      'question-card',
    ]);
    expect([effects('folder-created'), effects('event-created')]).toEqual([4, 1]);
  });
  it.each([
    ['its folders are stored', ''],
    ['none of its folders was stored', 'delete from folder'],
    ['one of them was not stored', `delete from folder where kind = 'meetings'`],
  ])('T9 makes no second folder when %s', async (_name, statement) => {
    if (statement) await product.query(statement);
    for (const key of await forget('folders')) await makeFolders(bench, key);
    expect(effects('folder-created')).toBe(4);
    const stored = await product.query('select count(*)::int as n from folder');
    expect(stored).toEqual([{ n: 4 }]);
    expect(await states('folders')).toEqual(['done']);
  });
  it.each([
    ['the event is stored', '', 1],
    ['the event was not stored: same transactionId', 'update kickoff set event_id = null', 0],
    ['the event was not stored: found by its stamp', 'update kickoff set event_id = null', 1],
  ])('T9 GR03 sends no second invitation when %s', async (_name, statement, attempts) => {
    if (statement) await product.query(statement);
    for (const key of await forget('invitation', attempts)) await sendInvitation(bench, key);
    expect(effects('event-created')).toBe(1);
    const [kickoff] = await product.query('select event_id from kickoff');
    expect(kickoff?.['event_id']).toEqual(expect.any(String));
    expect(await states('invitation')).toEqual(['done']);
  });
  it('GR04 sends no second invitation when Graph has forgotten the transactionId', async () => {
    product.tenant.graph.switches.forgetTransactionIds = true;
    await product.query('update kickoff set event_id = null');
    for (const key of await forget('invitation', 1)) await sendInvitation(bench, key);
    product.tenant.graph.switches.forgetTransactionIds = false;
    expect(effects('event-created')).toBe(1);
    expect(await states('invitation')).toEqual(['done']);
  });
  it('T9 sends nobody a second notice', async () => {
    const before = effects('card-sent');
    for (const key of await forget('notice')) await deliverNotice(bench, key);
    expect(effects('card-sent')).toBe(before);
    expect(await states('notice')).toEqual(['done']);
  });
  it('T9 keeps one card of a handover, also when two jobs bring it up to date at once', async () => {
    const before = effects('card-sent');
    const keys = await forget('handover-card');
    for (const key of keys) await showHandover(bench, key);
    expect(effects('card-sent')).toBe(before);
    await product.query(`delete from sent_card where key like 'handover/%'`);
    const both = (await forget('handover-card')).slice(0, 2);
    await Promise.all(both.map((key) => showHandover(bench, key)));
    expect(effects('card-sent')).toBe(before + 1);
    // The one that came second is done too or waits; it is not shown as something gone wrong.
    const rows = await product.query(
      `select state from effect where key in ('${both.join("','")}')`,
    );
    expect(rows.map(({ state }) => state)).not.toContain('uncertain');
    for (const key of both) await showHandover(bench, key);
    expect(effects('card-sent')).toBe(before + 1);
    await forget('handover-card');
    for (const key of keys) await showHandover(bench, key);
    expect(await states('handover-card')).toEqual(['done']);
  });
});

/** The one notice whose story is not over. */
async function forgetQuestion(): Promise<string> {
  return (await forget('notice', 0)).find((key) => key.includes('/question/')) ?? '';
}

describe('a message whose outcome nobody knows', () => {
  it('BT06 is not sent again: after a while it is shown as uncertain', async () => {
    await product.query(`delete from sent_card where key like 'notice/%'`);
    const key = await forgetQuestion();
    product.tenant.faults.add({
      match: { method: 'POST', path: '/activities', times: 1 },
      do: { kind: 'status', status: 504, when: 'after' },
    });
    const before = effects('card-sent');
    const said = product.tenant.connector.sent.length;
    await deliverNotice(bench, key);
    // Nobody is told of a failure they had no part in.
    expect(product.tenant.connector.sent.length).toBe(said + 1);
    const state = async () =>
      (await product.query(`select state, todo from effect where key = '${key}'`))[0];
    expect(await state()).toMatchObject({ state: 'uncertain', todo: expect.stringMatching(/\S/u) });
    await product.query(`update effect set state = 'waiting' where key = '${key}'`);
    ahead += 61_000;
    await deliverNotice(bench, key);
    expect(await state()).toMatchObject({ state: 'uncertain' });
    expect(effects('card-sent')).toBe(before + 1);
  });
  it('BT06 is sent again when the channel only asked to wait, as long as it asked', async () => {
    const key = await forgetQuestion();
    await product.query(`delete from sent_card where key = '${key}'`);
    const busy = { kind: 'status', status: 429, retryAfter: '7', when: 'before' } as const;
    product.tenant.faults.add({
      match: { method: 'POST', path: '/activities', times: 1 },
      do: busy,
    });
    const before = effects('card-sent');
    const said = product.tenant.connector.sent.length;
    await deliverNotice(bench, key);
    expect(bench.ordered.at(-1)).toMatchObject({ key, afterSeconds: 7 });
    expect(effects('card-sent')).toBe(before);
    expect(product.tenant.connector.sent.length).toBe(said);
    await deliverNotice(bench, key);
    expect(effects('card-sent')).toBe(before + 1);
  });
});

describe('a grant that is missing', () => {
  it('GR08 is a state with the grant’s name and what to do, not an endless retry', async () => {
    product.tenant.faults.add({
      match: { method: 'POST', path: '/children' },
      do: { kind: 'missing-grant', permission: 'Sites.Selected' },
    });
    await product.query('delete from folder');
    const ordered = bench.ordered.length;
    for (const key of await forget('folders', 0)) await makeFolders(bench, key);
    const [effect] = await product.query(
      `select state, problem, todo from effect where kind = 'folders'`,
    );
    expect(effect).toMatchObject({ state: 'needs-attention' });
    expect(String(effect?.['problem'])).toContain('Sites.Selected');
    expect(String(effect?.['todo'])).toMatch(/admin/u);
    expect(bench.ordered.length).toBe(ordered);
  });
});
