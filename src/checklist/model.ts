import { z } from 'zod';
import {
  audience,
  boundedText,
  codePointsIn,
  guid,
  personRef,
  role,
  shortText,
  textUpTo,
} from '../people/model.ts';
import { itemDefinition, itemKey, section } from '../templates/model.ts';

export const itemStatus = z.enum(['unknown', 'answered', 'not-applicable', 'verified']);
export type ItemStatus = z.infer<typeof itemStatus>;

/** One row of a list item; the id stays, so that promises can point at it. */
export const itemRow = z.object({ id: z.guid(), values: z.record(z.string(), z.string()) });
export type ItemRow = z.infer<typeof itemRow>;

/**
 * Who is to say something that is missing: somebody of tech, or of the client; `of` is null while
 * nobody is named there. `isNamed`: sales asked them, where else the template says who knows it.
 */
export const askedView = z.object({
  party: z.enum(['tech', 'client']),
  of: personRef.nullable(),
  isNamed: z.boolean(),
});
export type AskedView = z.infer<typeof askedView>;

/** A checklist item as one reader sees it. `version` goes into If-Match. */
export const itemView = z.object({
  definition: itemDefinition,
  required: z.boolean(),
  audience,
  /** `asked`: nothing stands there, and somebody else than sales is to say it. */
  status: z.enum([...itemStatus.options, 'asked']),
  asked: askedView.nullable(),
  /** The columns needed at this depth that are empty in some rows, and who is to say them; null is sales. */
  lacks: z.array(
    z.object({ field: z.string(), rows: z.array(z.guid()), asked: askedView.nullable() }),
  ),
  text: z.string(),
  rows: z.array(itemRow),
  reason: z.string().nullable(),
  source: z.string().nullable(),
  version: z.int(),
  changedBy: personRef.nullable(),
  changedAt: z.iso.datetime().nullable(),
  verifiedBy: personRef.nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  can: z.object({ edit: z.boolean(), markRead: z.boolean(), propose: z.boolean() }),
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

/** What one item holds at most, in its text or in all its cells together. */
const mostCharacters = 50_000;

/** What an item said at one time, as far as the reader reads it; null where nobody had touched it. */
const itemSaid = z.object({
  status: itemStatus,
  text: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  reason: z.string().nullable(),
  source: z.string().nullable(),
});
export type ItemSaid = z.infer<typeof itemSaid>;

/** What one revision of an item changed: whose, when, what it said before and after. */
export const revisionView = z.object({
  key: itemKey,
  title: z.string(),
  number: z.int(),
  by: personRef,
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  before: itemSaid.nullable(),
  after: itemSaid,
});
export type RevisionView = z.infer<typeof revisionView>;

const rowInput = z.strictObject({
  id: guid.optional(),
  values: z.record(z.string().max(60), textUpTo(2000)),
});
const rowsInput = z
  .array(rowInput)
  .max(200, 'An item holds at most 200 rows. Put some of them into one, or leave them out.')
  .refine((rows) => {
    const ids = rows.flatMap(({ id }) => id ?? []);
    return new Set(ids).size === ids.length;
  }, 'Two rows carry the same id. Give each its own, or none to a new one.')
  .refine(
    (rows) => charactersIn(rows) <= mostCharacters,
    `The rows of an item hold at most ${mostCharacters} characters together. Shorten some.`,
  );

function charactersIn(rows: readonly z.infer<typeof rowInput>[]): number {
  const cells = rows.flatMap(({ values }) => Object.values(values));
  return cells.reduce((sum, cell) => sum + codePointsIn(cell), 0);
}

/** What an edit may carry: an answer (text or rows), or "not applicable" with its reason. */
export const saveItemInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: textUpTo(mostCharacters),
    source: shortText(300).nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal('rows'),
    rows: rowsInput,
    source: shortText(300).nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('not-applicable'), reason: boundedText(500) }),
]);
export type SaveItemInput = z.infer<typeof saveItemInput>;

/** Sales asks the holder of a role or a contact for an item, or for one field of its rows; null asks nobody in particular. */
export const askItemInput = z.strictObject({
  field: z.string().max(60).optional(),
  of: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('role'), role: role.exclude(['sales-owner']) }),
      z.strictObject({ kind: z.literal('contact'), id: guid }),
    ])
    .nullable(),
});
export type AskItemInput = z.infer<typeof askItemInput>;

/** Tech says "read, no questions" for items at exactly these versions. */
export const markReadInput = z.strictObject({
  items: z
    .array(z.strictObject({ key: z.string().max(80), version: z.int().min(0).max(999_999_999) }))
    .min(1)
    .max(100),
});
export type MarkReadInput = z.infer<typeof markReadInput>;
