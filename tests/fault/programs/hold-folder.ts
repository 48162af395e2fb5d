/** Opens the embedded database below the given folder and holds it until SIGTERM. */
import pino from 'pino';
import { openDatabase } from '../../../src/storage/database.ts';
import { refuse, say } from './say.ts';

const [dataDir = ''] = process.argv.slice(2);
const alive = setInterval(() => {}, 60_000);
const storage = await openDatabase({ dataDir, log: pino({ level: 'silent' }) }).catch(refuse);
process.once('SIGTERM', () => {
  clearInterval(alive);
  void storage.close().then(() => say('closed'), refuse);
});
say('opened');
