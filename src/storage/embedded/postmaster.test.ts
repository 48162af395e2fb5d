import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isAlive, isServerOf, livingPostmaster } from './postmaster.ts';

const rest = '\n/data\n1795374930\n54999\n\n127.0.0.1\n  2146918         4\nready   \n';
let data = '';
const file = () => path.join(data, 'postmaster.pid');
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'handover-postmaster-'));
});
afterEach(() => rm(data, { recursive: true }));

describe('the file in which a server leaves its process id', () => {
  it('tells nothing when there is none', async () => {
    expect(await livingPostmaster(data)).toBeNull();
  });

  it('is not believed when the process is somebody else: then it no longer blocks a start', async () => {
    await writeFile(file(), `${process.pid}${rest}`);
    expect(await livingPostmaster(data)).toBeNull();
    expect(await readFile(file(), 'utf8')).toBe(`2147483647${rest}`);
  });

  it('is not believed when it is cut off', async () => {
    for (const text of ['', 'x', '0\n', `${process.pid}`]) {
      await writeFile(file(), text);
      expect(await livingPostmaster(data)).toBeNull();
    }
  });

  it('names the server when the process works in that folder', async () => {
    const before = process.cwd();
    process.chdir(data);
    await writeFile(file(), `${process.pid}${rest}`);
    expect(await livingPostmaster(data)).toEqual({ pid: process.pid, port: 54999, ready: true });
    await writeFile(file(), `${process.pid}${rest.replace('ready', 'starting')}`);
    expect(await livingPostmaster(data)).toMatchObject({ ready: false });
    process.chdir(before);
  });
});

describe('a process id', () => {
  it('is alive or not', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(2_147_483_647)).toBe(false);
  });

  it('that no longer exists is no server', async () => {
    expect(await isServerOf(2_147_483_647, data)).toBe(false);
  });
});
