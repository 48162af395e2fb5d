import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import type { FolderLock } from './folder-lock.ts';
import { EmbeddedRefused } from './refused.ts';

/** Watches the server by the lock's connection; `stop` ends the watch and gives the last lock. */
export interface Keeper {
  stop(): Promise<FolderLock | null>;
}

/**
 * Brings the server back when it ended without us (killed, out of memory, disk full), on the same
 * port, so that the pool's next connection finds it. Gives up when another program took the folder.
 */
export function keepRunning(options: {
  lock: FolderLock;
  again: () => Promise<FolderLock>;
  log: Log;
}): Keeper {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  const watch = async (): Promise<FolderLock | null> => {
    let lock: FolderLock | null = options.lock;
    while (lock !== null) {
      await Promise.race([lock.ended, stopped]);
      if (stopping.signal.aborted) return lock;
      options.log.error({}, 'the database ended unexpectedly and is started again');
      lock = await bringBack({ ...options, stopping: stopping.signal });
    }
    return null;
  };
  const watching = watch();
  return {
    stop: () => {
      stopping.abort();
      return watching;
    },
  };
}

async function bringBack(options: {
  again: () => Promise<FolderLock>;
  log: Log;
  stopping: AbortSignal;
}): Promise<FolderLock | null> {
  while (!options.stopping.aborted) {
    try {
      return await options.again();
    } catch (error) {
      options.log.error({ err: error }, 'the database could not be started again');
      if (error instanceof EmbeddedRefused && error.code === 'folder_in_use') return null;
    }
    await wait(1_000, undefined, { signal: options.stopping }).catch(() => undefined);
  }
  return null;
}
