import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import { open, type Opened } from '../record/read.ts';
import { presentClientView } from '../sharing/present.ts';

/** A reader who wants to know when to look again. */
export type Watch = {
  handoverId: string;
  /**
   * Whether what this reader sees may have changed since the last time; rights are looked at anew.
   * @throws Refusal not_found once the handover is no longer this reader's.
   */
  hasNews: () => Promise<boolean>;
};

/**
 * Watches a handover for one reader. A client hears of what was shared only: when our side works
 * on what is not shared is as little theirs as the contents.
 * @throws Refusal not_found for strangers.
 */
export async function watch(app: App, actor: Actor, handoverId: string): Promise<Watch> {
  const opened = await open(app, actor, handoverId);
  let shown = await shownTo(opened);
  return {
    handoverId: opened.handover.id,
    hasNews: async () => {
      const before = shown;
      shown = await shownTo(await open(app, actor, handoverId));
      return shown === null || shown !== before;
    },
  };
}

/** What a client sees, to be compared; null for our own side, which sees every change. */
async function shownTo(opened: Opened): Promise<string | null> {
  if (opened.access.standing !== 'client') return null;
  return JSON.stringify(await presentClientView(opened));
}
