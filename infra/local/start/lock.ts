import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { StartProblem } from './problem.ts';

interface Running {
  pid: number;
  url: string;
  productPid: number | null;
}

export interface Lock {
  /** Remembers the product's process, so that the next start finds it when this one is killed. */
  rememberProduct(pid: number | null): void;
  release(): void;
}

const ORPHAN_LIMIT_MS = 30_000;

/**
 * Takes the data folder for this process and ends a product that a killed start left behind.
 * @throws StartProblem when another start runs on this folder.
 */
export async function takeLock(file: string, url: string): Promise<Lock> {
  const other = readRunning(file);
  if (other && (await isAnswering(other))) {
    throw new StartProblem(
      `Handover already runs at ${other.url}. Stop it there with Ctrl-C first.`,
    );
  }
  if (other?.productPid) await endOrphan(other.productPid);
  const own: Running = { pid: process.pid, url, productPid: null };
  const write = () => writeFileSync(file, JSON.stringify(own));
  write();
  return {
    rememberProduct(pid) {
      own.productPid = pid;
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

function readRunning(file: string): Running | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running;
  } catch {
    // Half a file from a killed start says as little as none.
    return null;
  }
}

/** A pid alone may belong to somebody else by now: its address must answer too. */
async function isAnswering({ pid, url }: Running): Promise<boolean> {
  if (pid === process.pid || !isAlive(pid)) return false;
  const reply = await fetch(`${url}/microsoft/changes`, {
    signal: AbortSignal.timeout(2000),
  }).catch(() => null);
  return reply !== null;
}

async function endOrphan(pid: number): Promise<void> {
  if (!isAlive(pid) || !(await isProduct(pid))) return;
  process.kill(pid, 'SIGTERM');
  const limit = performance.now() + ORPHAN_LIMIT_MS;
  while (isAlive(pid) && performance.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether the process with this id is still the product and not a stranger with the same number. */
async function isProduct(pid: number): Promise<boolean> {
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(
    () => null,
  );
  return listed !== null && /\bsrc\/main\.ts\b/.test(listed.stdout);
}
