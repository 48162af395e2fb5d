import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverNotice } from '../../bot/telling/notifier.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { PERSONS, TENANT_ID, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { nameRoles } from '../../src/handover/name-roles.ts';
import { retry } from '../../src/handover/retry.ts';
import { sendBack } from '../../src/handover/send-back.ts';
import { submit } from '../../src/handover/submit.ts';
import { sendInvitation } from '../../src/kickoff/send-invitation.ts';
import { sendKickoff } from '../../src/kickoff/send-kickoff.ts';
import { presentAfter } from '../../src/overview/present.ts';
import type { Person } from '../../src/people/actor.ts';
import { ask } from '../../src/questions/ask.ts';
import { presentQuestion } from '../../src/questions/present.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { openWorkbench, type Workbench } from '../harness/workbench.ts';

let product: Product;
let bench: Workbench;
let members: Product['tenant']['graph']['state']['members'];
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };
const made: Record<'accepted' | 'retried' | 'left' | 'draft' | 'reviewed' | 'asked', Made> =
  {} as never;

/** The service's parts without its queue, so that something can happen between press and job. */
beforeAll(async () => {
  product = await startProduct();
  made.accepted = await aHandover(product, { state: 'accepted' });
  made.retried = await aHandover(product, { state: 'accepted' });
  made.left = await aHandover(product, { state: 'accepted' });
  made.draft = await aHandover(product, { state: 'draft' });
  made.reviewed = await aHandover(product, { state: 'in-review' });
  made.asked = await aHandover(product, { state: 'in-review' });
  members = [...product.tenant.graph.state.members];
  await product.stopService();
  bench = await openWorkbench(product, clock);
});
afterEach(() => rejoin());
afterAll(async () => {
  await bench.close();
  await product.stop();
});

function actor(person: PersonName): Person {
  return {
    kind: 'person',
    tenantId: TENANT_ID,
    personId: PERSONS[person].id,
    name: PERSONS[person].name,
  };
}

/** Out of the team; what was read of its roster before is too old by now. */
function leave(person: PersonName): void {
  product.tenant.graph.state.members = members.filter(
    ({ personId }) => personId !== PERSONS[person].id,
  );
  ahead += 61_000;
}
function rejoin(): void {
  product.tenant.graph.state.members = [...members];
  ahead += 61_000;
}

async function name(handover: Made, roles: { techLead?: string; projectManager?: string }) {
  const request = { handoverId: handover.id, expected: null, input: roles, show: presentAfter };
  await nameRoles(bench.app, actor('jonas'), request);
}

/** Meera presses Send; gives the key of the job that makes the event. */
async function pressSend(handover: Made): Promise<string> {
  const input = { start: `${workday(8)}T09:00:00Z` };
  const request = { handoverId: handover.id, key: randomUUID(), input };
  await sendKickoff(bench.app, actor('meera'), request as never);
  return ordered('invitation', handover);
}

/** The key of the newest job of this kind for the handover. */
function ordered(kind: string, { id }: Made): string {
  const job = bench.ordered.findLast((one) => one.name === kind && one.key.includes(id));
  if (!job) throw new Error(`No ${kind} was ordered.`);
  return job.key;
}

async function effect(key: string): Promise<Record<string, unknown> | undefined> {
  const rows = await product.query(
    `select state, problem, todo, result from effect where key = '${key}'`,
  );
  return rows[0];
}
const events = () =>
  product.tenant.graph.ledger.entries().filter(({ kind }) => kind === 'event-created').length;
const sentTo = (person: PersonName) =>
  product.tenant.connector.messages(
    product.tenant.connector.personalConversation(PERSONS[person].id),
  ).length;
const eventCalls = () =>
  product.tenant.received.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/events'),
  ).length;

