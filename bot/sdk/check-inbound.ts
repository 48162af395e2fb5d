import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { asDate, type Clock } from '../../src/clock.ts';
import type { Outbound } from '../../src/microsoft/outbound.ts';
import { KeysUnavailable, type SigningKeys } from '../../src/microsoft/signing-keys.ts';
import { guid } from '../../src/people/model.ts';
import { Refusal } from '../../src/refusal.ts';

export const channelIssuer = 'https://api.botframework.com';

const skewSeconds = 300;
const id = z.string().min(1).max(1000);

/** What we rely on in an activity; anything else Teams adds passes through. */
const activity = z.looseObject({
  type: id,
  id: id.optional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().max(500),
  from: z.looseObject({
    id,
    aadObjectId: guid.optional(),
    name: z.string().max(500).optional(),
  }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id, tenantId: guid.optional() }),
  text: z.string().max(100_000).nullish(),
  name: z.string().max(200).optional(),
  value: z.unknown().optional(),
});
export type InboundActivity = z.infer<typeof activity>;

/**
 * Checks a request to the bot before the SDK sees it: the SDK accepts an ordinary Entra user token
 * as if it were Teams (T1), skips `serviceUrl` when it is absent, and says 401 when keys are out (T10).
 * @throws Refusal invalid_token, keys_unavailable, invalid_input.
 */
export async function checkInbound(
  request: { authorization: string; body: unknown },
  world: { botId: string; keys: SigningKeys; clock: Clock; outbound: Outbound },
): Promise<InboundActivity> {
  const serviceUrl = await verifiedServiceUrl(request.authorization, world);
  if (!isOurPlace(request.body, serviceUrl, world.outbound)) throw invalid();
  const parsed = activity.safeParse(request.body);
  if (!parsed.success) {
    throw new Refusal('invalid_input', 'This is not an activity that Microsoft Teams sends.');
  }
  return parsed.data;
}

/**
 * The activity names the place its token names (BT03), and it is Teams' connector: what is kept of a
 * conversation leads nowhere else, not even to another host that we call (IN11).
 */
function isOurPlace(body: unknown, serviceUrl: unknown, outbound: Outbound): boolean {
  const named: unknown = typeof body === 'object' && body ? Reflect.get(body, 'serviceUrl') : null;
  if (typeof named !== 'string' || named !== serviceUrl) return false;
  return outbound.isConnector(named);
}

async function verifiedServiceUrl(
  authorization: string,
  world: { botId: string; keys: SigningKeys; clock: Clock },
): Promise<unknown> {
  const token = /^Bearer (?<token>[\w.~+/=-]+)$/u.exec(authorization)?.groups?.['token'];
  if (token === undefined)
    throw new Refusal('unauthenticated', 'Only Microsoft Teams may call this.');
  try {
    const { payload } = await jwtVerify(token, world.keys.keyFor, {
      algorithms: ['RS256'],
      issuer: channelIssuer,
      audience: world.botId,
      clockTolerance: skewSeconds,
      currentDate: asDate(world.clock.now()),
      requiredClaims: ['exp', 'nbf', 'serviceurl'],
    });
    // One of several audiences passes jose, and is a fault of the SDK.
    if (payload.aud !== world.botId) throw invalid();
    return payload['serviceurl'];
  } catch (error) {
    if (error instanceof KeysUnavailable) {
      throw new Refusal(
        'keys_unavailable',
        'The sender cannot be checked right now. Send it again.',
      );
    }
    const isTokenError = error instanceof errors.JOSEError || error instanceof TypeError;
    if (isTokenError) throw invalid();
    throw error;
  }
}

function invalid(): Refusal {
  return new Refusal('invalid_token', 'Only Microsoft Teams may call this.');
}
