import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Tenant } from '../../infra/local/tenant.ts';
import { PERSONS } from '../../infra/local/world.ts';
import type { Accepted } from '../history/history.ts';
import { faultsAtRest, type Promised } from '../history/read-history.ts';
import { clientWith, type Answer } from './client.ts';
import { startCommitProxy, type CommitProxy } from './commit-proxy.ts';
import { startServiceProcess, type ServiceProcess } from './service-process.ts';
import type { Stage, Staged } from './stage.ts';
import { until } from './until.ts';
import type { Press } from './verbs.ts';

/** A service that is started again whenever it was killed, as a container platform does. */
export interface CrashWorld {
  tenant: Tenant;
  proxy: CommitProxy;
  kills(): number;
  kill(): void;
  /** Where the service answers now; waits while it is being started again. */
  url(): Promise<string>;
  /**
   * Presses like a person whose connection broke: with the same key and the version that was seen,
   * until there is an answer. Gives what was promised by it. Null stands for a new handover.
   */
  press(press: Press, on: Staged | null): Promise<Accepted>;
  /** Whether all that was ordered for a handover is settled. */
  isAtRest(handoverId: string): Promise<boolean>;
  /** Waits for rest, gives the faults of the whole history, stops all and removes it. */
  end(promised: Promised): Promise<string[]>;
  /** From each kill to the first answer of the next process, in milliseconds. */
  downtimes: number[];
}

type Row = Record<string, unknown>;
/** Asks the database directly, past proxy and service. */
type Ask = (statement: string) => Promise<Row[]>;

const waitingOf = (handoverId: string) =>
  `select key from effect where state = 'waiting' and handover_id = '${handoverId}'`;

/** Opens a copy of the stage behind a proxy and starts the service in it. */
export async function openCrashWorld(stage: Stage): Promise<CrashWorld> {
  const keeper: { kill: () => void } = { kill: () => undefined };
  const copy = await stage.copy({ onKill: () => keeper.kill() });
  const proxy = await startCommitProxy(copy.databaseUrl, () => keeper.kill());
  const database = new Client({ connectionString: copy.databaseUrl });
  await database.connect();
  const ask: Ask = async (statement) => (await database.query<Row>(statement)).rows;
  const supervisor = supervise(ask, { ...copy.environment, DATABASE_URL: proxy.url });
  keeper.kill = supervisor.kill;
  const { tenant, databaseUrl } = copy;
  return {
    ...supervisor,
    tenant,
    proxy,
    press: async (press, on) => await pressUntilAnswered({ ...supervisor, tenant }, press, on),
    isAtRest: async (handoverId) => (await ask(waitingOf(handoverId))).length === 0,
    end: async (promised) => {
      proxy.disarm();
      tenant.faults.clear();
      const faults = await faultsAtRest({ databaseUrl, tenant }, promised);
      const code = await supervisor.stop();
      await proxy.close();
      await database.end();
      await copy.close();
      return code === 0 ? faults : [...faults, `The service ended with ${code}.`];
    },
  };
}

type Supervisor = Pick<CrashWorld, 'kills' | 'kill' | 'url' | 'downtimes'> & {
  stop(): Promise<number | null>;
};

function supervise(ask: Ask, environment: Record<string, string>): Supervisor {
  let kills = 0;
  let isDown = false;
  let service = startServiceProcess(environment);
  let back: Promise<unknown> = service.url;
  const downtimes: number[] = [];
  const again = async (killed: ServiceProcess): Promise<void> => {
    const from = performance.now();
    await killed.ended;
    await letAMinutePass(ask);
    service = startServiceProcess(environment);
    await service.url;
    isDown = false;
    downtimes.push(performance.now() - from);
  };
  return {
    downtimes,
    kills: () => kills,
    kill: () => {
      // What a dead process had sent may still arrive, and strike nobody.
      if (isDown) return;
      isDown = true;
      kills += 1;
      service.kill();
      back = back.catch(() => undefined).then(async () => await again(service));
      back.catch(() => undefined);
    },
    url: async () => {
      for (let seen = -1; seen !== kills;) {
        seen = kills;
        await back.catch(() => undefined);
      }
      return await service.url;
    },
    stop: async () => {
      // A strike that was under way may meet a service that is asked to stop: the next one is, then.
      for (;;) {
        await back;
        const before = kills;
        const code = await service.stop();
        if (kills === before) return code;
      }
    },
  };
}

/**
 * A send that was cut off counts as still running for a minute. Between two processes nothing runs,
 * so the next one may as well have been started a minute later.
 */
async function letAMinutePass(ask: Ask): Promise<void> {
  await ask(`update sent_card set at = at - interval '1 minute' where state = 'sending'`);
}

async function pressUntilAnswered(
  world: Pick<CrashWorld, 'url' | 'tenant'>,
  press: Press,
  on: Staged | null,
): Promise<Accepted> {
  const key = randomUUID();
  const token = await world.tenant.userToken(PERSONS[press.person].id);
  const answer = await until<Answer | null>(
    async () => {
      const person = clientWith(await world.url(), token);
      const options = { key, version: on?.seen ?? 0 };
      const got = await person.post(press.path, press.body, options).catch(() => null);
      return got !== null && got.status !== 503 ? got : null;
    },
    { what: `${press.verb} is answered`, withinMs: 60_000 },
  );
  const handoverId = on?.id ?? String(answer.at('id'));
  // Refused as no longer possible: the press whose answer was lost had been stored.
  const isStored = answer.status === 409 || answer.status === 412;
  if (answer.status >= 300 && !isStored) throw new Error(`${press.verb}: ${answer.text}`);
  return { handoverId, verb: press.verb, version: (on?.seen ?? 0) + 1 };
}