describe('AZ13 an invitation whose sender lost the right before the job ran', () => {
  it('is not sent: another manages the project now; it is shown with what to do', async () => {
    const key = await pressSend(made.accepted);
    await name(made.accepted, { projectManager: PERSONS.li.id });
    const before = [events(), eventCalls()];
    await sendInvitation(bench, key);
    expect([events(), eventCalls()]).toEqual(before);
    expect(await effect(key)).toMatchObject({
      state: 'needs-attention',
      problem: 'Meera Joshi, who pressed Send, may not send it any more.',
      todo: 'Name Meera Joshi project manager again and try again, or invite everybody in Outlook.',
    });
  });

  it('goes out once the right is back and somebody tries again', async () => {
    const key = await pressSend(made.retried);
    await name(made.retried, { projectManager: PERSONS.li.id });
    await sendInvitation(bench, key);
    const again = { handoverId: made.retried.id, input: { key }, show: presentAfter };
    await retry(bench.app, actor('jonas'), again);
    await sendInvitation(bench, key);
    expect((await effect(key))?.['state']).toBe('needs-attention');
    await name(made.retried, { projectManager: PERSONS.meera.id });
    await retry(bench.app, actor('jonas'), again);
    const before = events();
    await sendInvitation(bench, key);
    expect((await effect(key))?.['state']).toBe('done');
    expect(events()).toBe(before + 1);
  });

  it('is not sent for somebody who left the team, and waits while nobody can tell', async () => {
    const key = await pressSend(made.left);
    leave('meera');
    const mend = product.tenant.faults.add({
      match: { path: '/members' },
      do: { kind: 'status', status: 503 },
    });
    const before = eventCalls();
    await sendInvitation(bench, key);
    mend();
    expect((await effect(key))?.['state']).toBe('waiting');
    await sendInvitation(bench, key);
    expect(await effect(key)).toMatchObject({
      state: 'needs-attention',
      problem: 'Meera Joshi, who pressed Send, may not send it any more.',
    });
    expect(eventCalls()).toBe(before);
  });
});

describe('AZ13 a notice to somebody who lost the right to see it', () => {
  it('says nothing to a former tech lead; the new one was told', async () => {
    const version = await versionOf(made.draft);
    const on = { handoverId: made.draft.id, expected: version };
    await submit(bench.app, actor('riya'), { ...on, input: {}, show: presentAfter });
    const key = ordered('notice', made.draft);
    await name(made.draft, { techLead: PERSONS.li.id });
    const before = [sentTo('tomas'), sentTo('li')];
    await deliverNotice(bench, key);
    expect(sentTo('tomas')).toBe(before[0]);
    expect(await effect(key)).toMatchObject({ state: 'done', result: { withheld: true } });
    const newer = ordered('notice', made.draft);
    expect(newer).not.toBe(key);
    await deliverNotice(bench, newer);
    expect(sentTo('li')).toBe((before[1] ?? 0) + 1);
  });

  it('says no word of a question to who left the team, and shows that it was not said', async () => {
    const input = { text: 'Who pays for the CANARY?', to: 'tech' as const };
    const request = { handoverId: made.asked.id, key: randomUUID(), input, place: null };
    await ask(bench.app, actor('riya'), { ...request, show: presentQuestion });
    const key = ordered('notice', made.asked);
    leave('tomas');
    const before = sentTo('tomas');
    await deliverNotice(bench, key);
    expect(sentTo('tomas')).toBe(before);
    expect(await effect(key)).toMatchObject({
      state: 'needs-attention',
      problem: 'Tomás Ferreira has no part in this handover any more.',
      todo: 'Tell whoever took over.',
    });
    rejoin();
    await retry(bench.app, actor('riya'), {
      handoverId: made.asked.id,
      input: { key },
      show: presentAfter,
    });
    await deliverNotice(bench, key);
    expect(sentTo('tomas')).toBe(before + 1);
  });

  it('waits while the roster cannot be read, and is not withheld for it', async () => {
    const version = await versionOf(made.reviewed);
    const points = [{ reason: 'other' as const, text: 'Too little is said.' }];
    const on = { handoverId: made.reviewed.id, expected: version };
    await sendBack(bench.app, actor('tomas'), { ...on, input: { points }, show: presentAfter });
    const key = ordered('notice', made.reviewed);
    ahead += 61_000;
    const mend = product.tenant.faults.add({
      match: { path: '/members' },
      do: { kind: 'status', status: 503 },
    });
    const before = sentTo('riya');
    await deliverNotice(bench, key);
    mend();
    expect([sentTo('riya'), (await effect(key))?.['state']]).toEqual([before, 'waiting']);
    await deliverNotice(bench, key);
    expect([sentTo('riya'), (await effect(key))?.['state']]).toEqual([before + 1, 'done']);
  });
});

async function versionOf({ id }: Made): Promise<number> {
  const [row] = await product.query(`select version from handover where id = '${id}'`);
  return Number(row?.['version']);
}
