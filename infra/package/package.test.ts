import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { filledIn, readText } from '../../tests/contract/teams/package-files.ts';

interface Ran {
  code: number | null;
  said: string;
  complained: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-package-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

const script = path.join(import.meta.dirname, 'package.ts');

function packageWith(environment: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    const child = execFile(
      process.execPath,
      [script, folder],
      { env },
      (_error, said, complained) => resolve({ code: child.exitCode, said, complained }),
    );
  });
}

describe('npm run package', () => {
  it('makes a zip of manifest and icons, valid against Microsoft’s schema', async () => {
    const company = 'Fabrikam "Services" & Söhne';
    const ran = await packageWith({ ...filledIn, COMPANY_NAME: company });
    expect(ran).toMatchObject({ code: 0, complained: '' });
    const [name] = await readdir(folder);
    expect(ran.said).toContain(path.join(folder, name ?? ''));
    const files = unzipSync(new Uint8Array(await readFile(path.join(folder, name ?? ''))));
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
      developer: { name: string };
      version: string;
    };
    expect(manifest.developer.name).toBe(company);
    expect(name).toBe(`handover-${manifest.version}.zip`);
    const ajv = new Draft04.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.validate(
      JSON.parse(readText('tests/contract/teams/MicrosoftTeams.schema.json')) as object,
      manifest,
    );
    expect(ajv.errors ?? []).toEqual([]);
    for (const icon of ['color.png', 'outline.png']) {
      const own = await readFile(path.join(import.meta.dirname, '../../appPackage', icon));
      expect(Buffer.from(files[icon] ?? []).equals(own)).toBe(true);
    }
  });

  it('names every variable that is missing, and makes nothing', async () => {
    const before = await readdir(folder);
    const ran = await packageWith({});
    expect(ran.code).toBe(1);
    for (const name of Object.keys(filledIn).slice(0, 8))
      expect(ran.complained).toContain(`${name}: Give`);
    expect(await readdir(folder)).toEqual(before);
  });

  it.each([
    ['TAB_DOMAIN', 'https://handover.example.com'],
    ['TAB_DOMAIN', 'handover.example.com/tab'],
    ['TAB_DOMAIN', 'mine.azurewebsites.net'],
    ['BOT_ID', 'my-bot'],
    ['PRIVACY_URL', 'http://fabrikam.example/privacy'],
    ['COMPANY_NAME', 'A name that is longer than Teams would ever show'],
  ])('refuses a wrong %s and does not repeat it', async (name, value) => {
    const ran = await packageWith({ ...filledIn, [name]: value });
    expect(ran.code).toBe(1);
    expect(ran.complained).toContain(`  ${name}: `);
    expect(ran.complained).not.toContain(value);
  });
});
