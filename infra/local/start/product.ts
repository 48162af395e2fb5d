import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { nodeFlags } from './node-flags.ts';
import { StartProblem } from './problem.ts';

interface ProductOptions {
  root: string;
  logFile: string;
  /** What the product's configuration reads, without PORT. */
  environment: Record<string, string>;
  /** Called when it ends after it was ready, though nobody asked it to. */
  onDeath: (sentence: string) => void;
}

export interface Product {
  url: string;
  pid: number;
  /** Resolves when /readyz answers 200; rejects with a StartProblem when it ends before. */
  ready: Promise<void>;
  /** Asks it to stop and waits; a second call ends it at once. */
  stop(): Promise<void>;
}

const READY_LIMIT_MS = 120_000;
const POLL_MS = 50;
const LAST_LINES = 12;

/** Runs `node src/main.ts` on a free loopback port; its output goes to the log file. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // In a group of its own: Ctrl-C reaches it through us once, not twice.
  const child = spawn(process.execPath, [...nodeFlags, join('src', 'main.ts')], {
    cwd: options.root,
    env: { ...inherited(), ...options.environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = writeLog(child, options.logFile);
  let phase: 'starting' | 'ready' | 'stopping' = 'starting';
  const ready = untilReady({ url, child, ended, logFile: options.logFile }).then(() => {
    if (phase === 'starting') phase = 'ready';
  });
  // Whoever waits for it hears of its end; one stopped before anybody waited is no fault.
  ready.catch(() => null);
  child.once('exit', (code, signal) => {
    if (phase === 'ready') options.onDeath(deathSentence(code ?? signal, options.logFile));
  });
  return {
    url,
    pid: child.pid ?? 0,
    ready,
    async stop() {
      child.kill(phase === 'stopping' ? 'SIGKILL' : 'SIGINT');
      phase = 'stopping';
      await ended;
    },
  };
}

/** Resolves when the child has ended and its last line is on the disk. */
function writeLog(child: ChildProcess, logFile: string): Promise<void> {
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return new Promise((resolve) => child.once('close', () => log.end(() => resolve())));
}

/** What the product may see of this shell: where programs and scratch files are, no more. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'LANG', 'SystemRoot'];
  return Object.fromEntries(
    [...names, 'DATABASE_URL', 'LOG_LEVEL', 'UNDO_SECONDS'].flatMap((name) => {
      const value = process.env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

interface Starting {
  url: string;
  child: ChildProcess;
  ended: Promise<void>;
  logFile: string;
}

async function untilReady({ url, child, ended, logFile }: Starting): Promise<void> {
  const limit = performance.now() + READY_LIMIT_MS;
  while (performance.now() < limit) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await ended;
      throw new StartProblem(deathSentence(child.exitCode ?? child.signalCode, logFile));
    }
    const signal = AbortSignal.timeout(2000);
    const reply = await fetch(`${url}/readyz`, { signal }).catch(() => null);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new StartProblem(`Handover did not become ready within two minutes; see ${logFile}.`);
}

function deathSentence(how: number | string | null, logFile: string): string {
  const text = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim() : '';
  const lines = text.split('\n').slice(-LAST_LINES).join('\n');
  return `Handover stopped by itself (${how}). The last lines of ${logFile}:\n${lines}`;
}
