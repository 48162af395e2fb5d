/**
 * Opens the embedded database below the given folder and stores numbered rows, printing each one
 * after it was acknowledged. SIGTERM ends it in good order; so do `patience` failures one after another.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pino from 'pino';
import { openDatabase } from '../../../src/storage/database.ts';
import { refuse, say } from './say.ts';

const [dataDir = '', limit = 'Infinity', bytes = '10', patience = 'Infinity'] =
  process.argv.slice(2);
let stopping = false;
process.once('SIGTERM', () => {
  stopping = true;
});

const storage = await openDatabase({ dataDir, log: pino({ level: 'silent' }) }).catch(refuse);
await sql`create table if not exists row (number integer primary key, filler text)`.execute(
  storage.db,
);
const stored = await sql<{ numbers: number[] | null }>`
  select array_agg(number order by number) as numbers from row`.execute(storage.db);
const before = stored.rows[0]?.numbers ?? [];
say('opened', { before });

let failures = 0;
let number = before.at(-1) ?? 0;
while (!stopping && number < Number(limit) && failures < Number(patience)) {
  number += 1;
  try {
    const filler = randomBytes(Number(bytes)).toString('base64');
    await sql`insert into row values (${number}, ${filler})`.execute(storage.db);
    failures = 0;
    say('stored', { number });
  } catch (error) {
    failures += 1;
    say('failed', {
      number,
      reason: error instanceof Error && 'reason' in error ? error.reason : String(error),
    });
    await wait(100);
  }
}
await storage.close().catch(refuse);
say('closed');
