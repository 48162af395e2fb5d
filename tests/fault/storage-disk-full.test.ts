import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataFolders } from '../harness/data-folder.ts';
import { startProgram } from '../harness/program.ts';

const aFolder = dataFolders();
const writeRows = path.join(import.meta.dirname, 'programs', 'write-rows.ts');
const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;
const whereMountable = canMount ? it : it.skip;

/** Runs the program twice on a small disk that only it sees, which has grown the second time. */
const onSmallDisk = (folder: string) => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=64m,mode=700 none ${folder}; "$@"; ` +
    `mount -o remount,size=512m ${folder}; "$@"`,
  'sh',
];

describe('a full disk', () => {
  whereMountable('CR05 refuses changes, keeps all acknowledged rows and opens again', async () => {
    const folder = await aFolder();
    const rows = 400;
    const program = startProgram({
      script: writeRows,
      args: [folder, String(rows), '75000', '3'],
      prefix: onSmallDisk(folder),
    });
    expect(await program.ended).toBe(0);

    const failed = program.said.filter((line) => line.event === 'failed');
    expect(failed.length).toBeGreaterThanOrEqual(3);
    for (const line of failed) expect(line['reason']).toMatch(/^(resources|connection)$/);

    const secondStart = program.said.findLastIndex((line) => line.event === 'opened');
    const acknowledged = program.said
      .slice(0, secondStart)
      .filter((line) => line.event === 'stored')
      .map((line) => line['number']);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(program.said[secondStart]?.['before']).toEqual(expect.arrayContaining(acknowledged));
    expect(program.said.at(-1)?.event).toBe('closed');
  });
});
