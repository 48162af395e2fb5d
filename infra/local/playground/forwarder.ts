import type { Activity } from '../connector/activities.ts';
import { deliver } from '../connector/deliver.ts';
import { refused, requireBot } from '../connector/rest.ts';
import { type Incoming, listen, type Outgoing, send } from '../listener.ts';
import type { Tenant } from '../tenant.ts';
import { asTeamsSends, isPageOpened } from './activity.ts';
import { pass } from './pass.ts';
import { isInPlayground, isViewer } from './places.ts';
import { createShown, type Shown } from './shown.ts';

export interface Forwarder {
  /** Where the Playground sends its activities. */
  botEndpoint: string;
  /** Where the product finds the connector, in place of the local tenant's. */
  connectorUrl: string;
  close(): Promise<void>;
}

interface Between {
  tenant: Tenant;
  /** Where the product listens now; null while it starts. */
  productUrl: () => string | null;
  /** Where the Playground listens; null until it does. */
  playgroundUrl: () => string | null;
}

const BOT_PATH = '/api/messages';
const CONNECTOR = '/connector';

/**
 * Stands between the Playground and the bot: signs what people do there as Teams does, and takes
 * the bot's calls, those for the Playground's conversations to it and all others to the local tenant.
 */
export async function openForwarder(between: Between): Promise<Forwarder> {
  const shown = createShown();
  const listener = await listen(0, async (request, response) => {
    await send(response, await answer(request, between, shown));
  });
  return {
    botEndpoint: `${listener.url}${BOT_PATH}`,
    connectorUrl: `${listener.url}${CONNECTOR}`,
    close: () => listener.close(),
  };
}

async function answer(request: Incoming, between: Between, shown: Shown): Promise<Outgoing> {
  if (request.path === BOT_PATH) return await toBot(request, between, shown);
  if (request.path.startsWith(`${CONNECTOR}/`)) return await fromBot(request, between, shown);
  return { status: 404, body: 'Not found' };
}

async function toBot(request: Incoming, between: Between, shown: Shown): Promise<Outgoing> {
  // The Playground looks first whether somebody is there.
  if (request.method !== 'POST') return { status: 405 };
  // A page of another origin cannot set this header, so none gets its words signed.
  if (request.headers['x-ms-agents-playground'] !== 'true') return { status: 403 };
  const activity = JSON.parse(request.body.toString('utf8')) as Activity;
  if (isPageOpened(activity)) shown.forget();
  const { botFramework } = between.tenant;
  const token = await botFramework.activityToken();
  const reply = await deliver(between.productUrl(), asTeamsSends(activity), token);
  return { status: reply.status ?? 502, body: reply.body ?? undefined };
}

async function fromBot(request: Incoming, between: Between, shown: Shown): Promise<Outgoing> {
  const { tenant } = between;
  if (!isForPlayground(request)) return await pass(request, tenant.url);
  try {
    await requireBot(request, { entra: tenant.entra, now: () => new Date() });
  } catch (error) {
    return refused(error);
  }
  const [, changedId] = CHANGE.exec(request.path) ?? [];
  if (request.method === 'PUT' && changedId && !shown.has(changedId)) {
    // There is nothing on the page that could change.
    return { status: 200, body: { id: changedId } };
  }
  const target = between.playgroundUrl();
  if (!target) return { status: 503, headers: { 'retry-after': '1' } };
  const from = request.path.indexOf('/v3/');
  const path = `/_connector${from < 0 ? '' : request.path.slice(from)}`;
  const reply = await pass({ ...request, path }, target);
  shown.note(reply.body);
  return reply;
}

const CHANGE = /\/activities\/([^/]+)$/;
const CONVERSATION = /\/v3\/conversations\/([^/]+)\//;

/** A conversation of the Playground's, or a new one with its viewer or in its channels. */
function isForPlayground({ path, method, body }: Incoming): boolean {
  const [, id] = CONVERSATION.exec(path) ?? [];
  if (id) return isInPlayground(decodeURIComponent(id));
  if (method !== 'POST' || !path.endsWith('/v3/conversations')) return false;
  const wanted = JSON.parse(body.toString('utf8')) as {
    members?: { id: string }[];
    channelData?: { channel?: { id?: string } };
  };
  const channelId = wanted.channelData?.channel?.id;
  return channelId ? isInPlayground(channelId) : isViewer(wanted.members?.[0]?.id ?? '');
}
