import { createAdapter, type BotAdapter } from '../../bot/sdk/adapter.ts';
import type { App } from '../../src/app.ts';
import { systemClock, type Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import type { Job } from '../../src/jobs/queue.ts';
import { openLog } from '../../src/log.ts';
import { connectMicrosoft, type Microsoft } from '../../src/microsoft/connect.ts';
import { openPace } from '../../src/microsoft/pace.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openTemplates } from '../../src/templates/catalogue.ts';
import { keepWaiting } from '../../src/waiting/keep.ts';
import { environmentFor, type Product } from './product.ts';

/** The product's parts without its queue, so that a test can run a job itself, as often as it likes. */
export interface Workbench extends Microsoft {
  app: App;
  adapter: BotAdapter;
  appId: string;
  /** The jobs that were ordered meanwhile; nobody runs them. */
  ordered: Job[];
  close(): Promise<void>;
}

const nothing = async (): Promise<void> => await Promise.resolve();

/** Opens the parts on the database and tenant of a product whose service is stopped. */
export async function openWorkbench(
  product: Product,
  clock: Clock = systemClock,
): Promise<Workbench> {
  const environment = { ...environmentFor(product.tenant), DATABASE_URL: product.databaseUrl };
  const config = readConfig(environment);
  const log = openLog({ level: 'trace', write: (line) => product.lines.push(line) });
  const storage = await openDatabase({ databaseUrl: product.databaseUrl, log });
  const microsoft = connectMicrosoft(config, {
    clock,
    log,
    pace: openPace({ db: storage.db, clock, log }),
  });
  const ordered: Job[] = [];
  const app: App = {
    db: storage.db,
    clock,
    log,
    roster: microsoft.roster,
    templates: openTemplates(),
    queue: { enqueue: async (_tx, job) => void ordered.push(await Promise.resolve(job)) },
    afterChange: keepWaiting,
    edition: 'test',
    settings: {
      tenantId: config.TENANT_ID,
      deliveryHeads: config.DELIVERY_HEADS,
      publicUrl: config.PUBLIC_URL,
      teamsAppId: config.TEAMS_APP_ID,
      region: config.WORK_REGION,
      timeZone: config.WORK_TIME_ZONE,
    },
  };
  const { BOT_ID: botId, TENANT_ID: tenantId } = config;
  const adapter = createAdapter(
    { ...microsoft.forBot, botId, tenantId, clock, log, heed: nothing },
    nothing,
  );
  return { ...microsoft, app, adapter, appId: config.CLIENT_ID, ordered, close: storage.close };
}
