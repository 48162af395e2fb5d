import closeWithGrace from 'close-with-grace';
import { onTurn } from '../bot/hearing/handle-activity.ts';
import { createAdapter, type BotAdapter } from '../bot/sdk/adapter.ts';
import type { App } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import { BadConfig, readConfig, type Config } from './config.ts';
import { readEdition } from './edition.ts';
import { mountBot } from './http/bot-route.ts';
import { mountDocument } from './http/document-route.ts';
import { mountHealth } from './http/health.ts';
import { openLimits, type Limits } from './http/limits.ts';
import { close, listen } from './http/listen.ts';
import { openLive } from './http/live.ts';
import { createServer } from './http/server.ts';
import { openSignIn, type SignIn } from './http/sign-in.ts';
import { serveTab } from './http/tab-files.ts';
import { startQueue } from './jobs/queue.ts';
import { openLog, type Log } from './log.ts';
import { scopes } from './microsoft/app-tokens.ts';
import { connectMicrosoft, type Microsoft } from './microsoft/connect.ts';
import { openPace } from './microsoft/pace.ts';
import type { Person } from './people/actor.ts';
import { rememberSeen } from './people/seen.ts';
import { handlersOf, routesOf } from './routes.ts';
import { openDatabase } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openSignals } from './storage/signals.ts';
import { openTemplates, type Templates } from './templates/catalogue.ts';
import { keepWaiting } from './waiting/keep.ts';
import { orderRebuild } from './waiting/rebuild.ts';

/** The running service; `stop` ends it in order: streams, requests, jobs, then the database. */
export type Service = { port: number; stop(): Promise<void> };

/** What the program that starts it may choose beside the configuration; the defaults are production's. */
type Surroundings = { clock?: Clock; templates?: Templates };

/**
 * Puts the product together from its configuration and starts it. What it opens it closes in reverse,
 * when it is stopped and when its start fails half-way.
 */
export async function startService(
  config: Config,
  log: Log,
  { clock = systemClock, templates = openTemplates() }: Surroundings = {},
): Promise<Service> {
  const opened = new AsyncDisposableStack();
  try {
    const port = await start(opened, { config, log, clock, templates });
    return { port, stop: async () => await opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync().catch((err: unknown) => {
      log.error({ err }, 'what was opened could not be closed');
    });
    throw error;
  }
}

type World = { config: Config; log: Log; clock: Clock; templates: Templates };

/** Starts one thing after the other, and notes on `opened` how each is closed; gives the port. */
async function start(opened: AsyncDisposableStack, world: World): Promise<number> {
  const { config, log, clock, templates } = world;
  const { storage, signals, queue } = await openStorage(opened, world);
  const pace = openPace({ db: storage.db, clock, log });
  const microsoft = connectMicrosoft(config, { clock, log, pace });
  const { roster, calendar } = microsoft;
  const { db } = storage;
  const settings = settingsFrom(config);
  const afterChange = keepWaiting;
  const edition = await readEdition(settings);
  const app: App = { db, clock, queue, roster, templates, log, afterChange, settings, edition };
  const seen = rememberSeen(app);
  const limits = openLimits(config.CALLS_PER_MINUTE);
  const adapter = openBot(opened, { app, seen, limits, config, microsoft });
  const live = openLive({ clock, log });
  const server = createServer({
    // In chat nothing is undone: what is asked there is shown at once.
    routes: routesOf({ ...app, undoSeconds: config.UNDO_SECONDS }, calendar, signals),
    signIn: signInFor(config, microsoft, clock),
    frameAncestors: config.FRAME_ANCESTORS,
    limits,
    live,
    log,
    seen,
  });
  opened.defer(async () => await close(server));
  // Streams end before the server is closed, which waits for every answer.
  opened.defer(() => live.end());
  mountBot(server, { receive: async (request) => await adapter.receive(request), log });
  mountHealth(server, { db, ...healthOf(microsoft), log });
  await mountDocument(server, log);
  await serveTab(server, config.TAB_FOLDER, log);
  await queue.work(handlersOf({ ...microsoft, app, seen, adapter, appId: config.CLIENT_ID }));
  await orderRebuild(app);
  return await listen(server, config.PORT, config.HOST);
}

async function openStorage(opened: AsyncDisposableStack, { config, log }: World) {
  const storage = await openDatabase({ ...databaseOf(config), log });
  opened.defer(async () => await storage.close());
  const signals = openSignals({ url: storage.url, log });
  opened.defer(async () => await signals.close());
  await migrate({ url: storage.url, log });
  const queue = await startQueue({ databaseUrl: storage.url, log });
  opened.defer(async () => await queue.stop());
  return { storage, signals, queue };
}

type Speaking = {
  app: App;
  seen: (actor: Person) => Promise<void>;
  limits: Limits;
  config: Config;
  microsoft: Microsoft;
};

function openBot(opened: AsyncDisposableStack, speaking: Speaking): BotAdapter {
  const { app, seen, limits, config, microsoft } = speaking;
  const { BOT_ID: botId, TENANT_ID: tenantId } = config;
  const { clock, log } = app;
  const heed: Limits['speaker'] = async (who) => await limits.speaker(who);
  const adapter = createAdapter(
    { ...microsoft.forBot, botId, tenantId, clock, log, heed },
    async (context, accept) => await onTurn({ app, seen }, context, accept),
  );
  opened.defer(async () => await adapter.rest());
  return adapter;
}

function signInFor(config: Config, { entraKeys: keys }: Microsoft, clock: Clock): SignIn {
  const { TENANT_ID: tenantId, CLIENT_ID: clientId, ALLOWED_CLIENTS: allowedClients } = config;
  return openSignIn({ tenantId, clientId, allowedClients, keys, clock });
}

function databaseOf(config: Config) {
  return config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : { dataDir: config.DATA_DIR };
}

function healthOf({ entraKeys, forBot, tokens }: Microsoft) {
  return {
    keys: [entraKeys, forBot.keys],
    credentials: {
      graph_credential: { tokens, scope: scopes.graph },
      bot_credential: { tokens: forBot.tokens, scope: scopes.connector },
    },
  };
}

function settingsFrom(config: Config): App['settings'] {
  return {
    tenantId: config.TENANT_ID,
    deliveryHeads: config.DELIVERY_HEADS,
    publicUrl: config.PUBLIC_URL,
    teamsAppId: config.TEAMS_APP_ID,
    region: config.WORK_REGION,
    timeZone: config.WORK_TIME_ZONE,
  };
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog({ level: config.LOG_LEVEL });
  log.info('handover is starting');
  const service = await startService(config, log);
  log.info({ port: service.port }, 'handover is listening');
  closeWithGrace({ delay: longestClosingMs, logger: false }, async ({ err }) => {
    if (err) log.error({ err }, 'the program ends because of an error');
    await service.stop();
  });
}

/** Longer than closing takes with all its time limits. */
const longestClosingMs = 25_000;

if (import.meta.main) {
  main().catch((error: unknown) => {
    const text = error instanceof BadConfig ? error.message : startProblem(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
    // Everything that was opened is closed: should something go on all the same, it does not for ever.
    setTimeout(() => process.exit(), longestClosingMs).unref();
  });
}

function startProblem(error: unknown): string {
  return error instanceof Error ? error.message : 'Handover could not start.';
}
