import { z } from 'zod';

/** An Entra object id: the `oid` claim of a person. */
export const personId = z.guid();

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

/** One line of text a person types: no control characters, counted in code points. */
export function shortText(maximum: number) {
  return boundedText(maximum).refine((text) => !/[\r\n]/u.test(text), 'Write it on one line.');
}

/** Text a person types: trimmed, not empty, without NUL, at most `maximum` code points. */
export function boundedText(maximum: number) {
  return z
    .string()
    .max(maximum * 2, `At most ${maximum} characters.`)
    .trim()
    .min(1, 'Write something.')
    .refine((text) => !text.includes('\u0000'), 'Remove the invisible characters.')
    .refine((text) => text.isWellFormed(), 'Remove the broken characters.')
    .refine((text) => Array.from(text).length <= maximum, `At most ${maximum} characters.`);
}

/** A calendar day as `YYYY-MM-DD`. */
export const day = z.iso.date();
