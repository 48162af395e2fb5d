import { z } from 'zod';
import { audience, boundedText, personRef, shortText, textUpTo } from '../people/model.ts';
import { itemDefinition, section } from '../templates/model.ts';

export const itemStatus = z.enum(['unknown', 'answered', 'not-applicable', 'verified']);
export type ItemStatus = z.infer<typeof itemStatus>;

/** One row of a list item; the id stays, so that promises can point at it. */
export const itemRow = z.object({ id: z.guid(), values: z.record(z.string(), z.string()) });
export type ItemRow = z.infer<typeof itemRow>;

/** A checklist item as one reader sees it. `version` goes into If-Match. */
export const itemView = z.object({
  definition: itemDefinition,
  required: z.boolean(),
  audience,
  status: itemStatus,
  text: z.string(),
  rows: z.array(itemRow),
  reason: z.string().nullable(),
  source: z.string().nullable(),
  version: z.int(),
  changedBy: personRef.nullable(),
  changedAt: z.iso.datetime().nullable(),
  verifiedBy: personRef.nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  can: z.object({ edit: z.boolean(), markRead: z.boolean() }),
});
export type ItemView = z.infer<typeof itemView>;

/** The checklist in the order in which its template asks. `sections` are those this reader sees something of. */
export const checklistView = z.object({
  sections: z.array(section.pick({ key: true, title: true })),
  items: z.array(itemView),
  done: z.int(),
  total: z.int(),
});
export type ChecklistView = z.infer<typeof checklistView>;

const rowInput = z.strictObject({
  id: z.guid().optional(),
  values: z.record(z.string().max(60), textUpTo(2000)),
});

/** What an edit may carry: an answer (text or rows), or "not applicable" with its reason. */
export const saveItemInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: textUpTo(20_000),
    source: shortText(300).nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal('rows'),
    rows: z.array(rowInput).max(200),
    source: shortText(300).nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('not-applicable'), reason: boundedText(500) }),
]);
export type SaveItemInput = z.infer<typeof saveItemInput>;

/** Tech says "read and clear" for items at exactly these versions. */
export const markReadInput = z.strictObject({
  items: z
    .array(z.strictObject({ key: z.string().max(80), version: z.int().min(0) }))
    .min(1)
    .max(100),
});
export type MarkReadInput = z.infer<typeof markReadInput>;
