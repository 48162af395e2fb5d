import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start/problem.ts';
import { playgroundConfig } from './places.ts';

/** Called at this version, never installed with the product: its licence is a pre-release one. */
const VERSION = '0.2.28';
const PACKAGE = `@microsoft/m365agentsplayground@${VERSION}`;
const ANYWHERE_FREE = '0';

export interface Playground {
  /** Where its page is. */
  url: string;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Brings the Playground here through npm, unless npm has it already.
 * @throws StartProblem when it cannot be fetched.
 */
export async function fetchPlayground(): Promise<void> {
  const asked = runNpx(['--version'], process.env);
  asked.child.stdin?.end();
  const isHere = (await asked.ended) === 0 && asked.said().includes(VERSION);
  if (isHere) return;
  throw new StartProblem(
    `Microsoft's Agents Playground (${PACKAGE}) could not be fetched through npm, so there is nothing to try the bot with; see whether npm reaches its registry.`,
  );
}

/**
 * Runs the Playground on a free loopback port against this bot, its files in the folder.
 * @throws StartProblem with what it said when it does not start.
 */
export async function startPlayground(of: {
  botEndpoint: string;
  folder: string;
  /** Called when it ends though nobody asked it to. */
  onDeath: (sentence: string) => void;
}): Promise<Playground> {
  mkdirSync(of.folder, { recursive: true });
  const config = join(of.folder, 'playground.yml');
  writeFileSync(config, playgroundConfig());
  const options = ['start', '--app-endpoint', of.botEndpoint, '--channel-id', 'msteams'];
  const run = runNpx([...options, '--port', ANYWHERE_FREE, '--disable-telemetry'], {
    ...process.env,
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
    M365_AGENTS_PLAYGROUND_LOGFILE: join(of.folder, 'playground.log'),
    // It opens no browser, and the library it counts with does not report about itself.
    TEAMSAPPTESTER_BROWSER: 'none',
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    NODE_OPTIONS: `--import ${new URL('./confine.js', import.meta.url).href}`,
  });
  let isStopping = false;
  const gone = () => `Microsoft's Agents Playground stopped by itself. It said:\n${run.said()}`;
  const port = await Promise.race([run.heard(/^Listening on (\d+)$/m), run.ended.then(() => null)]);
  if (port === null) throw new StartProblem(gone());
  void run.ended.then(() => (isStopping ? null : of.onDeath(gone())));
  return {
    url: `http://localhost:${port}`,
    async stop() {
      isStopping = true;
      run.child.stdin?.end();
      await run.ended;
    },
  };
}

interface Run {
  child: ChildProcess;
  said(): string;
  /** The first group of the first match in what it says. */
  heard(expected: RegExp): Promise<string>;
  /** Its exit code; null when a signal ended it or it could not be run. */
  ended: Promise<number | null>;
}

/** npm keeps what it fetched, and asks the registry only for what it does not have. */
function runNpx(args: string[], env: NodeJS.ProcessEnv): Run {
  const child = spawn('npx', ['--yes', '--prefer-offline', PACKAGE, ...args], {
    env,
    // In a group of its own, so that Ctrl-C reaches it through us: after the product has stopped.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  return {
    child,
    said: () => text,
    heard: (expected) =>
      new Promise((resolve) => {
        const look = () => {
          const found = expected.exec(text)?.[1];
          if (found) resolve(found);
        };
        listeners.add(look);
        look();
      }),
    ended: new Promise((resolve) => {
      child.once('error', () => resolve(null));
      child.once('close', resolve);
    }),
  };
}
