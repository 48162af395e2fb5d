import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { calls } from './matrix-calls.ts';

let product: Product;
let made: Made;
const secret = 'Nobody believes the offline app.';

beforeAll(async () => {
  product = await startProduct();
  made = await aHandover(product, { state: 'in-review' });
});
afterAll(() => product.stop());

/** Everything this person can read of the handover, and of what waits for them; versions and references aside. */
async function readBy(person: PersonName): Promise<string> {
  const client = await product.as(person);
  const texts: string[] = [];
  for (const [key, prepare] of Object.entries(calls)) {
    if (!key.startsWith('GET') || key.endsWith('/live')) continue;
    const { path } = await prepare(made);
    texts.push(`${key} ${(await client.get(path)).text}`);
  }
  return texts.join('\n').replaceAll(/"version":\d+|urn:uuid:[\w-]+/gu, '');
}

it('CF01 what tech collects changes nothing that anybody else reads, until it is sent', async () => {
  const others = ['riya', 'meera', 'jonas', 'li', 'ana'] as const;
  const before = new Map<PersonName, string>();
  for (const person of others) before.set(person, await readBy(person));
  const about = { page: 'checklist', ref: 'requirements.integrations' };
  const path = `/handovers/${made.id}/points`;
  await made.hands.tomas.create(path, { reason: 'other', text: secret, ...about });
  for (const person of others) expect(await readBy(person)).toBe(before.get(person));
  expect(await readBy('tomas')).toContain(secret);
  await made.hands.tomas.press(made.id, 'send-back');
  expect(await readBy('riya')).toContain(secret);
  expect(await readBy('ana')).toBe(before.get('ana'));
});
