import {
  ServiceClientCredentialsFactory,
  type ServiceClientCredentials,
} from 'botframework-connector';
import { scopes, type AppTokens } from '../../src/microsoft/app-tokens.ts';

/** The bot's outbound token comes from our own MSAL, so that it takes the one way out too. */
export class BotCredentials extends ServiceClientCredentialsFactory {
  readonly #botId: string;
  readonly #tokens: AppTokens;

  constructor(botId: string, tokens: AppTokens) {
    super();
    this.#botId = botId;
    this.#tokens = tokens;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return await Promise.resolve(appId === this.#botId);
  }

  /** Never: without an app id the SDK would accept everybody (T2). */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return await Promise.resolve(false);
  }

  override async createCredentials(): Promise<ServiceClientCredentials> {
    const tokens = this.#tokens;
    return await Promise.resolve({
      signRequest: async (request) => {
        const token = await tokens.tokenFor(scopes.connector);
        request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    });
  }
}
