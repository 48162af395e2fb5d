import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from '../../infra/local/start/node-flags.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Compiled code of earlier starts: a test that starts the service often spends half the time. */
const compiled = path.join(tmpdir(), 'handover-test-compiled');

/** The service as a process of its own, so that a test can kill it for real. */
export interface ServiceProcess {
  /** Its address once it listens; rejects with its last words when it ends before that. */
  url: Promise<string>;
  /** Its log, line by line, as far as it was written. */
  lines: string[];
  /** Resolves with its exit code, null when it was killed. */
  ended: Promise<number | null>;
  kill(): void;
  /** Stops its clock, so to speak: it does nothing until `resume`, and keeps its connections. */
  freeze(): void;
  resume(): void;
  signal(name: NodeJS.Signals): void;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** What still runs when the test ends half-way. */
const running = new Set<ChildProcess>();
process.once('exit', endServices);

/** Ends every service this test file left running, for a test that failed half-way. */
export function endServices(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts `node src/main.ts` as production does, with these variables and nothing else of this shell. */
export function startServiceProcess(environment: Record<string, string>): ServiceProcess {
  const child = spawn(process.execPath, [...nodeFlags, main], {
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const words: string[] = [];
  const lines: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  const url = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (!line.includes('"handover is listening"')) return;
      const { port } = JSON.parse(line) as { port?: number };
      resolve(`http://127.0.0.1:${port}`);
    });
    void ended.then(() => reject(new Error(`The service ended: ${words.join('')}`)));
  });
  // A process that is killed on purpose before it listens is no failure of the test.
  url.catch(() => undefined);
  return {
    url,
    lines,
    ended,
    kill: () => child.kill('SIGKILL'),
    freeze: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    signal: (name) => void child.kill(name),
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}
