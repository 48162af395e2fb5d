import { Client } from 'pg';

/** Any two numbers, as long as every version of Handover uses the same. */
const lockKey = [7_461, 1] as const;

/** The connection that holds the data folder for this program as long as it lives. */
export interface FolderLock {
  /** Ends when the server or the connection does. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes the data folder for this program by an advisory lock, which PostgreSQL gives up by itself
 * when the program dies. Gives the lock, or who holds it; throws when the server cannot be reached.
 */
export async function lockFolder(url: string): Promise<FolderLock | { heldBy: string }> {
  const client = new Client({
    connectionString: url,
    application_name: `handover process ${process.pid}`,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  const ended = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.on('error', () => resolve());
  });
  try {
    await client.connect();
    const heldBy = await takeOrName(client);
    if (heldBy === null) return { ended, close: () => client.end() };
    await client.end();
    return { heldBy };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Gives null when the lock was taken, else who holds it. */
async function takeOrName(client: Client): Promise<string | null> {
  const asked = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1, $2) as held',
    [...lockKey],
  );
  if (asked.rows[0]?.held === true) return null;
  const found = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2`,
    [...lockKey],
  );
  return found.rows[0]?.application_name ?? 'another program';
}
