import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StartProblem } from './problem.ts';

export interface StartOptions {
  /** Root of the project. */
  root: string;
  /** Where everything this machine keeps lies. */
  dataFolder: string;
  port: number;
  publicUrl: string;
  /** Forget everything first. */
  fresh: boolean;
}

const DEFAULT_PORT = 5300;

/**
 * Reads `--fresh`, `--data <folder>` and PORT.
 * @throws StartProblem for NODE_ENV=production, an unknown option or a port that is none.
 */
export function readOptions(argv: string[], env: NodeJS.ProcessEnv): StartOptions {
  if (env['NODE_ENV'] === 'production') {
    throw new StartProblem(
      'This starts a pretend Microsoft 365 for one machine and refuses NODE_ENV=production. In production run "node src/main.ts".',
    );
  }
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const { fresh, data } = readFlags(argv);
  const port = Number(env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartProblem('PORT must be a number between 1 and 65535.');
  }
  return {
    root,
    dataFolder: isAbsolute(data) ? data : resolve(root, data),
    port,
    publicUrl: `http://localhost:${port}`,
    fresh,
  };
}

/** Where the parts keep their files below the data folder. */
export function dataPlaces(dataFolder: string) {
  return {
    lock: join(dataFolder, 'running.json'),
    log: join(dataFolder, 'service.log'),
    microsoft: join(dataFolder, 'microsoft'),
    compiled: join(dataFolder, 'compiled'),
    acts: join(dataFolder, 'acts.jsonl'),
    seeded: join(dataFolder, 'seeded.json'),
  };
}

function readFlags(argv: string[]): { fresh: boolean; data: string } {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        fresh: { type: 'boolean', default: false },
        data: { type: 'string', default: '.data' },
      },
    });
    return values;
  } catch {
    throw new StartProblem(
      'The options are --fresh (forget everything first) and --data <folder>.',
    );
  }
}
