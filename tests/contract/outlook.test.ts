import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { PERSONS, TENANT_ID } from '../../infra/local/world.ts';
import { readOutlook } from '../../src/kickoff/read-outlook.ts';
import { sendInvitation } from '../../src/kickoff/send-invitation.ts';
import { sendKickoff } from '../../src/kickoff/send-kickoff.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { openWorkbench, type Workbench } from '../harness/workbench.ts';

let product: Product;
let made: Made;
let other: Made;
let bench: Workbench;

/** Two kickoffs whose invitations were sent; then the queue is stopped, and a test looks itself. */
beforeAll(async () => {
  product = await startProduct();
  [made, other] = [
    await aHandover(product, { state: 'accepted' }),
    await aHandover(product, { state: 'accepted', project: 'Contoso portal' }),
  ];
  const meera = await product.as('meera');
  for (const { path } of [made, other]) {
    const sent = await meera.post(`${path}/kickoff`, { start: `${workday(8)}T09:00:00Z` });
    expect(sent.status).toBe(202);
  }
  const waiting = `select count(*)::int as n from effect where state = 'waiting'`;
  await until(async () => (await product.query(waiting))[0]?.['n'] === 0, {
    what: 'every effect is settled',
  });
  await product.stopService();
  bench = await openWorkbench(product);
  await readOutlook(bench);
});
beforeEach(() => product.tenant.faults.clear());
afterAll(async () => {
  await bench.close();
  await product.stop();
});

const [{ ana, riya }, { id: meera }] = [PERSONS, PERSONS.meera];
async function eventOf({ id }: Made): Promise<string> {
  const [row] = await product.query(`select event_id from kickoff where handover_id = '${id}'`);
  return String(row?.['event_id']);
}
/** What somebody does at the local Microsoft 365, as its page does it. */
async function press(path: 'respond' | 'meeting', body: object): Promise<void> {
  const answer = await fetch(`${product.tenant.url}/microsoft/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBeLessThan(300);
}
async function told({ id }: Made): Promise<string[]> {
  const rows = await product.query(
    `select text from audit_entry where handover_id = '${id}' and verb = 'note-outlook' order by id`,
  );
  return rows.map(({ text }) => String(text));
}
async function waits(): Promise<string[]> {
  const rows = await product.query(
    `select title from waiting where kind = 'kickoff' order by handover_id, position`,
  );
  return rows.map(({ title }) => String(title));
}
const batches = () => product.tenant.received.filter(({ path }) => path.endsWith('/$batch'));

describe('what people do in Outlook', () => {
  it('is nothing at first, and is asked for in one request', async () => {
    const before = batches().length;
    const versions = await product.query('select id, version, signalled from handover order by id');
    await readOutlook(bench);
    expect(batches()).toHaveLength(before + 1);
    expect(await product.query('select id, version, signalled from handover order by id')).toEqual(
      versions,
    );
    expect(await waits()).toEqual([]);
  });

  it('is read of one although Microsoft is busy with the other, which is asked again when it may', async () => {
    const [first, second] = [await eventOf(made), await eventOf(other)];
    await press('respond', { eventId: first, mail: ana.mail, response: 'declined' });
    await press('respond', { eventId: second, mail: ana.mail, response: 'declined' });
    product.tenant.faults.add({
      match: { method: 'GET', path: second },
      do: { kind: 'status', status: 429, retryAfter: '60' },
    });
    await readOutlook(bench);
    expect([await told(made), await told(other)]).toEqual([['Ana Costa declined the kickoff'], []]);
    product.tenant.faults.clear();
    await readOutlook(bench);
    expect(await told(other)).toEqual([]);
    await product.query('update kickoff set look_after = now()');
    await readOutlook(bench);
    expect(await told(other)).toEqual(['Ana Costa declined the kickoff']);
    expect(await waits()).toEqual([
      'Ana Costa declined the kickoff',
      'Ana Costa declined the kickoff',
    ]);
  });

  it('is another time, and a move, which takes back what was answered', async () => {
    const eventId = await eventOf(made);
    const later = { eventId, laterMinutes: 60 };
    await press('respond', { ...later, mail: riya.mail, response: 'tentativelyAccepted' });
    await readOutlook(bench);
    expect((await told(made)).at(-1)).toMatch(
      /^Riya Patel proposes .*, \d\d:00 Zurich for the kickoff$/u,
    );
    await press('meeting', { ...later, personId: meera });
    await readOutlook(bench);
    expect((await told(made)).at(-1)).toMatch(
      /^The kickoff was moved in Outlook to .*, \d\d:00 Zurich$/u,
    );
    const rows = await product.query(
      `select distinct answer from kickoff_reply where handover_id = '${made.id}'`,
    );
    expect(rows).toEqual([{ answer: 'none' }]);
    expect(await waits()).toContain('The kickoff was moved in Outlook to');
  });

  it('is not taken for deleted while a mailbox or a grant is missing', async () => {
    const eventId = await eventOf(made);
    const strike = async (status: number, code: string) => {
      product.tenant.faults.clear();
      product.tenant.faults.add({
        match: { method: 'GET', path: eventId },
        do: { kind: 'status', status, code },
      });
      await readOutlook(bench);
      const [row] = await product.query(
        `select unread_why, gone_at from kickoff where handover_id = '${made.id}'`,
      );
      return row;
    };
    expect(await strike(404, 'MailboxNotEnabledForRESTAPI')).toEqual({
      unread_why: 'mailbox',
      gone_at: null,
    });
    expect(await strike(403, 'ErrorAccessDenied')).toEqual({ unread_why: 'grant', gone_at: null });
    // The id is not known, but the event is in the calendar: that is no deletion either.
    expect(await strike(404, 'ErrorItemNotFound')).toMatchObject({ gone_at: null });
    product.tenant.faults.clear();
    await readOutlook(bench);
    const [row] = await product.query(
      `select unread_why from kickoff where handover_id = '${made.id}'`,
    );
    expect(row).toEqual({ unread_why: null });
  });

  it('is a deletion, after which another invitation is another event', async () => {
    await press('meeting', { eventId: await eventOf(made), personId: meera });
    await readOutlook(bench);
    expect((await told(made)).at(-1)).toBe('The kickoff was deleted in Outlook');
    expect(await waits()).toContain('The kickoff was deleted in Outlook');
    const first = await eventOf(made);
    const actor = { kind: 'person', tenantId: TENANT_ID, personId: meera, name: '' } as const;
    const start = `${workday(9)}T09:00:00Z`;
    const request = { handoverId: made.id, key: crypto.randomUUID(), input: { start } };
    await sendKickoff(bench.app, actor, request);
    // A job of the first invitation that comes late does nothing to the second one.
    for (const revision of [1, 2]) {
      await product.query(
        `update effect set state = 'waiting' where key = 'invitation/${made.id}/${revision}'`,
      );
      await sendInvitation(bench, `invitation/${made.id}/${revision}`);
    }
    await readOutlook(bench);
    const second = await eventOf(made);
    expect(second).not.toBe(first);
    const ours = product.tenant.graph.state.events.filter(
      ({ copyOf, transactionId }) => copyOf === null && transactionId?.includes(made.id),
    );
    expect(ours.map(({ id }) => id)).toEqual([second]);
    expect((await waits()).filter((title) => title.includes('deleted'))).toEqual([]);
  });
});
