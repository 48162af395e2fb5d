import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataFolders, serverOf } from '../harness/data-folder.ts';
import { startProgram } from '../harness/program.ts';
import type { Program } from '../harness/program.ts';
import { until } from '../harness/until.ts';

const aFolder = dataFolders();
const writeRows = path.join(import.meta.dirname, 'programs', 'write-rows.ts');
const holdFolder = path.join(import.meta.dirname, 'programs', 'hold-folder.ts');

const finished = /^database$/;
/** Files in the order in which a first start makes them. */
const killPoints = [
  /\.new-/,
  /password$/,
  /\.new-.*PG_VERSION$/,
  /\.new-.*base\/1\/\d+$/,
  /\.new-.*base\/5$/,
  finished,
  /^database\/postgresql\.log$/,
  /^database\/data\/postmaster\.pid$/,
];

function stored(program: Program): number[] {
  return program.said
    .filter((line) => line.event === 'stored')
    .map((line) => Number(line['number']));
}

function storedAtLeast(program: Program, count: number) {
  return until(() => stored(program).length >= count, { what: `${count} rows are stored` });
}

/** A folder may go away while it is read. */
function filesBelow(folder: string): Promise<string[]> {
  return readdir(folder, { recursive: true }).catch(() => []);
}

/** Starts the writer again and gives the rows it found. */
async function foundAfter(folder: string): Promise<unknown> {
  const program = startProgram({ script: writeRows, args: [folder, '0'] });
  const opened = await program.waitFor('opened');
  expect(await program.ended).toBe(0);
  return opened['before'];
}

/**
 * A folder whose first start was killed when this file was there. Some are there for a moment only,
 * before the finished folder gets its name: on a busy machine one look may come too late, and it is
 * begun anew.
 */
async function killedWhen(name: RegExp): Promise<string> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const folder = await aFolder();
    const killed = startProgram({ script: holdFolder, args: [folder] });
    const isPassing = killPoints.indexOf(name) < killPoints.indexOf(finished);
    const seen = await until(
      async () => {
        const files = await filesBelow(folder);
        if (files.some((file) => name.test(file))) return 'there';
        return isPassing && files.includes('database') ? 'over' : null;
      },
      { what: `${name.source} is there` },
    );
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    if (seen === 'there') return folder;
    // Its server lives on; the next start takes it over and ends it in order.
    await foundAfter(folder);
  }
  throw new Error(`${name.source} was never seen in time.`);
}

describe('the embedded database after a crash', () => {
  it('CR05 attaches to the server a killed program left, with every acknowledged row', async () => {
    const folder = await aFolder();
    const killed = startProgram({ script: writeRows, args: [folder] });
    await storedAtLeast(killed, 20);
    const server = await serverOf(folder);
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;

    const next = startProgram({ script: holdFolder, args: [folder] });
    await next.waitFor('opened');
    expect(await serverOf(folder)).toBe(server);
    process.kill(next.pid, 'SIGTERM');
    expect(await next.ended).toBe(0);
    expect(await serverOf(folder)).toBeNull();
    expect(await foundAfter(folder)).toEqual(expect.arrayContaining(stored(killed)));
  });

  it('CR05 opens again after program and server were killed while writing', async () => {
    const folder = await aFolder();
    const killed = startProgram({ script: writeRows, args: [folder] });
    await storedAtLeast(killed, 20);
    process.kill(killed.pid, 'SIGKILL');
    process.kill((await serverOf(folder)) ?? 0, 'SIGKILL');
    await killed.ended;
    expect(await foundAfter(folder)).toEqual(expect.arrayContaining(stored(killed)));
  });

  it('CR05 brings a killed server back under the running program, on the same address', async () => {
    const folder = await aFolder();
    const program = startProgram({ script: writeRows, args: [folder] });
    await storedAtLeast(program, 20);
    const server = await serverOf(folder);
    process.kill(server ?? 0, 'SIGKILL');
    await program.waitFor('failed');
    const atFailure = stored(program).length;
    await storedAtLeast(program, atFailure + 20);
    expect(await serverOf(folder)).not.toBe(server);
    process.kill(program.pid, 'SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.said.every((line) => (line['reason'] ?? 'connection') === 'connection')).toBe(
      true,
    );
    expect(await foundAfter(folder)).toEqual(expect.arrayContaining(stored(program)));
  });

  it.each(killPoints)('CR05 survives a first start killed when there is %s', async (name) => {
    const folder = await killedWhen(name);
    expect(await foundAfter(folder)).toEqual([]);
  });

  it('removes what a killed first start left', async () => {
    const folder = await aFolder();
    const killed = startProgram({ script: holdFolder, args: [folder] });
    await until(async () => (await readdir(folder)).some((name) => name.includes('.new-')), {
      what: 'the files are being made',
    });
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    await foundAfter(folder);
    await foundAfter(folder);
    expect(await readdir(folder)).toEqual(['database']);
  });
});
