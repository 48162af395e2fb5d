import type { Page } from '../../src/pages.ts';

/** The pages on which something changed; none when it may be anything. */
export type Changed = ReadonlySet<Page>;

/**
 * Reads again after changes: after the first one at once, after those that come meanwhile together, as
 * soon as that reading has ended and `pause` is over. So a burst neither keeps a reading from its end nor
 * makes a viewer read more than once in a pause.
 */
export function calmly(
  read: (changed: Changed) => Promise<unknown>,
  pause: () => Promise<void>,
): (changed: Changed) => void {
  let unread: Changed | null = null;
  let isReading = false;
  const readAll = async () => {
    isReading = true;
    while (unread) {
      const changed = unread;
      unread = null;
      await Promise.all([read(changed), pause()]);
    }
    isReading = false;
  };
  return (changed) => {
    unread = unread === null ? changed : together(unread, changed);
    if (!isReading) void readAll();
  };
}

function together(one: Changed, other: Changed): Changed {
  return one.size === 0 || other.size === 0 ? new Set() : new Set([...one, ...other]);
}
