import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { placeholdersOf, readText, stringsIn } from './teams/package-files.ts';

type Step = { uses: string; with: Record<string, unknown>; writeToEnvironmentFile?: object };
type Project = { version: string; provision: Step[]; deploy: Step[]; publish: Step[] };

const text = readText('teamsapp.yml');
const project = parse(text) as Project;
const steps = [...project.provision, ...project.deploy, ...project.publish];

function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema = readText('tests/contract/teams/teamsapp.v1.13.schema.json');
  return ajv.compile(JSON.parse(schema) as object);
}

/** What the person fills in, what a step writes, what the deployment gives, what the toolkit knows. */
function knownVariables(): string[] {
  const example = readText('infra/azure/env.example');
  const filled = [...example.matchAll(/^(?:# {3})?([A-Z_]+)=/gmu)].map((match) => match[1] ?? '');
  const written = steps.flatMap((step) => stringsIn(step.writeToEnvironmentFile ?? {}));
  const outputs = [...readText('infra/azure/main.bicep').matchAll(/^output (\w+)/gmu)];
  const given = outputs.map((match) => match[1] ?? '');
  return [...filled, ...written, ...given, 'AAD_APP_ACCESS_AS_USER_PERMISSION_ID'];
}

describe('teamsapp.yml', () => {
  it('is valid against the schema v1.13', () => {
    const validate = validator();
    validate(project);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is refused by the schema when an action or a key is misspelt', () => {
    const validate = validator();
    const [first] = project.provision;
    expect(validate({ ...project, provision: [{ ...first, uses: 'teamsApp/make' }] })).toBe(false);
    expect(validate({ ...project, provision: [{ ...first, whit: {} }] })).toBe(false);
  });

  it('creates app, sign-in and bot before the deployment, and updates them after it', () => {
    const uses = project.provision.map((step) => step.uses);
    const deployed = uses.indexOf('arm/deploy');
    expect(uses.slice(0, deployed)).toEqual(
      expect.arrayContaining(['teamsApp/create', 'aadApp/create']),
    );
    expect(uses.slice(deployed + 1)).toEqual([
      'aadApp/update',
      'teamsApp/validateManifest',
      'teamsApp/zipAppPackage',
      'teamsApp/validateAppPackage',
      'teamsApp/update',
    ]);
    expect(project.publish.map((step) => step.uses).at(-1)).toBe('teamsApp/publishAppPackage');
  });

  it('reads files that exist and writes none into the package folder', () => {
    const paths = stringsIn(steps).filter((value) => /^\.\/\S+$/u.test(value));
    const read = paths.filter((path) => !path.startsWith('./infra/azure/build'));
    expect(read.length).toBeGreaterThan(4);
    for (const path of read)
      expect(existsSync(new URL(`../../${path}`, import.meta.url))).toBe(true);
  });

  it('uses no variable that nobody sets', () => {
    const files = [
      'appPackage/manifest.json',
      'infra/azure/main.parameters.json',
      'infra/azure/entra-app.json',
    ];
    const used = [text, ...files.map(readText)].flatMap(placeholdersOf);
    const known = knownVariables();
    expect([...new Set(used)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('keeps secrets in variables that the toolkit encrypts', () => {
    const written = steps.flatMap((step) => Object.entries(step.writeToEnvironmentFile ?? {}));
    const secret = written
      .filter(([key]) => key === 'clientSecret')
      .map(([, name]) => name as string);
    expect(secret).toEqual(['SECRET_CLIENT_SECRET', 'SECRET_BOT_SECRET']);
  });
});
