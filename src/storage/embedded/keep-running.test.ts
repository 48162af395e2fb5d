import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { FolderLock } from './folder-lock.ts';
import { keepRunning } from './keep-running.ts';
import { EmbeddedRefused } from './refused.ts';

const log = pino({ level: 'silent' });

function aLock(): FolderLock & { end: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { ended: promise, close: async () => {}, end: resolve };
}

describe('keeping the server running', () => {
  it('starts it again each time its connection ends', async () => {
    const locks = [aLock(), aLock(), aLock()] as const;
    const again = [locks[1], locks[2]];
    const asked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const keeper = keepRunning({
      lock: locks[0],
      again: async () => {
        asked.shift()?.resolve();
        return again.shift() ?? locks[2];
      },
      log,
    });
    const [first, second] = [...asked];
    locks[0].end();
    await first?.promise;
    locks[1].end();
    await second?.promise;
    await new Promise(setImmediate);
    expect(await keeper.stop()).toBe(locks[2]);
  });

  it('does nothing when the end was wanted', async () => {
    const lock = aLock();
    let asked = 0;
    const keeper = keepRunning({ lock, again: async () => ((asked += 1), lock), log });
    const last = keeper.stop();
    lock.end();
    expect(await last).toBe(lock);
    expect(asked).toBe(0);
  });

  it('tries again after a failure, and stops trying when told to', async () => {
    const lock = aLock();
    const failed = Promise.withResolvers<void>();
    const again = async () => {
      failed.resolve();
      throw new EmbeddedRefused('start_failed', 'no space left');
    };
    const keeper = keepRunning({ lock, again, log });
    lock.end();
    await failed.promise;
    expect(await keeper.stop()).toBeNull();
  });

  it('gives up when another program took the folder', async () => {
    const lock = aLock();
    let asked = 0;
    const again = async () => {
      asked += 1;
      throw new EmbeddedRefused('folder_in_use', 'in use');
    };
    const keeper = keepRunning({ lock, again, log });
    lock.end();
    await new Promise(setImmediate);
    expect(await keeper.stop()).toBeNull();
    expect(asked).toBe(1);
  });
});
