import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { beforeMigration } from '../../tests/harness/before-migration.ts';
import { ids } from '../../tests/harness/facts.ts';

const before = await beforeMigration(18);

it('the points of earlier send-backs are points of their own, in their order, open', async () => {
  const id = randomUUID();
  const { client } = before;
  await client.query(
    `insert into handover (id, tenant_id, depth, template_id, template_version, project, client_name,
       promised_start, go_live, created_by, created_at)
     values ($1, $2, 'standard', 'general', 1, 'ERP', 'Contoso', '2026-12-07', '2027-03-31', $3, now())`,
    [id, ids.tenant, ids.riya],
  );
  const about = { page: 'checklist', ref: 'scope.features' };
  const points = [
    { reason: 'missing-section', text: 'Second', ...about },
    { reason: 'other', text: 'Third', page: null, ref: null },
  ];
  const send = `insert into send_back (handover_id, round, by, at, points) values ($1, $2, $3, $4, $5)`;
  const first = [{ ...points[0], text: 'First' }];
  await client.query(send, [id, 2, ids.tomas, '2026-11-24T09:00:00Z', JSON.stringify(points)]);
  await client.query(send, [id, 1, ids.tomas, '2026-11-20T09:00:00Z', JSON.stringify(first)]);
  await before.migrate();
  const { rows } = await client.query(
    `select round, reason, text, page, ref, by, outcome, at = '2026-11-24T09:00:00Z' as late
     from review_point where handover_id = $1 order by position`,
    [id],
  );
  const kept = { by: ids.tomas, outcome: null };
  expect(rows).toEqual([
    { ...first[0], ...kept, round: 1, late: false },
    { ...points[0], ...kept, round: 2, late: true },
    { ...points[1], ...kept, round: 2, late: true },
  ]);
});
