import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConfiguration, AuthenticationConstants } from 'botframework-connector';
import type { AppTokens } from '../../src/microsoft/app-tokens.ts';
import type { Outbound } from '../../src/microsoft/outbound.ts';
import { channelIssuer } from './check-inbound.ts';
import { connectorHttp } from './connector-http.ts';
import { BotCredentials } from './tokens.ts';

const keysUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const entraKeysUrl =
  'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';

type World = { botId: string; tenantId: string; tokens: AppTokens; outbound: Outbound };

/**
 * How the SDK checks who calls and proves who we are: Teams' channel only, single tenant. Setting one
 * of these keys replaces all defaults of the SDK, so all of them are set. `count` makes another
 * address of the same keys, so that they are read anew.
 */
export function authentication(
  world: World,
  count: number,
): ConfigurationBotFrameworkAuthentication {
  const { botId, tenantId, outbound } = world;
  const settings = {
    MicrosoftAppId: botId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: channelIssuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: `${outbound.address(keysUrl)}#${count}`,
    ToBotFromEmulatorOpenIdMetadataUrl: outbound.address(entraKeysUrl),
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: true,
  };
  const onlyTeams = new AuthenticationConfiguration([], async (claims) => {
    const valueOf = (type: string) => claims.find((claim) => claim.type === type)?.value;
    if (valueOf('iss') !== channelIssuer || valueOf('aud') !== botId) {
      throw new Error('Not from the Teams channel.');
    }
    await Promise.resolve();
  });
  return new ConfigurationBotFrameworkAuthentication(
    settings,
    new BotCredentials(botId, world.tokens),
    onlyTeams,
    undefined,
    { httpClient: connectorHttp(outbound) as never },
  );
}
