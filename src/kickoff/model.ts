import { z } from 'zod';
import { party, typedInstant } from '../people/model.ts';
import { isTimeZone } from '../time-zones.ts';

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
    })
    .nullable(),
  problem: z.object({ what: z.string(), todo: z.string() }).nullable(),
  /** Null when sending is possible; else the plain sentence why not yet. */
  whyNot: z.string().nullable(),
  can: z.object({ send: z.boolean() }),
});
export type KickoffView = z.infer<typeof kickoffView>;

/** `problem` says in a sentence why no calendar could be read (a missing grant, say). */
export const kickoffTimes = z.object({
  timeZone: z.string(),
  times: z.array(kickoffTime),
  problem: z.string().nullable(),
});
export type KickoffTimes = z.infer<typeof kickoffTimes>;

export const timesQuery = z.strictObject({
  zone: z.string().max(60).refine(isTimeZone, 'Write a time zone like Europe/Zurich.').optional(),
});

export const sendKickoffInput = z.strictObject({ start: typedInstant });
export type SendKickoffInput = z.infer<typeof sendKickoffInput>;
