import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { nodeFlags } from '../../infra/local/start/node-flags.ts';
import { BadConfig, readConfig, variables } from '../../src/config.ts';
import { mostConnections } from '../../src/jobs/queue.ts';
import { poolLimits } from '../../src/storage/database.ts';
import { readText } from '../contract/teams/package-files.ts';

const service = readText('infra/azure/service.bicep');
const set = [...service.matchAll(/\{ name: '([A-Z_]+)', (?:value|secretRef):/gu)].map(
  (match) => match[1] ?? '',
);
const dockerfile = readText('infra/azure/Dockerfile');

/** The variables without which the service does not start. */
function required(): string[] {
  try {
    readConfig({});
  } catch (error) {
    if (error instanceof BadConfig)
      return [...error.message.matchAll(/^([A-Z_]+): /gmu)].map((match) => match[1] ?? '');
    throw error;
  }
  return [];
}

describe('the deployment to Azure', () => {
  it('sets every variable without which the service does not start', () => {
    expect(required().length).toBeGreaterThan(5);
    expect(required().filter((name) => !set.includes(name))).toEqual([]);
    expect(set).toContain('DATABASE_URL');
  });

  it('sets no variable that the service does not know', () => {
    expect(set.filter((name) => !(name in variables.shape))).toEqual([]);
  });

  it('takes secrets from the vault, never as a value', () => {
    const secret = set.filter((name) => /SECRET|DATABASE_URL/u.test(name));
    expect(secret.length).toBe(3);
    for (const name of secret)
      expect(service).toMatch(new RegExp(`name: '${name}', secretRef: `, 'u'));
    const parameters = readText('infra/azure/main.bicep');
    for (const name of ['clientSecret', 'botSecret', 'databasePassword']) {
      expect(parameters).toMatch(new RegExp(`@secure\\(\\)\\n(?:@.*\\n)*param ${name} `, 'u'));
    }
  });

  it('lets the service read its secrets and pull its image, and do nothing else in Azure', () => {
    const secrets = readText('infra/azure/secrets.bicep');
    const roles = Object.fromEntries(
      [...secrets.matchAll(/^var (\w+) = '([0-9a-f-]{36})'/gmu)].map(([, name, id]) => [name, id]),
    );
    const keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
    const acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d';
    const given = readdirSync(new URL('../../infra/azure', import.meta.url))
      .filter((name) => name.endsWith('.bicep'))
      .flatMap((name) => [
        ...readText(`infra/azure/${name}`).matchAll(/roleDefinitions', (\w+)\)/gu),
      ])
      .map(([, name = '']) => roles[name]);
    expect(given.toSorted()).toEqual([keyVaultSecretsUser, acrPull]);
    expect(secrets).toMatch(/scope: vault\n/u);
    expect(secrets).toMatch(/enablePurgeProtection: true/u);
  });

  it('allows every database extension that a migration creates', () => {
    const folder = new URL('../../src/storage/migrations', import.meta.url);
    const created = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => readText(`src/storage/migrations/${name}`))
      .flatMap((sql) => [...sql.matchAll(/create extension if not exists (\w+)/gu)])
      .map((match) => (match[1] ?? '').toUpperCase());
    const allowed = /value: '([A-Z_,]+)', source: 'user-override'/u.exec(
      readText('infra/azure/database.bicep'),
    );
    expect(created.length).toBeGreaterThan(0);
    expect((allowed?.[1] ?? '').split(',')).toEqual(expect.arrayContaining(created));
  });

  it('runs two instances without sticky sessions, and lets in all their connections', () => {
    const instances = Number(
      /^param instances int = (\d)$/mu.exec(readText('infra/azure/main.bicep'))?.[1],
    );
    expect(instances).toBe(2);
    expect(service).toContain('scale: { minReplicas: instances, maxReplicas: instances }');
    expect(service).toContain("stickySessions: { affinity: 'none' }");
    // https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-limits
    const userConnections: Record<string, number> = { Standard_B1ms: 35, Standard_B2s: 414 };
    const [, size = ''] =
      /sku: \{ name: '(\w+)'/u.exec(readText('infra/azure/database.bicep')) ?? [];
    // The pool, the queue's, and the two that listen; an update runs old and new side by side.
    const each = poolLimits.max + mostConnections + 2;
    expect(userConnections[size]).toBeGreaterThanOrEqual(2 * instances * each);
  });

  it('has balanced brackets in every Bicep file', () => {
    for (const name of ['main', 'network', 'secrets', 'database', 'service', 'bot']) {
      const text = readText(`infra/azure/${name}.bicep`).replaceAll(/^\s*\/\/.*$/gmu, '');
      for (const [open, close] of ['{}', '[]', '()'].map((pair) => pair.split(''))) {
        const count = (bracket = '') => text.split(bracket).length;
        expect([name, open, count(open)]).toEqual([name, open, count(close)]);
      }
    }
  });

  it('starts the service as production does: no build step, not as root, Node 24', () => {
    expect(dockerfile.match(/^FROM (\S+)/gmu)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^FROM node:24-/u)]),
    );
    const command = JSON.parse(/^CMD (\[.*\])$/mu.exec(dockerfile)?.[1] ?? '[]') as string[];
    expect(command).toEqual(['node', ...nodeFlags, 'src/main.ts']);
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(dockerfile).not.toMatch(/COPY .*(?:infra|tests)/u);
  });

  it('is explained variable by variable in the installation guide', () => {
    const guide = readText('docs/install.md');
    const names = Object.keys(variables.shape);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
