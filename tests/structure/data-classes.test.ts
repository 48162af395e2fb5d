import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { readText } from '../contract/teams/package-files.ts';
import { createDatabase } from '../harness/database.ts';

const classes = ['plumbing', 'person', 'record', 'internal', 'address'];
const page = readText('docs/data.md');

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Each column that the page puts into a class, as `table.column`. */
function classified(): string[] {
  const rows = page.split('\n').filter((line) => /^\| [a-z_]+ \|/u.test(line));
  return rows.flatMap((line) => {
    const [table = '', ...cells] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (cells.length !== classes.length) return [];
    const columns = cells.flatMap((cell) => [...cell.matchAll(/`([a-z_]+)`/gu)]);
    return columns.map(([, column]) => `${table}.${column}`);
  });
}

describe('what is kept', () => {
  it('CF01 has a class for every column of the database, once, and for no other', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' order by 1`,
    );
    const columns = rows.map(({ name }) => name).filter((name) => !name.startsWith('migration.'));
    expect(columns.length).toBeGreaterThan(100);
    expect(classified().toSorted()).toEqual(columns.toSorted());
  });

  it('has a rule for each class', () => {
    const ruled = page.split('\n').filter((line) => line.split('|').length === 6);
    for (const one of classes) {
      expect(ruled.filter((line) => line.startsWith(`| ${one} |`))).toHaveLength(1);
    }
  });

  it('is right that a handover takes everything below it along', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select conrelid::regclass || '.' || conname as name from pg_constraint
       where contype = 'f' and confrelid in ('handover'::regclass, 'question'::regclass)
         and confdeltype <> 'c'`,
    );
    expect(rows).toEqual([]);
  });
});
