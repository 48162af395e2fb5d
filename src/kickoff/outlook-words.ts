import { moment } from '../date-words.ts';
import type { OutlookNews } from './outlook-news.ts';
import type { KickoffReply, KickoffStanding } from './rules.ts';

/** What was done in Outlook, as lines of the list of changes: for many, so in the kickoff's own zone. */
export function linesFor(kickoff: KickoffStanding, news: OutlookNews): string[] {
  const at = (instant: string) => moment(instant, kickoff.time_zone);
  const isMoved = news.start_at !== kickoff.start_at;
  return [
    ...(isMoved ? [`The kickoff was moved in Outlook to ${at(news.start_at)}`] : []),
    ...news.replies.flatMap((reply) => lineFor(reply, at)),
  ];
}

/** A move takes the answers back, which nobody did by themselves: that is no line. */
function lineFor({ name, answer, proposedStart }: KickoffReply, at: (instant: string) => string) {
  if (proposedStart !== null) return [`${name} proposes ${at(proposedStart)} for the kickoff`];
  return answer === 'none' ? [] : [`${name} ${did[answer]} the kickoff`];
}

const did = { accepted: 'accepted', declined: 'declined', tentative: 'may come to' } as const;
