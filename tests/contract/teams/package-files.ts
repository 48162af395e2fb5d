import { readFileSync } from 'node:fs';

export type Manifest = {
  version: string;
  id: string;
  developer: Record<'name' | 'websiteUrl' | 'privacyUrl' | 'termsOfUseUrl', string>;
  icons: { color: string; outline: string };
  accentColor: string;
  supportsChannelFeatures: string;
  configurableTabs: { configurationUrl: string; scopes: string[]; context: string[] }[];
  staticTabs: { entityId: string; contentUrl?: string; scopes: string[] }[];
  bots: {
    botId: string;
    scopes: string[];
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[];
  }[];
  validDomains: string[];
  webApplicationInfo: { id: string; resource: string };
  authorization: { permissions: { resourceSpecific: { name: string; type: string }[] } };
};

/** What an installation would fill in. */
export const filledIn: Record<string, string> = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_ID: '33333333-3333-4333-8333-333333333333',
  TAB_DOMAIN: 'handover.fabrikam.example',
  COMPANY_NAME: 'Fabrikam Services',
  COMPANY_URL: 'https://fabrikam.example',
  PRIVACY_URL: 'https://fabrikam.example/privacy',
  TERMS_URL: 'https://fabrikam.example/terms',
  ENTRA_APP_OBJECT_ID: '44444444-4444-4444-8444-444444444444',
  AAD_APP_ACCESS_AS_USER_PERMISSION_ID: '55555555-5555-4555-8555-555555555555',
};

const root = new URL('../../../', import.meta.url);

/** A file of the project as text; `path` from its root. */
export function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** A file of the project as bytes. */
export function readBytes(path: string): Buffer {
  return readFileSync(new URL(path, root));
}

/** Fills in the placeholders as the toolkit does. @throws on one that nobody fills in. */
export function fill(text: string): string {
  return text.replaceAll(/\$\{\{(\w+)\}\}/gu, (_placeholder, name: string) => {
    const value = filledIn[name];
    if (value === undefined) throw new Error(`Nobody fills in ${name}.`);
    return value;
  });
}

/** The names of the placeholders in a text. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\$\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '');
}

/** The manifest as it reaches Teams. */
export function readManifest(): Manifest {
  return JSON.parse(fill(readText('appPackage/manifest.json'))) as Manifest;
}

/** Every string in a JSON value, however deep. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsIn);
}
