import type { App } from '../app.ts';
import { pages, type Changed, type Page } from '../pages.ts';
import type { Actor } from '../people/actor.ts';
import { open, type Opened } from '../record/read.ts';
import { tagOf } from '../record/tag.ts';

/** A reader who wants to know when to look again. */
export type Watch = {
  handoverId: string;
  /**
   * What this reader is told of changes: the pages, none for "something, somewhere", null for nothing;
   * rights are looked at anew.
   * @throws Refusal not_found once the handover is no longer this reader's.
   */
  newsOf: (changed: ReadonlySet<Changed>) => Promise<readonly Page[] | null>;
};

/**
 * Watches a handover for one reader. A client hears of what was shared only, and never on which page:
 * when and where our side works is as little theirs as the contents.
 * @throws Refusal not_found for strangers.
 */
export async function watch(app: App, actor: Actor, handoverId: string): Promise<Watch> {
  const opened = await open(app, actor, handoverId);
  let shown = shownTo(opened);
  return {
    handoverId: opened.handover.id,
    newsOf: async (changed) => {
      const before = shown;
      shown = shownTo(await open(app, actor, handoverId));
      if (shown === null) return pages.filter((page) => changed.has(page) && !changed.has('all'));
      return shown === before ? null : [];
    },
  };
}

/** The tag of what a client sees; null for our own side, which hears of every change. */
function shownTo(opened: Opened): string | null {
  return opened.access.standing === 'client' ? tagOf(opened) : null;
}
