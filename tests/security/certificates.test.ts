import { X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generate, type GenerateResult } from 'selfsigned';
import { BOT_ID, CLIENT_ID } from '../../infra/local/world.ts';
import { aHandover } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

const named = async (name: string) => await generate([{ name: 'commonName', value: name }]);
let ours: GenerateResult;
let theirs: GenerateResult;
let product: Product;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([named('handover'), named('somebody')]);
});
afterEach(() => product.stop());

/** The product without a secret of either application, and this certificate known to Entra. */
async function start(known: GenerateResult, { ready }: { ready: boolean }): Promise<Product> {
  const pem = ours.private + ours.cert;
  return await startProduct({
    ready,
    environment: {
      CLIENT_SECRET: undefined,
      BOT_SECRET: undefined,
      CLIENT_CERTIFICATE: pem,
      BOT_CERTIFICATE: pem,
    },
    before: ({ entra }) => {
      const { publicKey } = new X509Certificate(known.cert);
      for (const app of [CLIENT_ID, BOT_ID]) entra.registerCertificate(app, publicKey);
    },
  });
}

describe('an installation that proves itself by certificates', () => {
  it('OB05 makes folders and sends cards without any secret', async () => {
    product = await start(ours, { ready: true });
    await aHandover(product, { state: 'new' });
    const waiting = `select 1 from effect where state = 'waiting'`;
    await until(async () => (await product.query(waiting)).length === 0, { what: 'all is done' });
    const states = await product.query(`select distinct state from effect`);
    expect(states).toEqual([{ state: 'done' }]);
    expect(product.tenant.connector.sent.length).toBeGreaterThan(0);
  });

  it('OB05 that Entra does not know is named by readyz, and no word of it is logged', async () => {
    product = await start(theirs, { ready: false });
    const faults = ['graph_credential', 'bot_credential'];
    const answer = await (await product.as(null)).get('/readyz');
    expect([answer.status, answer.at('faults')]).toEqual([503, faults]);
    const log = product.lines.join('');
    expect(log).toContain('Entra gave no token');
    expect(log).not.toMatch(/PRIVATE KEY|client_assertion|eyJ[\w-]{8,}\./u);
  });
});
