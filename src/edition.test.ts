import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readEdition } from './edition.ts';

const settings = { region: 'CH' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-edition-'));
  await mkdir(path.join(folder, 'promises'));
});
afterAll(async () => await rm(folder, { recursive: true }));

it('the edition is another one when any source file or setting is, and else the same', async () => {
  const place = path.join(folder, 'promises', 'view.ts');
  await writeFile(place, 'export const word = "Yes";');
  const first = await readEdition(settings, folder);
  expect(await readEdition(settings, folder)).toBe(first);
  expect(await readEdition({ region: 'US' }, folder)).not.toBe(first);
  await writeFile(place, 'export const word = "No";');
  expect(await readEdition(settings, folder)).not.toBe(first);
  expect(await readEdition(settings)).toMatch(/^[\w-]{43}$/u);
});
