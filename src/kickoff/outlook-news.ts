import type { KickoffAnswer } from './model.ts';
import { unanswered, type KickoffReply, type KickoffStanding } from './rules.ts';

/** The event as its organizer's calendar has it now. */
export type SeenEvent = {
  start: string;
  end: string;
  answers: readonly {
    mail: string;
    name: string;
    answer: KickoffAnswer;
    proposes: { start: string; end: string } | null;
  }[];
};

/** What changed in Outlook: the times as they are now, and the answers that are new. */
export type OutlookNews = Pick<
  KickoffStanding,
  'start_at' | 'end_at' | 'moved_from' | 'moved_at'
> & {
  replies: readonly KickoffReply[];
};

/** What an event says that is not known of its kickoff yet; null when that is nothing. */
export function newsOf(kickoff: KickoffStanding, seen: SeenEvent, now: string): OutlookNews | null {
  const isMoved = seen.start !== kickoff.start_at;
  // Moved twice before anybody looked, it comes from where it was first; moved back, it never moved.
  const from = isMoved ? (kickoff.moved_from ?? kickoff.start_at) : kickoff.moved_from;
  const isBack = from === seen.start;
  const replies = repliesNow(kickoff, seen, now);
  if (!isMoved && seen.end === kickoff.end_at && replies.length === 0) return null;
  return {
    start_at: seen.start,
    end_at: seen.end,
    moved_from: isBack ? null : from,
    moved_at: isBack ? null : isMoved ? now : kickoff.moved_at,
    replies,
  };
}

/**
 * The answers that are new. Exchange may know somebody under another address than they were invited
 * by, so the name counts too; whoever was invited in Outlook alone is nobody whom the kickoff needs.
 */
function repliesNow(
  { replies }: KickoffStanding,
  { answers }: SeenEvent,
  now: string,
): KickoffReply[] {
  const invited =
    replies.length > 0
      ? replies
      : answers.map(({ name, mail }) => unanswered({ name, mail, at: now }));
  return invited.flatMap((known) => {
    const reply = { ...known, ...answerIn(answers, known), at: now, keptAt: null };
    return isSame(reply, known) ? [] : [reply];
  });
}

function answerIn(answers: SeenEvent['answers'], { mail, name }: KickoffReply) {
  const seen =
    answers.find((one) => one.mail === mail) ??
    answers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return {
    answer: seen?.answer ?? ('none' as const),
    proposedStart: seen?.proposes?.start ?? null,
    proposedEnd: seen?.proposes?.end ?? null,
  };
}

function isSame(reply: KickoffReply, known: KickoffReply): boolean {
  return (['answer', 'proposedStart', 'proposedEnd'] as const).every(
    (part) => reply[part] === known[part],
  );
}
