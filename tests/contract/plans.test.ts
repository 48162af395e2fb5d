import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kysely, PostgresDialect } from 'kysely';
import pino from 'pino';
import { forgetHeard } from '../../bot/hearing/forget-heard.ts';
import { anyEndingVerb } from '../../bot/telling/endings.ts';
import { forgetCards } from '../../bot/telling/forget-cards.ts';
import { liveNotices } from '../../bot/telling/live-notices.ts';
import { systemClock } from '../../src/clock.ts';
import { foldersPart } from '../../src/documents/facts.ts';
import { attentionPart } from '../../src/effects/facts.ts';
import { forgetTold } from '../../src/effects/forget-told.ts';
import { selectFacts } from '../../src/overview/facts.ts';
import { actsSince } from '../../src/record/acts.ts';
import { forgetRequestKeys } from '../../src/record/forget-request-keys.ts';
import { forgetUndoable } from '../../src/record/forget-undoable.ts';
import { handoversOf } from '../../src/record/held-handovers.ts';
import { quietHandovers } from '../../src/record/quiet-handovers.ts';
import { openDatabase, type Storage } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import type { Database } from '../../src/storage/tables.ts';
import { readWaitsFor } from '../../src/waiting/facts.ts';
import { createDatabase } from '../harness/database.ts';
import { ids as known } from '../harness/facts.ts';

/** What grows with every day of use. */
const large = [
  'effect',
  'sent_card',
  'heard_activity',
  'request_key',
  'audit_entry',
  'undoable_act',
];
/** The collation of the Azure template (`database.bicep`); its C library's one may be missing here. */
const azure = "template0 locale_provider icu icu_locale 'en-US'";
const log = pino({ level: 'silent' });

let database: Awaited<ReturnType<typeof createDatabase>>;
let storage: Storage;
let tapped: Kysely<Database>;
let ids: string[];
const asked: { sql: string; parameters: readonly unknown[] }[] = [];

/** A busy company: 2000 handovers with their effects and cards, and of what was heard a day is too old. */
beforeAll(async () => {
  database = await createDatabase(azure);
  await migrate({ url: database.url, log });
  storage = await openDatabase({ databaseUrl: database.url, log });
  const { pool } = storage;
  const dialect = new PostgresDialect({ pool });
  tapped = new Kysely<Database>({ dialect, log: ({ query }) => void asked.push(query) });
  for (const statement of rows.split(';')) await pool.query(statement);
  const { rows: first } = await pool.query<{ id: string }>(
    'select id from handover order by id limit 50',
  );
  ids = first.map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

const rows = `
  insert into handover (id, tenant_id, depth, template_id, template_version, project, client_name,
    promised_start, go_live, created_by, created_at)
  select gen_random_uuid(), gen_random_uuid(), 'standard', 'general', 1, 'Project', 'Client', now(), now(),
    gen_random_uuid(), now() from generate_series(1, 2000);
  insert into effect (key, handover_id, kind, what, request, state, ordered_at)
  select kind || '/' || id || '/' || number, id, kind, 'Tell', '{}', 'done', now()
  from handover, generate_series(1, 4) number,
    unnest(array['notice', 'handover-card', 'folders', 'invitation']) kind;
  insert into sent_card (key, handover_id, conversation_id, reference, state, at)
  select 'notice/' || id || '/name-roles/' || number, id, '', '{}', 'sent', now()
  from handover, generate_series(1, 10) number;
  insert into audit_entry (handover_id, at, by, verb, text, page, handover_version)
  select id, now(), gen_random_uuid(), 'save-item', 'Text', 'overview', number
  from handover, generate_series(1, 10) number;
  update handover set state = 'closed', created_at = now() - interval '1 year'
  where id in (select id from handover order by id limit 500);
  insert into heard_activity (key, at)
  select number::text, now() - number * interval '1 minute' from generate_series(1, 11500) number;
  insert into request_key (key, person_id, digest, answer, at)
  select gen_random_uuid(), gen_random_uuid(), '', '{}', now() - number * interval '1 minute'
  from generate_series(1, 21600) number;
  insert into undoable_act (handover_id, version, by, at, verb, text, changed, effects)
  select id, number, gen_random_uuid(), now() - number * interval '1 second', 'answer', '', '[]', '[]'
  from handover, generate_series(1, 10) number;
  insert into handover (id, tenant_id, depth, template_id, template_version, project, client_name,
    promised_start, go_live, created_by, created_at)
  select gen_random_uuid(), '${known.tenant}', 'standard', 'general', 1, 'Project', 'Client', now(), now(),
    gen_random_uuid(), now() + number * interval '1 minute' from generate_series(1, 30000) number;
  insert into role_holder (handover_id, role, person_id, named_by, named_at)
  select id, 'sales-owner', md5(left(id::text, 1))::uuid, gen_random_uuid(), now()
  from handover where tenant_id = '${known.tenant}';
  update role_holder set person_id = '${known.riya}'
  where handover_id in (select id from handover where tenant_id = '${known.tenant}'
    order by created_at, id limit 5);
  insert into waiting (handover_id, kind, subject, tenant_id, person_id, role, position, since, title, action)
  select handover_id, 'draft', '', '${known.tenant}', person_id, role, 0, now(), 'Ready', '{}' from role_holder;
  analyze`;

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/** How many rows of a table were looked at, those that were then left out too. */
function lookedAt(plan: Plan, table: string): number {
  const { 'Actual Rows': kept = 0, 'Rows Removed by Filter': left = 0 } = plan;
  const own = plan['Relation Name'] === table ? (kept + left) * (plan['Actual Loops'] ?? 1) : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + lookedAt(part, table), own);
}

/** How many handovers and things that wait the statements of `act` look at. */
async function lookedAtBy(act: () => Promise<unknown>): Promise<number> {
  asked.length = 0;
  await act();
  let sum = 0;
  for (const { sql, parameters } of asked) {
    const explained = await storage.pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `explain (analyze, format json) ${sql}`,
      [...parameters],
    );
    for (const { Plan: plan } of explained.rows[0]?.['QUERY PLAN'] ?? [])
      sum += lookedAt(plan, 'handover') + lookedAt(plan, 'waiting');
  }
  return sum;
}

