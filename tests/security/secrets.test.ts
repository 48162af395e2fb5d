import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { BOT_SECRET, CLIENT_SECRET } from '../../infra/local/world.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = /\.(?:png|ico|gif|jpe?g|woff2?|zip|docx|pdf)$/u;

/** What a file gives away, by secretlint's recommended rules; places only, never the secret. */
async function secretsIn(filePath: string, content: string): Promise<string[]> {
  const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }];
  const { messages } = await lintSource({
    source: { filePath, content, contentType: 'text', ext: '' },
    options: { config: { rules }, noPhysicFilePath: true, maskSecrets: true },
  });
  return messages.map(({ ruleId, loc }) => `${filePath}:${loc.start.line}: ${ruleId}`);
}

const git = (...asked: string[]) =>
  execFileSync('git', asked, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });

/** Everything that would be committed, as git sees it. */
function kept(): string[] {
  return git('ls-files', '--cached', '--others', '--exclude-standard')
    .split('\n')
    .filter((path) => path !== '' && !pictures.test(path));
}

describe('SE03 what is kept in the repository', () => {
  let files: { path: string; text: string }[];
  beforeAll(() => {
    files = kept().map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
  });

  it('SE03 holds no secret that secretlint knows', async () => {
    expect(files.length).toBeGreaterThan(400);
    const found: string[] = [];
    for (const { path, text } of files) found.push(...(await secretsIn(path, text)));
    expect(found).toEqual([]);
  });

  it('SE03 never held one: what each commit of the history added', async () => {
    const commits = git('rev-list', 'HEAD').trim().split('\n');
    const found: string[] = [];
    for (const commit of commits) {
      const shown = git('show', '--format=%s%n%b', '--unified=0', '--no-ext-diff', commit);
      found.push(...(await secretsIn(commit, shown.replaceAll(/^-.*\n|^\+/gmu, ''))));
    }
    expect(found).toEqual([]);
  });

  it('SE03 the scan finds a key, a token and a database’s password', async () => {
    // Made or put together here, so that this file holds none itself.
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const planted = [
      [privateKey.export({ type: 'pkcs1', format: 'pem' })],
      ['ghp_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'],
      ['postgresql://handover:', 'Gk39fkLsq0'.repeat(2), '@db.contoso.com:5432/handover'],
    ];
    for (const parts of planted) {
      expect([parts[0], await secretsIn('planted.txt', parts.join(''))]).toEqual([
        parts[0],
        [expect.stringContaining('planted.txt')],
      ]);
    }
  });

  it('SE03 the local tenant’s passwords say themselves that they are none', () => {
    for (const secret of [CLIENT_SECRET, BOT_SECRET])
      expect(secret).toContain('known-to-everybody');
    const holders = files.filter(({ text }) => text.includes(CLIENT_SECRET));
    expect(holders.map(({ path }) => path)).toEqual(['infra/local/world.ts']);
  });

  it('SE03 of a package or an image are not in it either: both are made from what is listed here', () => {
    const ignored = readFileSync(`${root}.gitignore`, 'utf8');
    for (const place of ['node_modules', '.data', 'dist']) expect(ignored).toContain(place);
    const environments = files.filter(({ path }) => /(?:^|\/)\.env(?:\.|$)/u.test(path));
    expect(environments.map(({ path }) => path)).toEqual([]);
  });
});
