import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../harness/client.ts';
import { aHandover } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';

let product: Product;
let riya: Client;
let path: string;
const emoji = '💼';

beforeAll(async () => {
  product = await startProduct();
  riya = await product.as('riya');
  path = `${(await aHandover(product, { state: 'new' })).path}/items`;
});
afterAll(() => product.stop());

const save = async (key: string, body: object, version = 0) =>
  await riya.patch(`${path}/${key}`, body, { version });
const rowsOf = (count: number, cell: string) => ({
  kind: 'rows',
  rows: Array.from({ length: count }, () => ({ values: { exclusion: cell } })),
});

describe('LM01 the largest answers', () => {
  it('LM01 20 000 and 50 000 emoji are kept whole, one more is refused with the limit', async () => {
    let version = 0;
    for (const length of [20_000, 50_000]) {
      const text = emoji.repeat(length);
      const saved = await save('goals.business', { kind: 'text', text }, version);
      version = Number(saved.at('version'));
      expect([saved.status, saved.at('text') === text]).toEqual([200, true]);
    }
    const over = { kind: 'text', text: emoji.repeat(50_001) };
    const answer = await save('goals.business', over, version);
    expectProblem(answer, 400, 'invalid_input');
    expect(answer.at('detail')).toBe('At most 50000 characters: shorten it.');
  });
  it('LM01 200 rows of 250 characters are kept whole, one row or one character more is refused', async () => {
    const saved = await save('scope.exclusions', rowsOf(200, 'a'.repeat(250)));
    expect([saved.status, saved.at('rows.length')]).toEqual([200, 200]);
    expect(saved.at('rows.199.values.exclusion')).toBe('a'.repeat(250));
    const wide = await save('scope.exclusions', rowsOf(200, emoji.repeat(250)), 1);
    expect(wide.status).toBe(200);
    const refused: [object, RegExp][] = [
      [rowsOf(201, 'a'), /at most 200 rows/u],
      [rowsOf(200, 'a'.repeat(251)), /at most 50000 characters together/u],
    ];
    for (const [body, sentence] of refused) {
      const answer = await save('scope.exclusions', body, 2);
      expectProblem(answer, 400, 'invalid_input');
      expect(answer.at('detail')).toMatch(sentence);
    }
  });
  it('LM01 nobody’s body is longer than 256 kB', async () => {
    const answer = await save('goals.business', { kind: 'text', text: 'a'.repeat(256 * 1024) });
    expectProblem(answer, 413, 'payload_too_large');
    expect(answer.at('detail')).toBe('Send at most 256 kB at once.');
  });
});