function wholeTablesIn(plan: Plan): string[] {
  const table = plan['Relation Name'] ?? '';
  const own = plan['Node Type'] === 'Seq Scan' && large.includes(table) ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wholeTablesIn)];
}

/** The large tables that are read from end to end by the statements of `act`; the plans are PostgreSQL's own. */
async function wholeTablesRead(act: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await act();
  const found: string[] = [];
  expect(asked.length).toBeGreaterThan(0);
  for (const { sql, parameters } of asked) {
    const explained = await storage.pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `explain (format json) ${sql}`,
      [...parameters],
    );
    for (const { Plan: plan } of explained.rows[0]?.['QUERY PLAN'] ?? [])
      found.push(...wholeTablesIn(plan));
  }
  return found;
}

const app = () => ({ db: tapped, clock: systemClock });

describe('what grows is never read from end to end, under the collation of the Azure template', () => {
  it('to see it, such a reading is found', async () => {
    const prefix = `notice/${ids[0]}/name-roles/`;
    const byPrefix = tapped.selectFrom('sent_card').select('key').where('key', '^@', prefix);
    expect(await wholeTablesRead(async () => await byPrefix.execute())).toEqual(['sent_card']);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'to find the cards of a handover whose story may be over',
      async () => await liveNotices(app(), ids[0] ?? ''),
    ],
    [
      'to find what ends them',
      async () => {
        const verbs = anyEndingVerb;
        await actsSince(app().db, { handoverId: ids[0] ?? '', version: 0, verbs });
      },
    ],
    [
      'to show a handover with its effects',
      async () =>
        await selectFacts(tapped, 'scope.features scope.exclusions')
          .select([foldersPart, attentionPart])
          .where('handover.id', '=', ids[0] ?? '')
          .execute(),
    ],
    ['to forget what was heard', async () => await forgetHeard(app())],
    ['to forget the keys of requests', async () => await forgetRequestKeys(app())],
    ['to forget what could be undone', async () => await forgetUndoable(app())],
    [
      'to find the handovers that are over',
      async () => {
        for await (const page of quietHandovers(app())) expect(page).toEqual([]);
      },
    ],
    ['to forget what was told', async () => await forgetTold(app(), ids)],
    ['to forget cards', async () => await forgetCards(app(), ids)],
  ])('%s', async (_what, act) => {
    expect(await wholeTablesRead(act)).toEqual([]);
  });
});

describe('what is a person’s own is found without asking of each handover whose it is', () => {
  const riya = {
    kind: 'person' as const,
    tenantId: known.tenant,
    personId: known.riya,
    name: 'Riya Patel',
  };
  const settings = { deliveryHeads: [known.jonas] };

  it('their handovers, however many others there are, and however old theirs', async () => {
    const world = { ...app(), settings } as never;
    const act = async () => expect((await handoversOf(world, riya)).lines).toHaveLength(5);
    expect(await lookedAtBy(act)).toBeLessThanOrEqual(10);
  });

  it('what waits for them', async () => {
    const act = async () =>
      expect(await readWaitsFor(tapped, { ...riya, isHead: false })).toHaveLength(5);
    expect(await lookedAtBy(act)).toBeLessThanOrEqual(20);
  });

  it('the newest of all handovers, for a delivery head', async () => {
    const world = { ...app(), settings } as never;
    const jonas = { ...riya, personId: known.jonas };
    const act = async () =>
      expect((await handoversOf(world, jonas)).lines.length).toBeLessThan(101);
    expect(await lookedAtBy(act)).toBeLessThanOrEqual(101);
    // The tenth page costs what the second does: a page begins where the one before ended.
    let { next } = await handoversOf(world, jonas);
    for (let page = 2; page < 10 && next !== null; page += 1) {
      next = (await handoversOf(world, jonas, { after: next })).next;
    }
    const after = next ?? '';
    const tenth = async () => await handoversOf(world, jonas, { after });
    expect(await lookedAtBy(tenth)).toBeLessThanOrEqual(202);
  });
});
