import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { binariesIn } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { layout, unfinished } from './database-files.ts';
import { livingPostmaster } from './postmaster.ts';
import { EmbeddedRefused } from './refused.ts';
import { nobody, run } from './run-program.ts';

const sharedFolder = '/var/lib/handover';

/** Copies the programs where every account may run them: node_modules may lie below a closed folder. */
export async function copyBinaries(binaries: Binaries): Promise<Binaries> {
  const manifest = await readFile(path.join(binaries.home, '..', 'package.json'), 'utf8');
  await makeFolder(sharedFolder, 0o755);
  const target = path.join(sharedFolder, `postgresql-${hashOf(manifest)}`);
  if (existsSync(target)) return binariesIn(target);
  const beside = `${target}.new-${randomUUID()}`;
  await cp(binaries.home, beside, { recursive: true, verbatimSymlinks: true });
  await change('chmod', 'u=rwX,go=rX', beside);
  await rename(beside, target).catch(() => rm(beside, { recursive: true, force: true }));
  return binariesIn(target);
}

/**
 * Makes the folder below /var/lib/handover that stands for this data folder, takes a database that
 * was begun in place along, and leaves the note that says so. Gives the folder. Without the note
 * (the data folder was emptied) an earlier database there is set aside, not used.
 */
export async function moveElsewhere(folder: string, note: string): Promise<string> {
  const home = path.join(sharedFolder, hashOf(await realpath(folder)));
  await makeFolder(home, 0o700);
  if (!existsSync(note)) {
    await setAside(home, 'abandoned');
    await takeAlong(folder, home);
    await writeFile(note, `The database of this folder lies in ${home}.\n`);
  }
  await change('chown', `${nobody.uid}:${nobody.gid}`, home);
  return home;
}

async function takeAlong(folder: string, home: string): Promise<void> {
  const from = layout(folder).database;
  if (!existsSync(from)) return;
  await demandStopped(folder);
  const { database } = layout(home);
  const beside = unfinished(database);
  await cp(from, beside, { recursive: true, preserveTimestamps: true });
  await rename(beside, database);
  await setAside(folder, 'moved');
}

async function setAside(home: string, why: string): Promise<void> {
  const { database } = layout(home);
  if (!existsSync(database)) return;
  await demandStopped(home);
  await rename(database, `${database}.${why}-${randomUUID()}`);
}

async function demandStopped(home: string): Promise<void> {
  const living = await livingPostmaster(layout(home).data);
  if (living === null) return;
  throw new EmbeddedRefused(
    'folder_in_use',
    `A database server (process ${living.pid}) still runs in ${home}: stop it first.`,
  );
}

async function change(tool: 'chown' | 'chmod', to: string, folder: string): Promise<void> {
  const ran = await run({ prefix: [] }, tool, ['-R', to, folder]);
  if (ran.exitCode === 0) return;
  throw new EmbeddedRefused(
    'folder_unusable',
    `${folder} cannot be given to the account PostgreSQL runs as (${ran.output}): set DATABASE_URL.`,
  );
}

async function makeFolder(folder: string, mode: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, mode);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
