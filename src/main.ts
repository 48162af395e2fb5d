import closeWithGrace from 'close-with-grace';
import { onTurn } from '../bot/hearing/handle-activity.ts';
import { resume } from '../bot/hearing/resume.ts';
import { createAdapter } from '../bot/sdk/adapter.ts';
import { deliverNotice, showHandover, showQuestion } from '../bot/telling/notifier.ts';
import type { App } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import { BadConfig, readConfig, type Config } from './config.ts';
import { makeFolders } from './documents/make-folders.ts';
import { mountBot } from './http/bot-route.ts';
import { mountHealth } from './http/health.ts';
import { openLimits } from './http/limits.ts';
import { openLive } from './http/live.ts';
import { close, createServer, listen } from './http/server.ts';
import { openSignIn } from './http/sign-in.ts';
import { serveTab } from './http/tab-files.ts';
import { startQueue } from './jobs/queue.ts';
import { sendInvitation } from './kickoff/send-invitation.ts';
import { openLog, type Log } from './log.ts';
import { scopes } from './microsoft/app-tokens.ts';
import { connectMicrosoft } from './microsoft/connect.ts';
import { rememberSeen } from './people/seen.ts';
import { routesOf } from './routes.ts';
import { openDatabase } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openSignals } from './storage/signals.ts';

/** The running service; `stop` ends it in order: streams, requests, jobs, then the database. */
export type Service = { port: number; stop(): Promise<void> };

/** What the program that starts it may choose beside the configuration; the defaults are production's. */
type Surroundings = { clock?: Clock };

/** Puts the product together from its configuration and starts it. */
export async function startService(
  config: Config,
  log: Log,
  { clock = systemClock }: Surroundings = {},
): Promise<Service> {
  const where = config.DATABASE_URL
    ? { databaseUrl: config.DATABASE_URL }
    : { dataDir: config.DATA_DIR };
  const storage = await openDatabase({ ...where, log });
  const signals = openSignals({ url: storage.url, log });
  try {
    await migrate({ url: storage.url, log });
    const queue = await startQueue({ databaseUrl: storage.url, log });
    const microsoft = connectMicrosoft(config, clock, log);
    const app: App = {
      db: storage.db,
      clock,
      queue,
      roster: microsoft.roster,
      log,
      settings: settingsFrom(config),
    };
    const seen = rememberSeen(app);
    const limits = openLimits(config.CALLS_PER_MINUTE);
    const heed = async (conversationId: string) => await limits.conversation(conversationId);
    const adapter = createAdapter(
      { ...microsoft.forBot, botId: config.BOT_ID, tenantId: config.TENANT_ID, clock, log, heed },
      async (context, accept) => await onTurn({ app, seen }, context, accept),
    );
    const signIn = openSignIn({
      tenantId: config.TENANT_ID,
      clientId: config.CLIENT_ID,
      allowedClients: config.ALLOWED_CLIENTS,
      keys: microsoft.entraKeys,
      clock,
    });
    const live = openLive({ clock, log });
    const routes = routesOf(app, microsoft.calendar, signals);
    const frameAncestors = config.FRAME_ANCESTORS;
    const server = createServer({ routes, signIn, limits, live, log, frameAncestors, seen });
    mountBot(server, { receive: async (request) => await adapter.receive(request), log });
    mountHealth(server, {
      db: storage.db,
      keys: [microsoft.entraKeys, microsoft.forBot.keys],
      credentials: {
        graph_credential: { tokens: microsoft.tokens, scope: scopes.graph },
        bot_credential: { tokens: microsoft.forBot.tokens, scope: scopes.connector },
      },
      log,
    });
    await serveTab(server, config.TAB_FOLDER, log);

    const { drive, calendar } = microsoft;
    await queue.work(
      'folders',
      async (key) => await makeFolders({ app, drive, appId: config.CLIENT_ID }, key),
    );
    await queue.work('invitation', async (key) => await sendInvitation({ app, calendar }, key));
    await queue.work('notice', async (key) => await deliverNotice({ app, adapter }, key));
    await queue.work('question-card', async (key) => await showQuestion({ app, adapter }, key));
    await queue.work('handover-card', async (key) => await showHandover({ app, adapter }, key));

    await queue.work('turn', async (key) => await resume({ app, seen, adapter }, key));

    const port = await listen(server, config.PORT, config.HOST);
    return {
      port,
      stop: async () => {
        live.end();
        await close(server);
        await adapter.rest();
        await signals.close();
        await queue.stop();
        await storage.close();
      },
    };
  } catch (error) {
    await signals.close();
    await storage.close();
    throw error;
  }
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
  closeWithGrace({ delay: 25_000, logger: false }, async ({ err }) => {
    if (err) log.error({ err }, 'the program ends because of an error');
    await service.stop();
  });
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const text = error instanceof BadConfig ? error.message : startProblem(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  });
}

function startProblem(error: unknown): string {
  return error instanceof Error ? error.message : 'Handover could not start.';
}
