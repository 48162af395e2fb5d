/** Migrates the database at the given address with the migrations of the given folder. */
import pino from 'pino';
import { migrate } from '../../../src/storage/migrate.ts';
import { refuse, say } from './say.ts';

const [url = '', folder = ''] = process.argv.slice(2);
say('started');
const result = await migrate({ url, folder, log: pino({ level: 'silent' }) }).catch(refuse);
say('migrated', result);
