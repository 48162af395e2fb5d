import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';

let product: Product;
let made: Made;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };

beforeAll(async () => {
  product = await startProduct({ clock });
  made = await aHandover(product, { state: 'draft' });
});
afterAll(() => product.stop());

const pages = ['', '/items', '/promises', '/questions', '/kickoff', '/changes', '/client-view'];

/** Asks whether an answer with this tag is still what would be answered. */
async function asked(person: 'riya' | 'tomas' | 'ana' | 'paul' | null, path: string, tag: string) {
  return await (await product.as(person)).get(path, { headers: { 'if-none-match': tag } });
}

async function tagOf(path: string): Promise<string> {
  return (await (await product.as('tomas')).get(path)).headers.get('etag') ?? '';
}

describe('“nothing changed” is said only to whoever may read what did not change', () => {
  it('AZ02 not to strangers, nor to nobody, whatever tag they bring', async () => {
    for (const page of pages) {
      const path = `${made.path}${page}`;
      const tag = await tagOf(path);
      expect((await asked('tomas', path, tag)).status).toBe(304);
      expectProblem(await asked('paul', path, tag), 404, 'not_found');
      expectProblem(await asked(null, path, tag), 401, 'unauthenticated');
    }
  });

  it('AZ05 not to the client of what is ours', async () => {
    for (const page of pages.slice(1)) {
      const path = `${made.path}${page}`;
      expectProblem(await asked('ana', path, await tagOf(path)), 403, 'role_required');
    }
  });

  it('AZ07 not to whoever has lost the role that made it theirs', async () => {
    const fresh = await aHandover(product, { state: 'draft' });
    const tag = await tagOf(fresh.path);
    const { state } = product.tenant.graph;
    state.members = state.members.filter(({ personId }) => personId !== PERSONS.tomas.id);
    ahead += 61_000;
    expect((await asked('tomas', fresh.path, tag)).status).toBe(304);
    await fresh.hands.jonas.press(fresh.id, 'roles', { techLead: PERSONS.li.id });
    expectProblem(await asked('tomas', fresh.path, tag), 404, 'not_found');
  });

  it('takes one of several tags, weak or strong, and no other header than If-None-Match', async () => {
    const path = `${made.path}/items`;
    const tag = await tagOf(path);
    const known = [tag, tag.slice(2), `"1", ${tag}`, `${tag},W/"x"`];
    for (const one of known)
      expect([one, (await asked('tomas', path, one)).status]).toEqual([one, 304]);
    const inner = tag.slice(3, -1);
    for (const one of [inner, `"${inner.slice(1)}"`, `"x${inner}"`, '"', '""', '*']) {
      expect([one, (await asked('tomas', path, one)).status]).toEqual([one, 200]);
    }
    const since = { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
    expect((await (await product.as('tomas')).get(path, { headers: since })).status).toBe(200);
  });

  it('changes with its reader: a tag of one is none of another’s', async () => {
    expect((await asked('riya', made.path, await tagOf(made.path))).status).toBe(200);
  });
});
