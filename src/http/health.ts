import { sql, type Kysely } from 'kysely';
import type { Server } from 'restify';
import type { Log } from '../log.ts';
import type { AppTokens } from '../microsoft/app-tokens.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { SigningKeys } from '../microsoft/signing-keys.ts';
import type { Database } from '../storage/tables.ts';
import { answering } from './mount.ts';

type Checked = {
  db: Kysely<Database>;
  keys: readonly SigningKeys[];
  /** The credentials we sign in with, by the code that says that one is refused. */
  credentials: Record<'graph_credential' | 'bot_credential', { tokens: AppTokens; scope: string }>;
  log: Log;
};

/** Entra dates its tokens five minutes back, so that up to here they are still good. */
const tolerableSkewSeconds = 300;

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

async function faultsOf({ db, keys, credentials }: Checked): Promise<string[]> {
  const database = sql`select 1`.execute(db).then(
    () => [],
    () => ['database'],
  );
  const signing = Promise.all(keys.map(async (one) => await one.known())).then(
    () => [],
    () => ['signing_keys'],
  );
  const refused = Object.entries(credentials).map(async ([code, { tokens, scope }]) =>
    (await isRefused(tokens, scope)) ? [code] : [],
  );
  const found = (await Promise.all([database, signing, ...refused])).flat();
  const isSkewed = keys.some((one) => Math.abs(one.skewSeconds()) > tolerableSkewSeconds);
  return isSkewed ? [...found, 'clock_skew'] : found;
}

/** An Entra that does not answer is no fault of ours, and passes. */
async function isRefused(tokens: AppTokens, scope: string): Promise<boolean> {
  return await tokens.tokenFor(scope).then(
    () => false,
    (error: unknown) => error instanceof IdentityProblem && error.kind === 'credential',
  );
}
