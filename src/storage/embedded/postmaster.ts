import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../error-code.ts';

/** What a server says of itself in postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** The living server of this data folder, or null. */
export async function livingPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(fileOf(data), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!(await isServerOf(pid, data))) {
    await forgetOwner(data, text);
    return null;
  }
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

/**
 * PostgreSQL refuses to start while the recorded process exists, even when it is somebody else's.
 * Only the process id is replaced by one that cannot exist: the line with the shared memory key
 * stays, by which a new server notices surviving children of the old one.
 */
async function forgetOwner(data: string, text: string): Promise<void> {
  const rest = text.slice(text.indexOf('\n'));
  if (text.includes('\n')) await writeFile(fileOf(data), `2147483647${rest}`);
}

function fileOf(data: string): string {
  return path.join(data, 'postmaster.pid');
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Whether the process is the PostgreSQL server of this data folder. After a restart of the machine
 * or container the id in postmaster.pid may belong to anybody.
 */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return (await commandOf(pid)).includes('postgres');
  try {
    // The server makes its data folder the working directory.
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data));
  } catch (error) {
    return errorCode(error) === 'EACCES';
  }
}

function commandOf(pid: number): Promise<string> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'comm=', '-p', String(pid)], (_error, stdout) => resolve(stdout));
  });
}
