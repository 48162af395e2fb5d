import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { buildBundles } from '../../../infra/local/start/bundles.ts';
import { startTenant, type Tenant } from '../../../infra/local/tenant.ts';
import { CHANNELS, PERSONS, TEAM, TENANT_ID, type PersonName } from '../../../infra/local/world.ts';
import { environmentFor } from '../../harness/product.ts';
import { startServiceProcess } from '../../harness/service-process.ts';
import { until } from '../../harness/until.ts';
import { beTeams, type Heard, type HostSetup } from './teams-host.ts';
import { watchTrouble, type Trouble } from './trouble.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The service with the production bundle and Microsoft's own list of frame ancestors. */
export interface RealService {
  url: string;
  tenant: Tenant;
  stop(): Promise<void>;
}

/** Starts it on an embedded database of its own; nothing in its configuration names a host page. `more` are variables. */
export async function startRealService(more: Record<string, string> = {}): Promise<RealService> {
  await buildBundles(root, { say: () => undefined });
  const tenant = await startTenant({});
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-real-'));
  const service = startServiceProcess({
    ...environmentFor(tenant),
    DATA_DIR: folder,
    TAB_FOLDER: path.join(root, 'dist', 'tab'),
    ...more,
  });
  const url = await service.url;
  await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
  return {
    url,
    tenant,
    stop: async () => {
      await service.stop();
      await tenant.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The tab as somebody has it open in Teams. */
export interface InTeams {
  page: Page;
  tab: FrameLocator;
  trouble: Trouble;
  heard(): Promise<Heard>;
  /** Sends the tab an event of the host, such as `themeChange`. */
  tell(func: string, args: unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the tab inside a page of this origin, which the browser is made to find here. */
export async function openIn(
  browser: Browser,
  service: RealService,
  wanted: {
    origin: string;
    person: PersonName;
    address: string;
    frameContext?: HostSetup['frameContext'];
    context?: Record<string, unknown>;
    width?: number;
  },
): Promise<InTeams> {
  const { origin, person, frameContext = 'content', width = 1024 } = wanted;
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  const trouble = await watchTrouble(context);
  await context.route(`${origin}/**`, async (route) => {
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Host</title>' });
  });
  await context.grantPermissions(['local-network-access'], { origin });
  const page = await context.newPage();
  await page.exposeFunction(
    'tokenOf',
    async () => await service.tenant.userToken(PERSONS[person].id),
  );
  await page.goto(`${origin}/v2/`);
  await page.evaluate(beTeams, {
    src: `${service.url}${wanted.address}`,
    frameContext,
    width,
    context: { ...contextOf(person), frameContext, ...wanted.context },
  });
  return {
    page,
    trouble,
    tab: page.frameLocator('iframe[title="Handover"]'),
    heard: async () => (await page.evaluate(() => Reflect.get(window, 'heard'))) as Heard,
    tell: async (func, args) =>
      await page.evaluate(
        ([name, given]) =>
          (Reflect.get(window, 'tell') as (...all: unknown[]) => void)(name, given),
        [func, args] as const,
      ),
    close: async () => await context.close(),
  };
}

function contextOf(person: PersonName): Record<string, unknown> {
  const { id, mail, name } = PERSONS[person];
  const who = { userObjectId: id, loginHint: mail, userPrincipalName: mail, userDisplayName: name };
  const here = { hostName: 'Teams', hostClientType: 'desktop', locale: 'en-gb', theme: 'default' };
  return { tid: TENANT_ID, ...who, ...here, entityId: 'handover', subEntityId: '', sessionId: '1' };
}

/** What Teams adds to the context in Contoso's channel. */
export const inChannel = {
  channelId: CHANNELS.contoso.id,
  channelName: CHANNELS.contoso.name,
  channelType: 'Regular',
  groupId: TEAM.id,
  // Without it teams-js knows of no team.
  teamId: TEAM.threadId,
  teamName: 'Client projects',
};

/** What Teams adds in the chat of a meeting. */
export const inMeeting = { chatId: '19:meeting_x@thread.v2', meetingId: 'MCMxOTptZWV0aW5nX3g=' };
