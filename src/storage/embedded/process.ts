import { execFile } from 'node:child_process';
import { readlink, realpath } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';

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
