import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../infra/local/start/free-port.ts';
import { runStart } from '../tests/browser/harness/world.ts';
import { until } from '../tests/harness/until.ts';
import type { Figure } from './figure.ts';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** From `npm start` to the first page, on an empty folder with nothing built, and then once more. */
export async function measureStart(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-bench-'));
  try {
    // Without its marks, everything counts as changed and is built.
    for (const name of ['tab', 'teams-page']) {
      await rm(path.join(dist, `${name}.sha256`), { force: true });
    }
    const first = await startOnce(folder);
    const again = await startOnce(folder);
    return [figureOf('the first time', first), figureOf('again', again)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds since the start at which something was reached. */
type Reached = [step: string, ms: number];

async function startOnce(folder: string): Promise<Reached[]> {
  const begun = Date.now();
  const port = await freePort();
  const started = await runStart({ folder, port });
  const isThere = async (address: string) =>
    (await fetch(`http://localhost:${port}${address}`).catch(() => null))?.ok === true;
  const limit = { what: 'the first page is there', withinMs: 120_000 };
  await until(async () => (await isThere('/')) && (await isThere('/tab/')), limit);
  const firstPage = Date.now() - begun;
  await until(() => started.said().includes('Handover runs at'), { ...limit, what: 'it runs' });
  started.interrupt();
  await started.ended;
  const log = (await readFile(path.join(folder, 'service.log'), 'utf8')).trim().split('\n');
  const sayings = log.map((line) => JSON.parse(line) as { time: string; msg: string });
  const said = (msg: string) =>
    Date.parse(sayings.findLast((line) => line.msg === msg)?.time ?? '') - begun;
  return [
    ['local Microsoft 365', printed(started.said(), 'is up')],
    ['builds of tab and Teams page', printed(started.said(), 'built')],
    ['service’s code', said('handover is starting')],
    ['database', said('database started')],
    ['service', said('handover is listening')],
    ['first page', firstPage],
  ];
}

/** When the last line with these words was printed; 0 without one. */
function printed(lines: string, words: string): number {
  const line = lines.split('\n').findLast((one) => one.includes(words));
  return Number.parseFloat(line ?? '0') * 1000;
}

/** Each step lasts from the one before it until it is reached; what did not happen took nothing. */
function figureOf(when: string, reached: readonly Reached[]): Figure {
  let before = 0;
  const steps = reached.map(([step, ms]) => {
    const lasted = Math.max(0, ms - before);
    before = Math.max(before, ms);
    return `${step} ${seconds(lasted)}`;
  });
  return {
    what: `from \`npm start\` to the first page, ${when}`,
    value: `${seconds(before)} s`,
    aim: '',
    isMet: null,
    from: steps.join(', '),
  };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
