import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { beforeMigration } from '../../tests/harness/before-migration.ts';
import { ids } from '../../tests/harness/facts.ts';
import type { PromiseRecord } from './facts.ts';
import { factsOf, groupOf } from './rules.ts';

const before = await beforeMigration(20);
const at = '2026-11-20T09:00:00Z';
const both = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };
const byTech = { agreed_by_tech: ids.tomas };
const bySales = { agreed_by_sales: ids.riya };

/** What stood in the columns of a promise before, and what is read of it now. */
const cases: [old: Record<string, unknown>, facts: string[], now: object][] = [
  [{}, [], { group: 'unchecked', resolution: null }],
  [{ verdict: 'yes' }, ['yes'], { group: 'fine', resolution: null }],
  [{ verdict: 'yes', effort_hours: 8 }, ['over-hours'], { group: 'to-agree' }],
  [{ verdict: 'yes-if', condition: 'Clean data' }, ['yes-if'], { group: 'to-agree' }],
  [
    { verdict: 'yes-if', condition: 'Clean data', resolution: 'keep-with-condition', ...both },
    ['yes-if'],
    { group: 'fine', resolution: 'keep-with-condition', resolved_by: ids.riya },
  ],
  [
    { verdict: 'not-for-this-money', effort_hours: 120, resolution: 'change-request', ...both },
    ['over-hours'],
    { group: 'fine', resolution: 'change-request', resolved_by: ids.riya },
  ],
  [
    {
      verdict: 'not-by-this-date',
      possible_date: '2027-04-28',
      resolution: 'renegotiate',
      resolution_note: 'One site first',
      ...both,
    },
    ['later'],
    { group: 'fine', resolution: 'change-request', resolution_note: 'One site first' },
  ],
  [
    {
      verdict: 'not-by-this-date',
      possible_date: '2027-04-28',
      resolution: 'renegotiate',
      resolution_note: 'One site first',
      ...byTech,
    },
    ['later'],
    { group: 'to-agree', resolution: null, fallback: 'One site first', resolution_note: null },
  ],
  [
    {
      verdict: 'not-for-this-money',
      effort_hours: 120,
      fallback: 'Read-only',
      resolution: 'offer-instead',
      resolution_note: 'Read-only, both apps',
      ...both,
    },
    ['over-hours'],
    { group: 'fine', resolution: 'offer-instead', fallback: 'Read-only, both apps' },
  ],
  [{ verdict: 'no', resolution: 'keep', ...bySales }, ['no'], { group: 'to-agree' }],
  [{ verdict: 'no', resolution: 'withdraw', ...bySales }, ['no'], { group: 'withdrawn' }],
  // Nobody said how much, or by when: that is no yes.
  [{ verdict: 'not-for-this-money' }, ['need-to-know-more'], { group: 'unchecked' }],
  [{ verdict: 'not-by-this-date' }, ['need-to-know-more'], { group: 'unchecked' }],
  [{ verdict: 'need-to-know-more' }, ['need-to-know-more'], { group: 'unchecked' }],
];

async function aDeal(accepted: boolean): Promise<string> {
  const id = randomUUID();
  await before.client.query(
    `insert into handover (id, tenant_id, state, depth, template_id, template_version, project,
       client_name, promised_start, go_live, created_by, created_at, accepted_by, accepted_at)
     values ($1, $2, $3, 'standard', 'general', 1, 'ERP', 'Contoso', '2026-12-07', '2027-03-31', $4,
       $5, $6, $7)`,
    [
      id,
      ids.tenant,
      accepted ? 'accepted' : 'in-review',
      ids.riya,
      at,
      accepted ? ids.tomas : null,
      accepted ? at : null,
    ],
  );
  return id;
}

async function aPromise(handoverId: string, old: Record<string, unknown>): Promise<string> {
  const id = randomUUID();
  const row: Record<string, unknown> = {
    id,
    handover_id: handoverId,
    text: 'It works offline.',
    standing: 'written',
    added_by: ids.riya,
    added_at: at,
    verdict_at: at,
    resolved_at: old['resolution'] === undefined ? null : at,
    ...old,
  };
  const names = Object.keys(row);
  const values = names.map((_, index) => `$${index + 1}`);
  await before.client.query(
    `insert into promise (${names.join()}) values (${values.join()})`,
    Object.values(row),
  );
  return id;
}

it('verdicts and what was decided about them keep reading, each as what it says now', async () => {
  const review = await aDeal(false);
  const stored: string[] = [];
  for (const [old] of cases) stored.push(await aPromise(review, old));
  const accepted = await aDeal(true);
  const dear = await aPromise(accepted, { verdict: 'yes', effort_hours: 8 });
  await before.migrate();
  const read = async (id: string) => {
    const { rows } = await before.client.query<PromiseRecord>(
      'select *, null as carrier_stands from promise where id = $1',
      [id],
    );
    const [promise] = rows;
    if (!promise) throw new Error('The promise is gone.');
    return { ...promise, facts: factsOf(promise), group: groupOf(promise) };
  };
  for (const [index, id] of stored.entries()) {
    const [, facts, now] = cases[index] ?? [];
    expect(await read(id)).toMatchObject({ ...now, facts });
  }
  // What was accepted stays accepted: nobody is asked a second time.
  expect(await read(dear)).toMatchObject({
    group: 'fine',
    resolution: 'keep',
    facts: ['over-hours'],
  });
});
