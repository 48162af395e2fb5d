/**
 * Writes `src/storage/tables.ts` from the migrations: they run on a database of their own, and
 * kysely-codegen reads what came of them. With `--verify` it only compares, and says what to do.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pino from 'pino';
import { migrate } from '../../src/storage/migrate.ts';
import { startTestServer } from '../harness/server.ts';

const run = promisify(execFile);
const file = fileURLToPath(new URL('../../src/storage/tables.ts', import.meta.url));
const codegen = fileURLToPath(new URL('../../node_modules/.bin/kysely-codegen', import.meta.url));

/** Instants and days leave the database as text, `int8` as a number: see `src/storage/values.ts`. */
const mapping = { timestamptz: 'string', int8: 'number', jsonb: 'JSONColumnType<object>' };
const options = Object.entries({
  dialect: 'postgres',
  'log-level': 'error',
  'date-parser': 'string',
  'numeric-parser': 'number',
  'type-mapping': JSON.stringify(mapping),
  'include-pattern': 'public.*',
  'exclude-pattern': 'migration',
}).flatMap(([name, value]) => [`--${name}`, value]);

async function generated(): Promise<string> {
  const server = await startTestServer(undefined);
  try {
    await migrate({ url: server.url, log: pino({ level: 'silent' }) });
    const { stdout } = await run(codegen, ['--print', ...options, '--url', server.url]);
    return stdout
      .trimStart()
      .replace(/^import type \{ ColumnType \}/mu, 'import type { ColumnType, JSONColumnType }')
      .replace(
        'Please do not edit it manually.',
        'Please do not edit it: npm run tables writes it.',
      )
      .replace('export interface DB {', 'export interface Database {');
  } finally {
    await server.stop();
  }
}

const wanted = await generated();
if (!process.argv.includes('--verify')) await writeFile(file, wanted);
else if ((await readFile(file, 'utf8')) !== wanted) {
  process.stderr.write('src/storage/tables.ts is not what the migrations make: npm run tables\n');
  process.exitCode = 1;
}
