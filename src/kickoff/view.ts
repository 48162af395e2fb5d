import type { Access } from '../people/access.ts';
import type { State } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { Parties } from './attendees.ts';
import type { KickoffRecord } from './facts.ts';
import type { Attendee, KickoffPoint, KickoffView } from './model.ts';
import { kickoffMinutes, openPoints, type KickoffReply } from './rules.ts';

/** What a kickoff is made of; `kickoff` is undefined until it is sent. */
export type Planned = {
  parties: Parties;
  preview: KickoffView['preview'];
  kickoff: KickoffRecord | undefined;
};

export type Scene = Planned & { state: State; access: Access };

/** The kickoff page for one internal reader. */
export function kickoffFor(scene: Scene): KickoffView {
  const { access, state, parties, kickoff } = scene;
  const reason = whyNotYet(scene);
  const points = kickoff ? openPoints(kickoff) : [];
  return {
    state: stateOf(kickoff),
    durationMinutes: kickoffMinutes,
    attendees: [...parties.staff, ...parties.clients].map(attendeeOf),
    missing: parties.missing,
    preview: scene.preview,
    event: kickoff ? eventOf(kickoff) : null,
    ...answersTo(kickoff),
    points,
    problem:
      kickoff?.state === 'needs-attention' || kickoff?.state === 'uncertain'
        ? { what: kickoff.problem ?? 'It did not work.', todo: kickoff.todo ?? 'Try again.' }
        : null,
    whyNot: reason,
    can: {
      send: reason === null && may('send-kickoff', access, state),
      keep: points.some(isToKeep) && may('keep-kickoff', access, state),
    },
  };
}

function eventOf(kickoff: KickoffRecord): KickoffView['event'] {
  return {
    start: kickoff.start_at,
    end: kickoff.end_at,
    timeZone: kickoff.time_zone,
    joinUrl: kickoff.join_url,
    webUrl: kickoff.web_url,
    isGone: kickoff.gone_at !== null,
  };
}

function answersTo(kickoff: KickoffRecord | undefined) {
  if (!kickoff) return { revision: 0, replies: [], unread: null };
  const unread = whyUnread[kickoff.unread_why ?? ''] ?? null;
  return { revision: kickoff.revision, replies: kickoff.replies.map(replyOf), unread };
}

function replyOf({ name, mail, answer, proposedStart }: KickoffReply) {
  return { name, mail, answer, proposes: proposedStart };
}

/** An event that is gone cannot be left as it is. */
function isToKeep({ kind }: KickoffPoint): boolean {
  return kind !== 'gone';
}

const whyUnread: Record<string, string> = {
  grant:
    'We can’t see in Outlook who comes: the grant Calendars.ReadWrite for the project manager’s calendar is missing. Ask an admin.',
  mailbox:
    'We can’t see in Outlook who comes: the mailbox that the invitation came from can’t be read any more.',
};

function attendeeOf({ name, mail, party, organizer }: Attendee): Attendee {
  return { name, mail, party, organizer };
}

function stateOf(kickoff: KickoffRecord | undefined): KickoffView['state'] {
  if (!kickoff) return 'none';
  if (kickoff.state === 'done') return 'sent';
  return kickoff.state === 'waiting' ? 'sending' : 'needs-attention';
}

function whyNotYet({ state, parties, kickoff }: Scene): string | null {
  if (kickoff && kickoff.gone_at === null) return 'The invitation was sent.';
  if (state === 'draft' || state === 'in-review') {
    return 'The invitation goes out once tech has accepted the handover.';
  }
  return parties.missing.length > 0 ? `Not yet: ${parties.missing.join('; ')}.` : null;
}
