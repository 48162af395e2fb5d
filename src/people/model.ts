import { z } from 'zod';
import { controls, isBlank } from '../one-line.ts';

/** An id that a caller names: in capitals it is the same one, and is compared as we store it. */
export const guid = z.guid().toLowerCase();

/** The side somebody stands on in a handover. */
export const party = z.enum(['sales', 'tech', 'client']);
export type Party = z.infer<typeof party>;

/** What a person is named as on one handover; one person may hold several. */
export const role = z.enum(['sales-owner', 'tech-lead', 'project-manager', 'delivery-head']);
export type Role = z.infer<typeof role>;

/** Who may read a thing: our team, named people, or the client too. */
export const audience = z.enum(['internal', 'restricted', 'client']);
export type Audience = z.infer<typeof audience>;

/** A person as every screen and card shows them. */
export const personRef = z.object({ id: z.string(), name: z.string(), party: party.nullable() });
export type PersonRef = z.infer<typeof personRef>;

/** A client person named on the handover; `personId` is null until they are known as a guest. */
export const clientContact = z.object({
  id: z.guid(),
  name: z.string(),
  mail: z.email(),
  timeZone: z.string().nullable(),
});

/**
 * One line of text a person types, counted in code points. It stands inside our own sentences, cards
 * and folder names, so nothing in it may reorder those (IN13).
 */
export function shortText(maximum: number) {
  return boundedText(maximum)
    .refine((text) => !/[\r\n]/u.test(text), 'Write it on one line.')
    .refine((text) => !controls.test(text), 'Remove the invisible characters.');
}

/**
 * Text a person types: trimmed, not empty or of unseen signs alone, at most `maximum` code points, which is what the
 * `maxLength` of a JSON schema counts too.
 */
export function boundedText(maximum: number) {
  return z
    .string()
    .trim()
    .refine((text) => !isBlank(text), 'Write something.')
    .refine((text) => isWithin(text, maximum), `At most ${maximum} characters: shorten it.`)
    .meta({ minLength: 1, maxLength: maximum });
}

/** Text that may be empty, at most `maximum` code points. */
export function textUpTo(maximum: number) {
  return z
    .string()
    .refine((text) => isWithin(text, maximum), `At most ${maximum} characters: shorten it.`)
    .meta({ maxLength: maximum });
}

function isWithin(text: string, maximum: number): boolean {
  // One code point is at most two units: what is longer needs no counting.
  return text.length <= maximum * 2 && codePointsIn(text) <= maximum;
}

/** How long a text is to a person who counts: a character outside the basic plane is one. */
export function codePointsIn(text: string): number {
  return Array.from(text).length;
}

/** A calendar day as `YYYY-MM-DD`. */
export const day = z.iso.date();

/** A day that a person types: what lies outside of our century is a slip of the hand. */
export const typedDay = day.refine(isOfOurCentury, 'Write a date between 2000 and 2099.');

/** An instant that a caller names, as finely as anything reads it: ISO 8601 in UTC, a day as above. */
export const typedInstant = z.iso
  .datetime()
  .refine(
    (text) => isOfOurCentury(text) && /^[^.]+(\.\d{1,9})?Z$/u.test(text),
    'Write a time between 2000 and 2099, like 2027-03-31T09:00:00Z.',
  );

/** Nothing is fixed for a day that is further off than this. */
export const furthestYears = 5;

function isOfOurCentury(text: string): boolean {
  return text.startsWith('20');
}
