import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  calendarModel,
  filesModel,
  ledgerModel,
  type CalendarEventView,
  type FaultInput,
  type FileView,
  type LedgerEntry,
} from '../../../infra/local/page-model.ts';
import { handsOf, type Hands } from '../../../infra/local/seed/product.ts';
import { freePort } from '../../../infra/local/start/free-port.ts';
import { PERSONS, type PersonName } from '../../../infra/local/world.ts';
import { until } from '../../harness/until.ts';
import { expectAsAgreed } from '../../harness/wire-check.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const START_LIMIT_MS = 120_000;

/** What `npm start` runs, as a process of its own, and a look at what it did outside. */
export interface World {
  url: string;
  port: number;
  /** Everything it keeps; survives `stop` when the caller gave it. */
  folder: string;
  /** Everything it said so far. */
  said(): string;
  /** Presses Ctrl-C and gives its exit code. */
  stop(): Promise<number | NodeJS.Signals>;
  /** What the product wrote to its log. */
  log(): string;
  /** What it said last when it ended by itself; null while it runs. */
  lastWords(): string | null;
  hands(person: PersonName): Promise<Hands>;
  ledger(): Promise<LedgerEntry[]>;
  files(channelId: string): Promise<FileView | null>;
  calendar(person: PersonName): Promise<CalendarEventView[]>;
  /** Breaks something at Microsoft's side, or mends everything: what was held goes on. */
  breakAt(fault: FaultInput): Promise<void>;
  mend(): Promise<void>;
}

export interface StartOptions {
  /** Kept after the end; absent = a new folder that goes with the world. */
  folder?: string;
  /** Absent = a free one. */
  port?: number;
  args?: string[];
  /** What is run: `npm start` or `npm run playground`. */
  program?: 'start' | 'playground';
  /** Added to this shell's environment. */
  env?: Record<string, string>;
}

/** Starts everything and waits for the line with the address. @throws with all it said when it ends before. */
export async function startWorld(options: StartOptions = {}): Promise<World> {
  const started = await runStart(options);
  const { port, folder, said, ended, interrupt } = started;
  await until(
    () => {
      if (started.isOver()) throw new Error(`npm start ended by itself:\n${said()}`);
      return / runs at http/u.test(said());
    },
    { what: `npm start gives its address:\n${said()}`, withinMs: START_LIMIT_MS },
  );
  const url = `http://localhost:${port}`;
  return {
    url,
    port,
    folder,
    said,
    log: () => readLog(folder),
    lastWords: () =>
      started.isOver() ? `${said()}\n${readLog(folder).split('\n').slice(-12).join('\n')}` : null,
    async stop() {
      interrupt();
      const code = await ended;
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
      return code;
    },
    ...outsideOf(url),
  };
}

/** Runs the program as a process; the caller waits for what it wants to see. */
export async function runStart(options: StartOptions = {}) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'handover-world-')));
  const port = options.port ?? (await freePort());
  const { NODE_OPTIONS: _vmModules, NODE_ENV: _test, ...env } = process.env;
  const program = `${options.program ?? 'start'}.ts`;
  const child = spawn(
    process.execPath,
    [join('infra', 'local', program), '--data', folder, ...(options.args ?? [])],
    {
      cwd: ROOT,
      // What follows a press is looked at here, not waited for; tests of Undo have a world of their own.
      env: { ...env, UNDO_SECONDS: '0', ...options.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  let over = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      resolve(code ?? signal ?? 'SIGKILL');
    });
  });
  return {
    port,
    folder,
    ended,
    said: () => text,
    isOver: () => over,
    interrupt: () => child.kill('SIGINT'),
  };
}

function readLog(folder: string): string {
  const file = join(folder, 'service.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

type Outside = Pick<World, 'hands' | 'ledger' | 'files' | 'calendar' | 'breakAt' | 'mend'>;

function outsideOf(url: string): Outside {
  const read = async (path: string) => await (await fetch(`${url}/microsoft/${path}`)).json();
  const post = async (path: string, body: object) =>
    await fetch(`${url}/microsoft/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const tokenFor = async (personId: string) => {
    const reply = await post('token', { personId });
    return ((await reply.json()) as { token: string }).token;
  };
  return {
    hands: async (person) =>
      await handsOf({ publicUrl: url, tokenFor, heard: expectAsAgreed }, PERSONS[person].id),
    ledger: async () => ledgerModel.parse(await read('ledger')),
    files: async (channelId) =>
      filesModel.parse(await read(`files?channel=${encodeURIComponent(channelId)}`)).folder,
    calendar: async (person) =>
      calendarModel.parse(await read(`calendar?person=${PERSONS[person].id}`)).events,
    breakAt: async (fault) => void (await post('faults', fault)),
    mend: async () => void (await fetch(`${url}/microsoft/faults`, { method: 'DELETE' })),
  };
}
