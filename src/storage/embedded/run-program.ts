import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** As whom PostgreSQL's programs run: words put before each command, and the account, if another. */
export interface Runner {
  prefix: string[];
  account?: { uid: number; gid: number };
}

/** The account without rights that Linux systems have. */
export const nobody = { uid: 65_534, gid: 65_534 };

export interface Ran {
  exitCode: number | null;
  output: string;
}

/** Only this reaches PostgreSQL's processes: the program's own environment holds secrets. */
const posixEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
};

/**
 * Runs one program to its end in a session of its own, so that Ctrl-C in the terminal never
 * reaches it. Gives its exit code (null when it could not be started) and what it printed last.
 */
export async function run(runner: Runner, program: string, args: string[]): Promise<Ran> {
  const [command = program, ...rest] = [...runner.prefix, program, ...args];
  const child = spawn(command, rest, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    cwd: '/',
    ...(process.platform === 'win32' ? {} : { env: posixEnvironment }),
    ...runner.account,
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-8_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = await end(child);
  return 'failure' in ended
    ? { exitCode: null, output: ended.failure }
    : { exitCode: ended.exitCode, output: output.trim() };
}

/** A server left behind may hold the pipes open on Windows, so the end of output is awaited briefly. */
function end(child: ChildProcess): Promise<{ exitCode: number | null } | { failure: string }> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ failure: error.message }));
    child.once('close', (exitCode) => resolve({ exitCode }));
    child.once('exit', (exitCode) => {
      setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve({ exitCode });
      }, 500).unref();
    });
  });
}
