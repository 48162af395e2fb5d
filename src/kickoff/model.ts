import { z } from 'zod';
import { party, typedInstant } from '../people/model.ts';
import { isTimeZone } from '../time-zones.ts';

/** An IANA time zone that somebody names. */
export const zoneName = z
  .string()
  .max(60)
  .refine(isTimeZone, 'Write a time zone like Europe/Zurich.');

/** One person's part in a time: their local wall-clock time and whether they are free. */
export const slotPerson = z.object({
  name: z.string(),
  party,
  timeZone: z.string().nullable(),
  localTime: z.string().nullable(),
  availability: z.enum(['free', 'busy', 'outside-hours', 'unknown']),
  /** Half hours of that working day, 08:00 on in the reader's zone: f free, b busy, o outside, u unknown. */
  strip: z.string(),
});
export const kickoffTime = z.object({
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  /** All of our own people: the client's calendar cannot be seen. */
  staffFree: z.boolean(),
  remark: z.string().nullable(),
  people: z.array(slotPerson),
});
export type KickoffTime = z.infer<typeof kickoffTime>;

export const attendee = z.object({
  name: z.string(),
  mail: z.string(),
  party,
  organizer: z.boolean(),
});
export type Attendee = z.infer<typeof attendee>;

/** What somebody invited answered in Outlook. */
const answer = z.enum(['accepted', 'declined', 'tentative', 'none']);
export type KickoffAnswer = z.infer<typeof answer>;

/**
 * Something that was done in Outlook and that the project manager looks at: somebody declined or
 * proposes another time, the meeting was moved, or is no longer in the calendar.
 */
export const kickoffPoint = z.object({
  kind: z.enum(['declined', 'proposed', 'moved', 'gone']),
  /** Who answered; null for what became of the meeting. */
  name: z.string().nullable(),
  mail: z.string().nullable(),
  /** The time that is proposed, or that it was moved to. */
  at: z.iso.datetime().nullable(),
  /** The time before the move. */
  was: z.iso.datetime().nullable(),
  since: z.iso.datetime(),
});
export type KickoffPoint = z.infer<typeof kickoffPoint>;

export const kickoffView = z.object({
  state: z.enum(['none', 'sending', 'sent', 'needs-attention']),
  durationMinutes: z.int(),
  attendees: z.array(attendee),
  missing: z.array(z.string()),
  preview: z.object({ subject: z.string(), agenda: z.array(z.string()) }),
  event: z
    .object({
      start: z.iso.datetime(),
      end: z.iso.datetime(),
      timeZone: z.string(),
      joinUrl: z.url().nullable(),
      webUrl: z.url().nullable(),
      /** Somebody deleted or cancelled it in Outlook: another can be sent. */
      isGone: z.boolean(),
    })
    .nullable(),
  /** How often an invitation was made; each is another event. */
  revision: z.int(),
  replies: z.array(
    z.object({
      name: z.string(),
      mail: z.string(),
      answer,
      proposes: z.iso.datetime().nullable(),
    }),
  ),
  points: z.array(kickoffPoint),
  /** Why nobody can tell what stands in Outlook; null while it is read. */
  unread: z.string().nullable(),
  problem: z.object({ what: z.string(), todo: z.string() }).nullable(),
  /** Null when sending is possible; else the plain sentence why not yet. */
  whyNot: z.string().nullable(),
  can: z.object({ send: z.boolean(), keep: z.boolean() }),
});
export type KickoffView = z.infer<typeof kickoffView>;

/** `problem` says in a sentence why no calendar could be read (a missing grant, say). */
export const kickoffTimes = z.object({
  timeZone: z.string(),
  /** The client's, which every time is said in beside the reader's own. */
  clientZone: z.string(),
  times: z.array(kickoffTime),
  problem: z.string().nullable(),
});
export type KickoffTimes = z.infer<typeof kickoffTimes>;

export const timesQuery = z.strictObject({
  zone: zoneName.optional(),
});

export const sendKickoffInput = z.strictObject({ start: typedInstant });
export type SendKickoffInput = z.infer<typeof sendKickoffInput>;

/** The kickoff stays as it is, whatever was done in Outlook up to that moment: what came later was not seen. */
export const keepKickoffInput = z.strictObject({ upTo: typedInstant });
export type KeepKickoffInput = z.infer<typeof keepKickoffInput>;
