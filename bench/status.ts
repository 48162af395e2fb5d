import { messageActivity } from '../infra/local/connector/activities.ts';
import { BOT_ID, BOT_SECRET, PERSONS, TENANT_ID } from '../infra/local/world.ts';
import { startChild } from './child.ts';
import type { EchoSettings } from './echo-reference.ts';
import type { Figure } from './figure.ts';
import { send, type Call } from './load.ts';
import { inTurns } from './rounds.ts';
import type { World } from './world.ts';

const load = { count: 20, atOnce: 1 };

/**
 * The bot's `status` against an echo on botbuilder with authentication, which notes the activity
 * once and asks the database the same. Each is timed until its turn has ended, answer sent.
 */
export async function measureStatus(world: World): Promise<Figure[]> {
  const { connector } = world.tenant;
  const direct = `${world.tenant.url}/connector/emea/`;
  const settings: EchoSettings = {
    databaseUrl: world.databaseUrl,
    statements: await readTapped(world),
    botId: BOT_ID,
    tenantId: TENANT_ID,
    keysUrl: `${world.tenant.url}/botframework/v1/.well-known/openidconfiguration`,
    connectorToken: await connectorToken(world),
  };
  const reference = await startChild('echo-reference.ts', settings);
  const tokenFor = async (serviceurl?: string) =>
    await connector.signActivityToken(serviceurl ? { claims: { serviceurl } } : {});
  const product = asking(world, world.service.url, { token: await tokenFor() });
  const echo = asking(world, reference.url, { token: await tokenFor(direct), serviceUrl: direct });
  await sendsOne(world, product);
  await sendsOne(world, echo);
  const sides = {
    product: async () => await send(load, product),
    reference: async () => await send(load, echo),
  };
  const compared = await inTurns(sides, { warm: 4, counted: 30 });
  await reference.stop();
  const milliseconds = (ms: number) => ms.toFixed(1);
  return [
    {
      what: 'the bot’s `status`: time, to a botbuilder echo with authentication, one insert and the same read',
      value: `${compared.ratio.toFixed(2)} ×`,
      aim: '≤ 2.0 ×',
      isMet: compared.ratio <= 2,
      from: `${milliseconds(compared.product)} to ${milliseconds(compared.reference)} ms, one after the other`,
    },
  ];
}

/** Riya writes `status` to the bot, as Teams sends it; each time a new message. */
function asking(
  world: World,
  url: string,
  { token, serviceUrl }: { token: string; serviceUrl?: string },
): () => Call {
  const { connector } = world.tenant;
  const chat = connector.personalConversation(PERSONS.riya.id);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return () => {
    const of = { ...connector.source(PERSONS.riya.id, chat), text: 'status' };
    const activity = { ...messageActivity(of), ...(serviceUrl ? { serviceUrl } : {}) };
    return { url: `${url}/api/messages`, method: 'POST', headers, body: JSON.stringify(activity) };
  };
}

/** @throws when one question does not bring exactly one answer. */
async function sendsOne(world: World, ask: () => Call): Promise<void> {
  const { sent } = world.tenant.connector;
  const before = sent.length;
  await send({ count: 1, atOnce: 1 }, ask);
  if (sent.length !== before + 1) throw new Error(`${sent.length - before} answers came.`);
}

/** What the product reads for one `status`; what it writes is its own business, and its own time. */
async function readTapped(world: World): Promise<EchoSettings['statements']> {
  const { url, tap } = world.tapped;
  const token = await world.tenant.connector.signActivityToken();
  await world.rest();
  const before = tap.statements.length;
  await send({ count: 1, atOnce: 1 }, asking(world, url, { token }));
  return tap.statements
    .slice(before)
    .filter(({ sender, text }) => sender === 'handover' && /^select\b/iu.test(text))
    .map(({ text, values }) => ({ text, values }));
}

/** The bot's token for the connector; the reference is spared fetching it. */
async function connectorToken({ tenant }: World): Promise<string> {
  const answer = await fetch(`${tenant.url}/entra/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: BOT_ID,
      client_secret: BOT_SECRET,
      scope: 'https://api.botframework.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
