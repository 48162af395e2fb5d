import { spawn } from 'node:child_process';
import { until } from './until.ts';

/** One line a program printed: what happened, and more about it. */
export interface Said {
  event: string;
  [detail: string]: unknown;
}

/** A child process that prints JSON lines. */
export interface Program {
  pid: number;
  said: Said[];
  /** Waits for a line with this event; throws with all output when the program ends without it. */
  waitFor(event: string): Promise<Said>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Everything printed on stderr so far. */
  complaints(): string;
}

/** Starts a TypeScript program in a process group of its own, as another account or behind a prefix. */
export function startProgram(options: {
  script: string;
  args: string[];
  account?: { uid: number; gid: number };
  prefix?: string[];
}): Program {
  const [command = '', ...args] = [
    ...(options.prefix ?? []),
    process.execPath,
    options.script,
    ...options.args,
  ];
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
    ...options.account,
  });
  const said: Said[] = [];
  let stdout = '';
  let stderr = '';
  let over = false;
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (stdout + chunk.toString()).split('\n');
    stdout = lines.pop() ?? '';
    for (const line of lines) said.push(JSON.parse(line) as Said);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      over = true;
      resolve(code ?? signal ?? 'SIGKILL');
    });
  });
  const waitFor = (event: string) =>
    until(
      () => {
        const line = said.find((one) => one.event === event);
        if (line === undefined && over) {
          throw new Error(`Ended without '${event}': ${JSON.stringify(said)} ${stderr}`);
        }
        return line;
      },
      { what: `the program says '${event}'`, withinMs: 60_000 },
    );
  return { pid: child.pid ?? 0, said, waitFor, ended, complaints: () => stderr };
}
