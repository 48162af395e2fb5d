import { Client } from 'pg';

/** Who holds the roles of what is filled in: nobody who is measured. */
const stranger = "md5('stranger' || n % 500)::uuid";

/**
 * Puts `count` handovers beside the ones that are there, as people leave them: every second one
 * open, with items, promises, questions, changes and what waits. They belong to others of the same
 * tenant, so that whoever is measured has as much of their own however many there are.
 */
export async function fill(databaseUrl: string, count: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements(count)) await client.query(statement);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

function statements(count: number): string[] {
  const series = `generate_series(1, ${count}) n`;
  const id = "md5('filled' || n)::uuid";
  const at = "now() - n * interval '1 minute'";
  const ofEach = (table: string, columns: string, values: string, from = series) =>
    `insert into ${table} (${columns}) select ${values} from ${from}`;
  return [
    `insert into handover
      select (jsonb_populate_record(h, jsonb_build_object(
        'id', ${id}, 'deal', null, 'project', 'Filled ' || n, 'created_at', ${at}, 'team_id', null,
        'channel_id', null, 'state', case n % 2 when 0 then 'closed' else 'in-review' end))).*
      from handover h, ${series} where h.id = (select id from handover limit 1)`,
    ofEach(
      'role_holder',
      'handover_id, role, person_id, named_by, named_at',
      `${id}, role, ${stranger}, ${stranger}, ${at}`,
      `${series}, unnest(array['sales-owner', 'tech-lead', 'project-manager', 'delivery-head']) role`,
    ),
    ofEach(
      'item',
      'handover_id, key, version, status, text, rows, changed_by, changed_at',
      `${id}, 'scope.filled-' || item, 1, 'answered', repeat('Said. ', 20), '[]', ${stranger}, ${at}`,
      `${series}, generate_series(1, 4) item`,
    ),
    ofEach(
      'item_revision',
      'handover_id, key, number, by, begun_at, ended_at, content',
      `${id}, 'scope.filled-' || item, 1, ${stranger}, ${at}, ${at}, '{"text": "Said."}'`,
      `${series}, generate_series(1, 4) item`,
    ),
    ofEach(
      'promise',
      'id, handover_id, text, standing, added_by, added_at',
      `md5('promise' || n)::uuid, ${id}, 'It works offline.', 'only-said', ${stranger}, ${at}`,
    ),
    ofEach(
      'question',
      'id, handover_id, text, about_kind, asked_by, asked_party, asked_at, to_party, waits_for, waits_since, blocking, state',
      `md5('question' || n)::uuid, ${id}, 'When?', 'handover', ${stranger}, 'tech', ${at}, 'sales', ${stranger}, ${at}, true, 'open'`,
    ),
    ofEach(
      'audit_entry',
      'handover_id, at, by, verb, text, page, handover_version',
      `${id}, ${at}, ${stranger}, 'save-item', 'Features was edited', 'checklist', line`,
      `${series}, generate_series(1, 4) line`,
    ),
    ofEach(
      'effect',
      'key, handover_id, kind, what, request, state, ordered_at, settled_at',
      `'filled/' || kind || '/' || n, ${id}, kind, 'It is done', '{}', 'done', ${at}, ${at}`,
      `${series}, unnest(array['folders', 'notice']) kind`,
    ),
    ofEach(
      'waiting',
      'handover_id, kind, subject, tenant_id, person_id, role, position, since, title, action',
      `${id}, 'question', n::text, h.tenant_id, ${stranger}, 'sales-owner', 0, ${at}, 'When?', '{}'`,
      `(select tenant_id from handover limit 1) h, ${series}`,
    ),
  ];
}
