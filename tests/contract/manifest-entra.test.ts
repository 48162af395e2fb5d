import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { apiScope } from '../../src/http/sign-in.ts';
import { fill, filledIn, readManifest, readText } from './teams/package-files.ts';

type EntraApp = {
  appId: string;
  identifierUris: string[];
  signInAudience: string;
  api: {
    requestedAccessTokenVersion: number;
    oauth2PermissionScopes: { id: string; value: string; isEnabled: boolean }[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
  optionalClaims: { accessToken: { name: string }[] };
  requiredResourceAccess: {
    resourceAppId: string;
    resourceAccess: { id: string; type: string }[];
  }[];
};

const app = JSON.parse(fill(readText('infra/azure/entra-app.json'))) as EntraApp;
const manifest = readManifest();
const [first = ''] = [filledIn['CLIENT_ID']];
const config = readConfig({
  PUBLIC_URL: `https://${filledIn['TAB_DOMAIN']}`,
  TENANT_ID: first,
  CLIENT_ID: first,
  CLIENT_SECRET: 'secret',
  BOT_ID: filledIn['BOT_ID'],
  BOT_SECRET: 'secret',
  TEAMS_APP_ID: filledIn['TEAMS_APP_ID'],
  DELIVERY_HEADS: `${first},${filledIn['BOT_ID']}`,
});

describe('the Entra application', () => {
  it('is the one the manifest signs in to', () => {
    expect(app.appId).toBe(manifest.webApplicationInfo.id);
    expect(app.identifierUris).toEqual([manifest.webApplicationInfo.resource]);
  });

  it('serves one tenant and gives tokens of version 2, whose audience the service checks', () => {
    expect(app.signInAudience).toBe('AzureADMyOrg');
    expect(app.api.requestedAccessTokenVersion).toBe(2);
  });

  it('offers the one scope the service asks for', () => {
    const scopes = app.api.oauth2PermissionScopes;
    expect(scopes.map(({ value, isEnabled }) => ({ value, isEnabled }))).toEqual([
      { value: apiScope, isEnabled: true },
    ]);
  });

  it('trusts exactly the clients that the service lets in', () => {
    const trusted = app.api.preAuthorizedApplications;
    expect(trusted.map((client) => client.appId).sort()).toEqual(
      [...config.ALLOWED_CLIENTS].sort(),
    );
    const scope = app.api.oauth2PermissionScopes[0]?.id;
    for (const client of trusted) expect(client.delegatedPermissionIds).toEqual([scope]);
  });

  it('marks tokens of programs, which the service refuses', () => {
    expect(app.optionalClaims.accessToken.map((claim) => claim.name)).toContain('idtyp');
  });

  it('asks Graph for Sites.Selected alone: calendars are granted in Exchange, mailbox by mailbox', () => {
    const sitesSelected = '883ea226-0bf2-4a8f-9f9d-92c9162a727d';
    expect(app.requiredResourceAccess).toEqual([
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [{ id: sitesSelected, type: 'Role' }],
      },
    ]);
  });
});
