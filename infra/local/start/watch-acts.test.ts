import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openActs } from '../acts.ts';
import { openProductFolder } from './product-folder.ts';
import { actOf } from './watch-acts.ts';

const id = 'af1721fa-6b8f-4168-8486-7c337e90d696';
const claims = Buffer.from(JSON.stringify({ oid: 'riya' })).toString('base64url');
const authorization = `Bearer head.${claims}.signature`;
const now = () => new Date('2026-11-24T09:00:00.000Z');
const asked = (method: string, path: string, status = 200) =>
  actOf({ method, url: `/api/handovers/${id}${path}`, authorization, status });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acts-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('what counts as an act', () => {
  it('is a change of a handover, named by the last word of its path', () => {
    expect(asked('POST', '/accept', 409)).toEqual({
      personId: 'riya',
      handoverId: id,
      verb: 'accept',
      status: 409,
      read: false,
    });
    expect(asked('POST', '/promises/1/verdict')?.verb).toBe('verdict');
  });
  it('is of reads only the client’s view and the handover itself', () => {
    expect(asked('GET', '/client-view')).toMatchObject({ verb: 'client-view', read: true });
    expect(asked('GET', '')).toMatchObject({ verb: 'open', read: true });
    expect(asked('GET', '/questions')).toBeNull();
  });
  it('is nothing without a person or a handover', () => {
    expect(actOf({ method: 'POST', url: '/api/handovers', authorization, status: 201 })).toBeNull();
    const url = `/api/handovers/${id}/accept`;
    for (const bad of [undefined, 'Bearer x', 'Bearer a.!!!.c', 'Bearer a.bnVsbA.c']) {
      expect(actOf({ method: 'POST', url, authorization: bad, status: 401 })).toBeNull();
    }
  });
});

describe('the notes of what was done', () => {
  const act = { at: now().toISOString(), personId: 'riya', handoverId: id, status: 200 };
  it('survive a restart, half a line included, and begin anew', async () => {
    const file = join(folder, 'acts.jsonl');
    const acts = openActs({ file, now });
    acts.begin();
    acts.note({ ...act, verb: 'submit', read: false });
    await writeFile(file, `${await readFile(file, 'utf8')}{"verb":"acc`);
    expect(openActs({ file, now }).view()).toEqual(acts.view());
    acts.begin();
    expect(openActs({ file, now }).view()).toEqual({ since: now().toISOString(), acts: [] });
  });
  it('hold the same reading once, the same press as often as it came', () => {
    const acts = openActs({ file: join(folder, 'acts.jsonl'), now });
    for (const read of [true, true, false, false]) acts.note({ ...act, verb: 'open', read });
    expect(acts.view().acts).toHaveLength(3);
  });
});

describe('the product’s folder', () => {
  it('is the next one after Start over, also at the next start; the others go', async () => {
    const places = openProductFolder(folder);
    expect(places.current()).toBe(join(folder, 'product'));
    await writeFile(join(folder, 'product'), '');
    await writeFile(join(folder, 'productive'), '');
    places.use(places.next());
    const later = openProductFolder(folder);
    expect(later.current()).toBe(join(folder, 'product-2'));
    expect(later.next()).toBe(join(folder, 'product-3'));
    later.sweep();
    await expect(readFile(join(folder, 'product'))).rejects.toThrow();
    expect(await readFile(join(folder, 'productive'), 'utf8')).toBe('');
    later.use(later.first());
    expect(places.current()).toBe(join(folder, 'product'));
  });
});
