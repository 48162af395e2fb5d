import { z } from 'zod';
import { boundedText, day } from '../people/model.ts';
import { itemKey } from '../templates/model.ts';

/** What the client reads: what was accepted, or before that what sales showed early; an allow-list of what is marked for them. */
export const clientView = z.object({
  standing: z.literal('client'),
  id: z.guid(),
  project: z.string(),
  clientName: z.string(),
  from: z.string(),
  /** When it was accepted, or shown early. */
  at: z.iso.datetime(),
  isAccepted: z.boolean(),
  /** What is other than in the text that somebody of the client looked at before; null where nobody did. */
  changed: z.object({ since: z.iso.datetime(), by: z.string(), count: z.int() }).nullable(),
  promisedStart: day,
  goLive: day,
  sections: z.array(
    z.object({
      title: z.string(),
      items: z.array(
        z.object({
          key: itemKey,
          title: z.string(),
          isChanged: z.boolean(),
          /** What this reader said is not quite so. */
          notQuite: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
          text: z.string().nullable(),
          columns: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
      ),
    }),
  ),
  whoToAsk: z.object({ work: z.string().nullable(), commercial: z.string().nullable() }),
  maySayNotQuite: z.boolean(),
});
export type ClientView = z.infer<typeof clientView>;

/** The client says what of the text is not quite so, and how it is instead. */
export const notQuiteInput = z.strictObject({ key: itemKey, text: boundedText(2000) });
export type NotQuiteInput = z.infer<typeof notQuiteInput>;

/** A client contact before anything is shown to them. */
export const nothingShared = z.object({
  standing: z.literal('client-waiting'),
  project: z.string(),
  from: z.string(),
});
export type NothingShared = z.infer<typeof nothingShared>;

/** What a client contact is shown at a handover's address. */
export const clientPage = z.discriminatedUnion('standing', [clientView, nothingShared]);
