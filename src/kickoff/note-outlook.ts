import type { App } from '../app.ts';
import { change, type Work } from '../record/change.ts';
import { orderHandoverCard } from '../record/notices.ts';
import { readKickoff, type KickoffRecord } from './facts.ts';
import { newsOf, type SeenEvent } from './outlook-news.ts';
import { linesFor } from './outlook-words.ts';
import { keepReplies, storeReplies, updateKickoff } from './store.ts';

/** How a kickoff was found in Outlook; `over`: its time has passed, and nobody has to look any more. */
export type Found =
  | { kind: 'event'; event: SeenEvent & { changedAt: string; joinUrl: string | null } }
  | { kind: 'gone' | 'over' }
  | { kind: 'unread'; why: 'grant' | 'mailbox' };

/**
 * Notes, as the service, what was found of a kickoff in Outlook. Of another invitation than the one that
 * stands by now nothing is noted.
 * @throws Refusal not_found, invalid_state when the handover has moved on meanwhile.
 */
export async function noteOutlook(
  app: App,
  asked: { handoverId: string; revision: number; found: Found },
): Promise<void> {
  const { handoverId, revision, found } = asked;
  const actor = { kind: 'service' as const, tenantId: app.settings.tenantId };
  const target = { app, actor, handoverId, verb: 'note-outlook' as const, expected: null };
  await change(target, async (work) => {
    const kickoff = await readKickoff(work.db, handoverId);
    if (kickoff?.revision !== revision) return;
    for (const text of await noted(work, kickoff, found))
      await work.note({ text, page: 'kickoff' });
    await orderHandoverCard(work);
  });
}

/** Writes what was found; gives the lines of the list of changes that tell of it. */
async function noted({ db, at }: Work, kickoff: KickoffRecord, found: Found): Promise<string[]> {
  const { handover_id: id } = kickoff;
  const readable = { unread_why: null };
  switch (found.kind) {
    case 'unread':
      await updateKickoff(db, id, { unread_why: found.why });
      return [];
    case 'over':
      await updateKickoff(db, id, { moved_from: null, moved_at: null });
      await keepReplies(db, id, { at, upTo: at });
      return [];
    case 'gone':
      await updateKickoff(db, id, { ...readable, gone_at: at });
      return ['The kickoff was deleted in Outlook'];
    case 'event': {
      const { changedAt, joinUrl } = found.event;
      const news = newsOf(kickoff, found.event, at);
      const { replies = [], ...times } = news ?? {};
      const seen = { outlook_changed_at: changedAt, join_url: joinUrl ?? kickoff.join_url };
      await updateKickoff(db, id, { ...readable, ...seen, ...times });
      await storeReplies(db, id, replies);
      return news ? linesFor(kickoff, news) : [];
    }
  }
}
