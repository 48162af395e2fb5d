import { z } from 'zod';
import { boundedText, personRef } from '../people/model.ts';
import { change, page } from '../record/model.ts';

/** Why tech sends something back: what sales has to mend, in a closed list (product.md). */
export const returnReason = z.enum([
  'missing-document',
  'missing-section',
  'unclear-requirement',
  'promise-not-feasible',
  'date-or-budget',
  'no-exclusions',
  'no-client-contact',
  'commercial-gap',
  'contradiction',
  'other',
]);
export type ReturnReason = z.infer<typeof returnReason>;

const ref = z.string().min(1).max(80);
const words = { reason: returnReason, text: boundedText(500) };

/** A point as tech says it: about something in the record, or in words alone. */
export const pointInput = z.strictObject({
  ...words,
  page: page.nullable().optional(),
  ref: ref.nullable().optional(),
});
export type PointInput = z.infer<typeof pointInput>;

export const pointWords = z.strictObject(words);
export type PointWords = z.infer<typeof pointWords>;

/** What is said with the press itself, beside what was collected before. */
export const sendBackInput = z.strictObject({
  points: z.array(pointInput).max(20).optional(),
  shouldHaveBeen: z.string().max(80).nullable().optional(),
});
export type SendBackInput = z.infer<typeof sendBackInput>;

/** What sales did about a point; `open` takes back what was said before. */
export const handleInput = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    /** Where it was mended, if not where the point is about. */
    changed: z.strictObject({ page, ref }).optional(),
  }),
  z.strictObject({ outcome: z.literal('cant'), because: boundedText(500) }),
  z.strictObject({ outcome: z.literal('open') }),
]);
export type HandleInput = z.infer<typeof handleInput>;

/** One point as a reader sees it. */
export const pointView = z.object({
  id: z.guid(),
  reason: returnReason,
  text: z.string(),
  page: page.nullable(),
  ref: z.string().nullable(),
  /** Who collected it. */
  by: personRef.nullable(),
  state: z.enum(['not-sent', 'open', 'done', 'cant']),
  /** Why sales can't. */
  answer: z.string().nullable(),
  handledBy: personRef.nullable(),
  handledAt: z.iso.datetime().nullable(),
  /** What changed since it was sent, where it is about or where it was mended. */
  change: change.nullable(),
  version: z.int(),
  can: z.object({ edit: z.boolean(), handle: z.boolean() }),
});
export type PointView = z.infer<typeof pointView>;

/** What tech collected and what it sent last, as far as one reader sees it. */
export const pointsView = z.object({
  notSent: z.array(pointView),
  sentBack: z
    .object({ at: z.iso.datetime(), by: personRef.nullable(), points: z.array(pointView) })
    .nullable(),
  /** What changed since it came back, the newest for each place: what a point may be mended by. */
  changes: z.array(change),
  can: z.object({ collect: z.boolean() }),
});
export type PointsView = z.infer<typeof pointsView>;
