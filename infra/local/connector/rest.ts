import { compactVerify } from 'jose';
import { BOT_AUDIENCE } from '../entra/claims.ts';
import type { Entra } from '../entra/entra.ts';
import type { Handler, Incoming, Outgoing } from '../listener.ts';
import { BOT_ID } from '../world.ts';
import { type ConnectorContext, ConnectorRefusal } from './context.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { rosterRoutes } from './roster-routes.ts';

const ROUTES = [...conversationRoutes, ...messageRoutes, ...rosterRoutes];

/** The Bot Connector's REST interface under `/connector[/region][/tenant]/v3`. */
export function createConnectorRest(context: ConnectorContext): Handler {
  return async (request) => {
    try {
      await requireBot(request, context);
      return route(request, context);
    } catch (error) {
      return refused(error);
    }
  };
}

/** A refusal as the Bot Connector answers it; anything else is thrown on. */
export function refused(error: unknown): Outgoing {
  if (!(error instanceof ConnectorRefusal)) throw error;
  const body = { error: { code: error.code, message: error.message } };
  return { status: error.status, body };
}

function route(request: Incoming, context: ConnectorContext): Outgoing {
  const path = request.path.slice(Math.max(0, request.path.indexOf('/v3/')));
  for (const { method, path: pattern, run } of ROUTES) {
    const found = method === request.method ? pattern.exec(path) : null;
    if (!found) continue;
    const text = request.body.toString('utf8');
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    return run(
      { ids: found.slice(1).map(decodeURIComponent), body, query: request.query },
      context,
    );
  }
  throw new ConnectorRefusal(404, 'NotFound', `${request.method} ${path} is not served.`);
}

/** The token must be ours, for the connector and the bot's own; else a refusal of 401 or 403. */
export async function requireBot(
  request: Incoming,
  context: Pick<ConnectorContext, 'entra' | 'now'>,
): Promise<void> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const claims = await verifiedClaims(token, context.entra);
  const expired = Number(claims?.['exp'] ?? 0) * 1000 <= context.now().getTime();
  if (!claims || expired || claims['aud'] !== BOT_AUDIENCE) {
    throw new ConnectorRefusal(
      401,
      'Unauthorized',
      'Authorization has been denied for this request.',
    );
  }
  if (claims['appid'] !== BOT_ID) {
    throw new ConnectorRefusal(
      403,
      'BotNotInConversationRoster',
      'The bot is not part of the conversation roster.',
    );
  }
}

async function verifiedClaims(
  token: string,
  entra: Entra,
): Promise<Record<string, unknown> | null> {
  for (const key of entra.publishedKeys()) {
    const verified = await compactVerify(token, key.publicKey, { algorithms: ['RS256'] }).catch(
      () => null,
    );
    if (verified)
      return JSON.parse(new TextDecoder().decode(verified.payload)) as Record<string, unknown>;
  }
  return null;
}
