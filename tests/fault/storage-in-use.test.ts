import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataFolders, serverOf } from '../harness/data-folder.ts';
import { startProgram } from '../harness/program.ts';
import { until } from '../harness/until.ts';

const aFolder = dataFolders();
const writeRows = path.join(import.meta.dirname, 'programs', 'write-rows.ts');
const holdFolder = path.join(import.meta.dirname, 'programs', 'hold-folder.ts');

describe('one data folder and two programs', () => {
  it('CC07 refuses the second with a clear sentence and leaves the first at work', async () => {
    const folder = await aFolder();
    const first = startProgram({ script: writeRows, args: [folder] });
    await first.waitFor('stored');
    const second = startProgram({ script: holdFolder, args: [folder] });
    expect(await second.waitFor('refused')).toMatchObject({
      code: 'folder_in_use',
      message:
        `The data folder ${folder} is in use by handover process ${first.pid}: stop it first, ` +
        'or give this one another folder with DATA_DIR.',
    });
    expect(await second.ended).toBe(1);

    const count = first.said.length;
    await until(() => first.said.length > count + 10, { what: 'the first goes on storing' });
    process.kill(first.pid, 'SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.said.some((line) => line.event === 'failed')).toBe(false);
  });

  it('CC07 lets exactly one of two first starts have the folder', async () => {
    const folder = await aFolder();
    const both = [1, 2].map(() => startProgram({ script: holdFolder, args: [folder] }));
    const words = await Promise.all(
      both.map((program) =>
        until(() => program.said[0]?.event, { what: 'the program says something' }),
      ),
    );
    expect(words.toSorted()).toEqual(['opened', 'refused']);
    const winner = both[words.indexOf('opened')];
    process.kill(winner?.pid ?? 0, 'SIGTERM');
    expect(await winner?.ended).toBe(0);
  });

  it('CC07 waits for a program that is just stopping', async () => {
    const folder = await aFolder();
    const first = startProgram({ script: holdFolder, args: [folder] });
    await first.waitFor('opened');
    const second = startProgram({ script: holdFolder, args: [folder] });
    process.kill(first.pid, 'SIGTERM');
    await second.waitFor('opened');
    const server = await serverOf(folder);
    expect(await first.ended).toBe(0);
    expect(server).not.toBeNull();
    // The first stops its own server only, not the one that the second started meanwhile.
    expect(await serverOf(folder)).toBe(server);
    process.kill(second.pid, 'SIGTERM');
    expect(await second.ended).toBe(0);
  });
});
