import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { CompactSign, exportJWK, type JWK } from 'jose';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** As published, without what the publisher adds (`issuer`, `endorsements`). */
  jwk: JWK;
}

/** A fresh RSA key of 2048 bits with a key id derived from its modulus. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const { n = '', e = '' } = await exportJWK(publicKey);
  const kid = createHash('sha1').update(n).digest('base64url');
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', use: 'sig', kid, x5t: kid, n, e } };
}

export type Claims = Record<string, unknown>;

/** How a token departs from a good one: for attack tests. Undefined as value removes a claim. */
export interface TokenOverrides {
  claims?: Claims;
  header?: Record<string, unknown>;
  /** Sign with this key instead of the current one (its kid goes into the header). */
  signWith?: SigningKey;
  /** 'none' leaves the signature empty; HS256 signs with `secret`, or the public key's PEM. */
  alg?: 'RS256' | 'HS256' | 'none';
  secret?: string;
}

/** A compact JWT of these claims, signed RS256 unless the overrides say otherwise. */
export async function signToken(
  claims: Claims,
  key: SigningKey,
  overrides: TokenOverrides = {},
): Promise<string> {
  const signer = overrides.signWith ?? key;
  const alg = overrides.alg ?? 'RS256';
  const header = dropUndefined({ typ: 'JWT', alg, kid: signer.kid, ...overrides.header });
  const payload = JSON.stringify(dropUndefined({ ...claims, ...overrides.claims }));
  if (alg === 'none') return `${base64url(JSON.stringify(header))}.${base64url(payload)}.`;
  const pem = signer.publicKey.export({ type: 'spki', format: 'pem' });
  const secret = new TextEncoder().encode(overrides.secret ?? pem);
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ ...header, alg })
    .sign(alg === 'HS256' ? secret : signer.privateKey);
}

function dropUndefined(claims: Claims): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
