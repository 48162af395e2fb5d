import { sql, type Kysely } from 'kysely';
import type { Server } from 'restify';
import type { Log } from '../log.ts';
import type { SigningKeys } from '../microsoft/signing-keys.ts';
import type { Database } from '../storage/tables.ts';
import { answering } from './mount.ts';

type Checked = { db: Kysely<Database>; keys: readonly SigningKeys[]; log: Log };

/** `/healthz`: the process lives. `/readyz`: what it needs answers; codes only, no versions (OP06). */
export function mountHealth(server: Server, checked: Checked): void {
  server.get('/healthz', async (request, response) => {
    await answering(
      request,
      response,
      checked.log,
      async () => await Promise.resolve({ body: { status: 'ok' } }),
    );
  });
  server.get('/readyz', async (request, response) => {
    await answering(request, response, checked.log, async () => {
      const faults = await faultsOf(checked);
      const ready = faults.length === 0;
      return { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'not ready', faults } };
    });
  });
}

async function faultsOf({ db, keys }: Checked): Promise<string[]> {
  const database = await sql`select 1`.execute(db).then(
    () => [],
    () => ['database'],
  );
  const signing = await Promise.all(keys.map(async (one) => await one.known())).then(
    () => [],
    () => ['signing_keys'],
  );
  return [...database, ...signing];
}
