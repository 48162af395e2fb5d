import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataFolders, serverOf } from '../harness/data-folder.ts';
import { startProgram } from '../harness/program.ts';
import { until } from '../harness/until.ts';

const aFolder = dataFolders();
const interruptedQuery = path.join(import.meta.dirname, 'programs', 'interrupted-query.ts');

/** What Ctrl-C in a terminal does: the signal goes to every process of the program's group. */
function interruptGroup(pid: number): void {
  process.kill(-pid, 'SIGINT');
}

describe('Ctrl-C', () => {
  it('OP07 lets the running query finish and stops the database last', async () => {
    const folder = await aFolder();
    const program = startProgram({ script: interruptedQuery, args: [folder] });
    await program.waitFor('opened');
    interruptGroup(program.pid);
    expect(await program.ended).toBe(0);
    expect(program.said.map((line) => line.event)).toEqual([
      'opened',
      'interrupted',
      'answered',
      'closed',
    ]);
    expect(program.said[2]).toMatchObject({ done: 'whole' });
    expect(await serverOf(folder)).toBeNull();
    const log = await readFile(path.join(folder, 'database', 'postgresql.log'), 'utf8');
    expect(log).not.toMatch(/canceling statement|terminating connection due to unexpected/);
    expect(log).toMatch(/database system is shut down\n$/);
  });

  it('during the first start leaves a folder that opens', async () => {
    const folder = await aFolder();
    const killed = startProgram({ script: interruptedQuery, args: [folder] });
    await until(async () => readFile(path.join(folder, 'database', 'password')).catch(() => null), {
      what: 'the server is being started',
    });
    interruptGroup(killed.pid);
    await killed.ended;
    const next = startProgram({ script: interruptedQuery, args: [folder] });
    await next.waitFor('opened');
    interruptGroup(next.pid);
    expect(await next.ended).toBe(0);
    expect(await serverOf(folder)).toBeNull();
  });
});
