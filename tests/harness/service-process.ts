import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The service as a process of its own, so that a test can kill it for real. */
export interface ServiceProcess {
  /** Its address once it listens; rejects with its last words when it ends before that. */
  url: Promise<string>;
  kill(): void;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `node src/main.ts` with these variables and nothing else of this shell. */
export function startServiceProcess(environment: Record<string, string>): ServiceProcess {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails half-way must not leave its service running.
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      process.off('exit', killed);
      resolve(code);
    });
  });
  const words: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  const url = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const { port } = JSON.parse(line) as { port?: number; msg?: string };
      if (line.includes('"handover is listening"')) resolve(`http://127.0.0.1:${port}`);
    });
    void ended.then(() => reject(new Error(`The service ended: ${words.join('')}`)));
  });
  // A process that is killed on purpose before it listens is no failure of the test.
  url.catch(() => undefined);
  return {
    url,
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}
