import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Roster } from '../people/roster.ts';
import { openAppTokens, type AppTokens } from './app-tokens.ts';
import { openCalendar, type Calendar } from './calendar.ts';
import { openDrive, type Drive } from './drive.ts';
import { openGraph } from './graph.ts';
import { openOutbound, type Outbound } from './outbound.ts';
import type { Pace } from './pace.ts';
import { openSigningKeys, type PublishedKey, type SigningKeys } from './signing-keys.ts';
import { openRoster } from './team-roster.ts';

/** Everything of Microsoft 365 the product uses. */
export type Microsoft = {
  /** The app's own tokens for Graph. */
  tokens: AppTokens;
  roster: Roster;
  drive: Drive;
  calendar: Calendar;
  entraKeys: SigningKeys;
  forBot: { tokens: AppTokens; keys: SigningKeys; outbound: Outbound };
};

type World = { clock: Clock; log: Log; pace: Pace };

/** Connects to Entra, Graph and the bot's channel, all through the one way out. */
export function connectMicrosoft(config: Config, { clock, log, pace }: World): Microsoft {
  const outbound = openOutbound(config.MICROSOFT_ADDRESSES);
  const tenantId = config.TENANT_ID;
  const app = {
    tenantId,
    clientId: config.CLIENT_ID,
    credential: config.CLIENT_CREDENTIAL,
    outbound,
    clock,
    log,
  };
  const bot = { ...app, clientId: config.BOT_ID, credential: config.BOT_CREDENTIAL };
  const tokens = openAppTokens(app);
  const graph = openGraph({ tokens, outbound, clock, pace });
  const keysAt = (configurationUrl: string, isOurs: (key: PublishedKey) => boolean): SigningKeys =>
    openSigningKeys({ configurationUrl, outbound, clock, isOurs });
  return {
    tokens,
    roster: openRoster({ graph, clock }),
    drive: openDrive({ graph, clock }),
    calendar: openCalendar(graph),
    entraKeys: keysAt(
      `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`,
      ({ issuer }) => issuer === undefined || issuersOf(tenantId).includes(issuer),
    ),
    forBot: {
      tokens: openAppTokens(bot),
      keys: keysAt(
        'https://login.botframework.com/v1/.well-known/openidconfiguration',
        ({ endorsements }) => endorsements?.includes('msteams') ?? false,
      ),
      outbound,
    },
  };
}

/** A key of Entra's set names whose it is; the template stands for every work or school tenant. */
function issuersOf(tenantId: string): string[] {
  return [tenantId, '{tenantid}'].map(
    (tenant) => `https://login.microsoftonline.com/${tenant}/v2.0`,
  );
}
