import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { generate, type GenerateResult } from 'selfsigned';
import { BadConfig, readConfig } from './config.ts';

const id = '11111111-2222-4333-8444-555555555555';
const whole = {
  PUBLIC_URL: 'https://handover.fabrikam.example',
  TENANT_ID: id,
  CLIENT_ID: id,
  CLIENT_SECRET: 'a-secret',
  BOT_ID: id,
  BOT_SECRET: 'another-secret',
  TEAMS_APP_ID: id,
  DELIVERY_HEADS: `${id},22222222-3333-4444-8555-666666666666`,
};
const { CLIENT_SECRET: _secret, ...withoutSecret } = whole;

let pair: GenerateResult;
beforeAll(async () => {
  pair = await generate([{ name: 'commonName', value: 'handover' }], { keySize: 2048 });
});

/** What the service would say instead of starting. */
function said(given: Record<string, string>): string {
  try {
    readConfig(given);
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
  return '';
}

describe('how an application proves itself', () => {
  it('is by secret, or by a certificate with its key in either order', () => {
    expect(readConfig(whole).CLIENT_CREDENTIAL).toEqual({ clientSecret: 'a-secret' });
    const orders = [pair.private + pair.cert, `${pair.cert}\n${pair.private}`];
    for (const pem of [...orders, orders[0]!.replaceAll('\n', String.raw`\n`)]) {
      const { CLIENT_CREDENTIAL, BOT_CREDENTIAL } = readConfig({
        ...withoutSecret,
        CLIENT_CERTIFICATE: pem,
      });
      expect(CLIENT_CREDENTIAL).toEqual({
        clientCertificate: {
          privateKey: expect.stringMatching(/^-----BEGIN PRIVATE KEY-----/u),
          thumbprintSha256: expect.stringMatching(/^[0-9A-F]{64}$/u),
        },
      });
      expect(BOT_CREDENTIAL).toEqual({ clientSecret: 'another-secret' });
    }
  });

  it('OP09 is one of the two: neither and both are named, with all else that is missing', () => {
    const remedy = 'CLIENT_SECRET: Set it or CLIENT_CERTIFICATE, one of the two.';
    expect(said(withoutSecret)).toContain(remedy);
    expect(said({ ...whole, CLIENT_CERTIFICATE: pair.private + pair.cert })).toContain(remedy);
    const { TENANT_ID: _tenant, ...less } = withoutSecret;
    expect(said(less)).toContain(remedy);
    expect(said(less)).toContain('TENANT_ID: is not set');
  });

  it('OP09 names a certificate that is none, never a word of it', () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    for (const pem of ['nonsense', pair.cert, pair.private, privateKey + pair.cert]) {
      const message = said({ ...withoutSecret, CLIENT_CERTIFICATE: pem });
      expect(message).toContain('CLIENT_CERTIFICATE: Put the private key and its certificate');
      expect(message).not.toContain(pem.slice(30, 60) || 'nonsense');
    }
  });
});

describe('OP09 the delivery heads', () => {
  it('OP09 are two people at least, and one named twice is one', () => {
    for (const heads of [id, `${id},${id}`, `${id}, ${id.toUpperCase()}`]) {
      expect(said({ ...whole, DELIVERY_HEADS: heads })).toContain(
        'DELIVERY_HEADS: Name at least two people',
      );
    }
    expect(readConfig(whole).DELIVERY_HEADS).toHaveLength(2);
  });
});
