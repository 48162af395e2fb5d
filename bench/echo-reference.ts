import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  ServiceClientCredentialsFactory,
  type ServiceClientCredentials,
} from 'botframework-connector';
import { Pool } from 'pg';
import restify from 'restify';
import { readSettings } from './child.ts';

export type EchoSettings = {
  databaseUrl: string;
  statements: { text: string; values: (string | null)[] }[];
  botId: string;
  tenantId: string;
  /** The channel's OpenID configuration. */
  keysUrl: string;
  /** What the connector is called with. */
  connectorToken: string;
};

const settings = await readSettings<EchoSettings>();
const { statements, botId, tenantId } = settings;
const pool = new Pool({ connectionString: settings.databaseUrl, max: 20 });

/** A token that is at hand, where a real one asks Entra once an hour. */
class TokenAtHand extends ServiceClientCredentialsFactory {
  override async isValidAppId(appId: string): Promise<boolean> {
    return await Promise.resolve(appId === botId);
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return await Promise.resolve(false);
  }
  override async createCredentials(): Promise<ServiceClientCredentials> {
    return await Promise.resolve({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${settings.connectorToken}`);
        return await Promise.resolve(request);
      },
    });
  }
}

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: botId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: settings.keysUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: settings.keysUrl,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: true,
    },
    new TokenAtHand(),
  ),
);

const server = restify.createServer({ name: 'reference' });
server.post('/api/messages', async (request, response) => {
  const asked = Object.assign(request, { body: await json(request) });
  await adapter.process(asked as never, response as never, async (context) => {
    const key = `reference/${context.activity.id ?? randomUUID()}`;
    await pool.query(
      'insert into heard_activity (key, at) values ($1, now()) on conflict do nothing returning key',
      [key],
    );
    for (const { text, values } of statements) await pool.query(text, values);
    await context.sendActivity(context.activity.text);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`);
});
