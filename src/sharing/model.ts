import { z } from 'zod';
import { day } from '../people/model.ts';

/** The version sales last shared, built from an allow-list of what is marked for the client. */
export const clientView = z.object({
  standing: z.literal('client'),
  id: z.guid(),
  project: z.string(),
  clientName: z.string(),
  from: z.string(),
  number: z.int(),
  sharedAt: z.iso.datetime(),
  promisedStart: day,
  goLive: day,
  sections: z.array(
    z.object({
      title: z.string(),
      items: z.array(
        z.object({
          title: z.string(),
          text: z.string().nullable(),
          columns: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
      ),
    }),
  ),
  whoToAsk: z.object({ work: z.string().nullable(), commercial: z.string().nullable() }),
});
export type ClientView = z.infer<typeof clientView>;

/** A client contact before anything was shared. */
export const nothingShared = z.object({
  standing: z.literal('client-waiting'),
  project: z.string(),
  from: z.string(),
});
export type NothingShared = z.infer<typeof nothingShared>;

/** What a client contact is shown at a handover's address. */
export const clientPage = z.discriminatedUnion('standing', [clientView, nothingShared]);
