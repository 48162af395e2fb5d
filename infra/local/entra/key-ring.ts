import type { Outgoing } from '../listener.ts';
import { createSigningKey, type SigningKey } from '../signing-keys.ts';
import { ISSUER_V2 } from './claims.ts';

export type KeysFault = 'unavailable' | 'hang' | null;

/** The tenant's signing keys and what its key address answers. */
export interface KeyRing {
  /** The key new tokens are signed with. */
  current(): SigningKey;
  published(): SigningKey[];
  /** A new key signs from now on; the old ones stay published, or go with `dropOld`. */
  rotate(options?: { dropOld?: boolean }): Promise<SigningKey>;
  /** Publishes another key, by default as ours; `issuer` says whose it claims to be. */
  add(options?: { issuer?: string }): Promise<SigningKey>;
  setFault(fault: KeysFault): void;
  /** The reply of the key address: the set, 503, or none at all. */
  reply(): Promise<Outgoing> | Outgoing;
}

/** A ring with one fresh key. */
export async function createKeyRing(): Promise<KeyRing> {
  let current = await createSigningKey();
  let published = [{ key: current, issuer: ISSUER_V2 }];
  let fault: KeysFault = null;
  return {
    current: () => current,
    published: () => published.map(({ key }) => key),
    async rotate({ dropOld = false } = {}) {
      current = await createSigningKey();
      published = [...(dropOld ? [] : published), { key: current, issuer: ISSUER_V2 }];
      return current;
    },
    async add({ issuer = ISSUER_V2 } = {}) {
      const key = await createSigningKey();
      published = [...published, { key, issuer }];
      return key;
    },
    setFault(next) {
      fault = next;
    },
    reply() {
      if (fault === 'hang') return new Promise<Outgoing>(() => {});
      if (fault === 'unavailable') return { status: 503, body: 'Service unavailable' };
      const keys = published.map(({ key, issuer }) => ({ ...key.jwk, issuer }));
      return { status: 200, body: { keys } };
    },
  };
}
