import type { Kysely } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { Database } from '../storage/tables.ts';

/** Every kind of work that happens after the answer. */
export const jobNames = [
  'folders',
  'invitation',
  'notice',
  'question-card',
  'handover-card',
  'turn',
  'waiting',
  'outlook',
  'nightly',
] as const;
export type JobName = (typeof jobNames)[number];

/** `key` names the effect; `afterSeconds` puts it off. */
export type Job = { name: JobName; key: string; afterSeconds?: number };

/** Puts work into the queue inside the caller's transaction: no commit, no job (CR06). */
export type Queue = {
  enqueue(tx: Kysely<Database>, job: Job): Promise<void>;
};

/** Who does each kind of work, given the job's key: a kind without a handler does not compile. */
export type Handlers = Record<JobName, (key: string) => Promise<void>>;

/** The queue while it runs: `work` begins to hand out jobs. */
export type RunningQueue = Queue & {
  work(handlers: Handlers): Promise<void>;
  stop(): Promise<void>;
};

/** The queue's own connections, and how many jobs of a kind one process does at a time. */
export const mostConnections = 4;
export const jobsAtOnce = 2;

/** What is done without being ordered, and when: cron, in UTC. Once, however many instances run. */
const timetable = {
  outlook: '* * * * *',
  nightly: '20 2 * * *',
} satisfies Partial<Record<JobName, string>>;

/** What takes longer than its interval is not begun a second time beside itself. */
const oneAtATime: readonly JobName[] = ['outlook'];

type Options = { databaseUrl: string; log: Log };

/**
 * Starts pg-boss. Heartbeat and monitor bring work back 12 s after a crash instead of 70 s; a job
 * may therefore run twice, and every effect carries its own key.
 */
export async function startQueue({ databaseUrl, log }: Options): Promise<RunningQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: mostConnections,
    // Both: the monitor only looks when the supervisor wakes it, which is once a minute by default.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    queueCacheIntervalSeconds: 5,
    // What is due every minute begins soon after it: by default up to half a minute later.
    cronMonitorIntervalSeconds: 5,
    useListenNotify: true,
    application_name: 'handover-queue',
  });
  boss.on('error', (error) => log.error({ err: error }, 'the queue met an error'));
  const stop = async () => await boss.stop({ graceful: true, timeout: 20_000 });
  try {
    await boss.start();
    for (const name of jobNames) {
      const policy = oneAtATime.includes(name) ? { policy: 'exclusive' } : {};
      await boss.createQueue(name, { ...queueOptions, ...policy });
    }
    for (const [name, cron] of Object.entries(timetable))
      await boss.schedule(name, cron, { key: name });
  } catch (error) {
    // Half a start would go on looking for work for ever.
    await stop();
    throw error;
  }
  return {
    enqueue: async (tx, job) => {
      const db = fromKysely(tx);
      const startAfter = job.afterSeconds ?? 0;
      await boss.send(job.name, { key: job.key }, { db, startAfter });
    },
    work: async (handlers) => {
      for (const name of jobNames) {
        await boss.work<{ key: string }>(name, workOptions, async ([job]) => {
          if (job) await handlers[name](job.data.key);
        });
      }
    },
    stop,
  };
}

const workOptions = {
  pollingIntervalSeconds: 1,
  // A job that was put off is announced when it is ordered, not when it is due; the default of
  // 30 s would hold every retry back that long.
  notifyPollingIntervalSeconds: 1,
  batchSize: 1,
  localConcurrency: jobsAtOnce,
  // Without it each worker takes one job a second, and what piled up in an outage takes hours.
  burstWhenReadyExceeds: 2,
} as const;

/** Retries here are for crashes only; failures of an effect are counted and spaced by the effect itself. */
const queueOptions = {
  notify: true,
  retryLimit: 50,
  retryDelay: 2,
  retryBackoff: false,
  heartbeatSeconds: 10,
  expireInSeconds: 300,
} as const;
