import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { commandNames } from '../../bot/hearing/commands.ts';
import { helpText } from '../../bot/hearing/help.ts';
import { tabPages } from '../../src/http/tab-files.ts';
import { sourceFiles } from '../structure/source-files.ts';
import { filledIn, readBytes, readManifest, readText, stringsIn } from './teams/package-files.ts';
import { readPng } from './teams/png.ts';

const manifest = readManifest();
const domain = filledIn['TAB_DOMAIN'] ?? '';
const addresses = stringsIn(manifest).filter(
  (text) => /^https?:\/\//u.test(text) && !text.includes('json-schemas'),
);

describe('the manifest of the Teams app', () => {
  it('is valid against the schema 1.30', () => {
    const ajv = new Draft04.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const schema = JSON.parse(
      readText('tests/contract/teams/MicrosoftTeams.schema.json'),
    ) as object;
    const isValid = ajv.validate(schema, manifest);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });

  it('is refused by the schema when a placeholder is left or a scope is unknown', () => {
    const ajv = new Draft04.default({ strict: false });
    addFormats.default(ajv);
    const schema = JSON.parse(
      readText('tests/contract/teams/MicrosoftTeams.schema.json'),
    ) as object;
    const raw = JSON.parse(readText('appPackage/manifest.json')) as object;
    expect(ajv.validate(schema, raw)).toBe(false);
    const [bot] = manifest.bots;
    expect(ajv.validate(schema, { ...manifest, bots: [{ ...bot, scopes: ['channel'] }] })).toBe(
      false,
    );
  });

  it('carries the version of the package', () => {
    const { version } = JSON.parse(readText('package.json')) as { version: string };
    expect(manifest.version).toBe(version);
  });

  it('names https addresses only', () => {
    expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(4);
  });

  it('shows pages of its valid domains only, and no shared domain', () => {
    const companys = Object.values(manifest.developer);
    const shown = addresses.filter((address) => !companys.includes(address));
    expect(shown.map((address) => new URL(address).host)).toEqual(shown.map(() => domain));
    expect(manifest.validDomains).toEqual([domain]);
    expect(readText('appPackage/manifest.json')).not.toMatch(
      /azurewebsites\.net|\*\.|localhost|127\./u,
    );
  });

  it('opens pages that the service serves', () => {
    const paths = [
      ...manifest.configurableTabs.map((tab) => tab.configurationUrl),
      ...manifest.staticTabs.flatMap((tab) => tab.contentUrl ?? []),
    ].map((address) => new URL(address).pathname);
    expect(paths).toEqual(['/tab/configure', '/tab/waiting']);
    expect(tabPages).toEqual(expect.arrayContaining(paths));
  });

  it('supports every kind of channel, which the team scope demands since 1.25', () => {
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  it('stands where it works: channel, chat and meeting tabs, personal tab, bot in channels and alone', () => {
    expect(manifest.configurableTabs.map(({ scopes, context }) => ({ scopes, context }))).toEqual([
      {
        scopes: ['team', 'groupChat'],
        context: [
          'channelTab',
          'privateChatTab',
          'meetingChatTab',
          'meetingDetailsTab',
          'meetingSidePanel',
        ],
      },
    ]);
    expect(manifest.staticTabs.map(({ entityId, scopes }) => ({ entityId, scopes }))).toEqual([
      { entityId: 'waiting', scopes: ['personal'] },
      { entityId: 'conversations', scopes: ['personal'] },
    ]);
    expect(manifest.bots.map((bot) => bot.scopes)).toEqual([['personal', 'team']]);
  });

  it('signs in with the address that Entra knows', () => {
    const { id, resource } = manifest.webApplicationInfo;
    expect(resource).toBe(`api://${domain}/${id}`);
    expect(manifest.bots[0]?.botId).not.toBe(id);
  });
});

describe('the commands in the manifest', () => {
  const commands = manifest.bots
    .flatMap((bot) => bot.commandLists)
    .flatMap((list) => list.commands);

  it('are those that help names', () => {
    const named = helpText
      .split('\n\n')
      .slice(1)
      .map((line) => /^\w+/u.exec(line)?.[0]);
    expect(commands.map((command) => command.title)).toEqual(expect.arrayContaining(named));
    expect(commands.length).toBe(named.length);
  });

  it('are those that the bot runs', () => {
    expect(commandNames).toEqual(expect.arrayContaining(commands.map(({ title }) => title)));
  });

  it('come in at most three lists, within the bot’s scopes', () => {
    const lists = manifest.bots[0]?.commandLists ?? [];
    expect(lists.length).toBeLessThanOrEqual(3);
    for (const { scopes } of lists)
      expect(manifest.bots[0]?.scopes).toEqual(expect.arrayContaining(scopes));
  });
});

describe('the resource-specific permissions', () => {
  const asked = manifest.authorization.permissions.resourceSpecific;
  const names = asked.map((permission) => permission.name);

  it('are names that Graph knows', () => {
    const contract = readText('infra/local/graph/contract/openapi.json');
    for (const name of names) expect(contract).toContain(`"${name}"`);
  });

  it('are those the code names, and no more', () => {
    const code = sourceFiles(['src', 'bot'])
      .map((file) => file.text)
      .join('\n');
    const named = code.match(/\b[A-Z]\w+(?:\.[A-Z]\w+)*\.(?:Group|Chat)\b/gu) ?? [];
    expect([...new Set(named)].sort()).toEqual([...names].sort());
    expect(asked.map((permission) => permission.type)).toEqual(asked.map(() => 'Application'));
  });

  it('are named in the installation guide', () => {
    const guide = readText('docs/install.md');
    for (const name of names) expect(guide).toContain(name);
  });
});

describe('the package folder', () => {
  it('holds manifest and icons, nothing else', () => {
    const files = readdirSync(new URL('../../appPackage', import.meta.url)).sort();
    expect(files).toEqual([manifest.icons.color, 'manifest.json', manifest.icons.outline].sort());
  });

  it('has a colour icon of 192 pixels without transparent ones', () => {
    const icon = readPng(readBytes(`appPackage/${manifest.icons.color}`));
    expect([icon.width, icon.height]).toEqual([192, 192]);
    expect(icon.pixels.filter((pixel) => pixel.alpha < 255)).toEqual([]);
  });

  it('has an outline icon of 32 pixels, white on transparent', () => {
    const icon = readPng(readBytes(`appPackage/${manifest.icons.outline}`));
    expect([icon.width, icon.height]).toEqual([32, 32]);
    const seen = icon.pixels.filter((pixel) => pixel.alpha > 0);
    expect(seen.filter(({ red, green, blue }) => red + green + blue < 3 * 255)).toEqual([]);
    expect(seen.length).toBeGreaterThan(50);
    expect(icon.pixels[0]?.alpha).toBe(0);
  });

  it('is small enough to be uploaded', () => {
    const sizes = [manifest.icons.color, manifest.icons.outline].map(
      (name) => readFileSync(new URL(`../../appPackage/${name}`, import.meta.url)).length,
    );
    for (const size of sizes) expect(size).toBeLessThan(100_000);
  });
});
