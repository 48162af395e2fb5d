import { z } from 'zod';
import { pages } from '../pages.ts';
import { guid, personRef } from '../people/model.ts';

/** Where a handover stands on its way. */
export const state = z.enum([
  'draft',
  'in-review',
  'accepted',
  'in-delivery',
  'closed',
  'paused',
  'cancelled',
]);
export type State = z.infer<typeof state>;

/** How much a handover demands; suggested from the deal, never lowered after submission. */
export const depth = z.enum(['light', 'standard', 'thorough']);
export type Depth = z.infer<typeof depth>;

export const handoverId = guid;

/** The parameters of a path that begins with a handover. */
export const ofHandover = z.object({ id: handoverId });

/** Where a list goes on: what the answer before gave as `next`, null where it ended. */
export const next = z.string().nullable();
export const afterQuery = z.strictObject({ after: z.string().max(200).optional() });
export type AfterQuery = z.infer<typeof afterQuery>;

/** Where in a handover something happened, or is cured. */
export const page = z.enum(pages);
export type Page = z.infer<typeof page>;

/** One line of the list of changes; `text` is a plain sentence. */
export const change = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: personRef.nullable(),
  text: z.string(),
  page,
  ref: z.string().nullable(),
  /** The revision of the item `ref` that it tells of, if the reader may open it. */
  revision: z.int().nullable(),
});
export type Change = z.infer<typeof change>;

/** The list of changes from somewhere on, newest first. */
export const changes = z.object({ changes: z.array(change), next });
export type Changes = z.infer<typeof changes>;
