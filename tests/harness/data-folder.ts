import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';
import pino from 'pino';
import { startEmbedded } from '../../src/storage/embedded/start.ts';

const used: string[] = [];

/**
 * Makes data folders for one test file (readable by their owner only) and removes them after each
 * test together with the server that may still run in them. Call at the top of the file.
 */
export function dataFolders(): () => Promise<string> {
  afterEach(async () => {
    for (const folder of used.splice(0)) await removeDataFolder(folder);
  });
  return async () => {
    const folder = await mkdtemp(path.join(tmpdir(), `handover-fault-`));
    used.push(folder);
    return folder;
  };
}

async function removeDataFolder(folder: string): Promise<void> {
  if ((await serverOf(folder)) !== null) {
    const left = await startEmbedded({ folder, log: pino({ level: 'silent' }) }).catch(() => null);
    await left?.stop();
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** The process id of the PostgreSQL server recorded in the data folder, or null. */
export async function serverOf(folder: string): Promise<number | null> {
  const file = path.join(folder, 'database', 'data', 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}
