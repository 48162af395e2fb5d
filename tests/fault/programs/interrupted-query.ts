/** Runs one slow query; SIGINT closes the database, which waits for the query and stops the server last. */
import { sql } from 'kysely';
import pino from 'pino';
import { openDatabase } from '../../../src/storage/database.ts';
import { refuse, say } from './say.ts';

const [dataDir = ''] = process.argv.slice(2);
const storage = await openDatabase({ dataDir, log: pino({ level: 'silent' }) }).catch(refuse);
process.once('SIGINT', () => {
  say('interrupted');
  void storage.close().then(() => say('closed'), refuse);
});
const running = sql<{ done: string }>`select 'whole' as done from pg_sleep(2)`.execute(storage.db);
say('opened');
const answer = await running.catch(refuse);
say('answered', { done: answer.rows[0]?.done });
