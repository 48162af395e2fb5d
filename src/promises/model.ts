import { z } from 'zod';
import { boundedText, day, guid, personRef, shortText, typedDay } from '../people/model.ts';

export const standing = z.enum(['written', 'only-said', 'client-confirmed', 'withdrawn']);
/** What tech answers: yes with whatever it takes, or one of what is pressed instead. */
export const verdict = z.enum(['yes', 'no', 'need-to-know-more']);
/** What follows from the answer and from what was typed with it; hours and date may both hold. */
export const verdictFact = z.enum([
  'yes',
  'yes-if',
  'over-hours',
  'later',
  'no',
  'need-to-know-more',
]);
export type VerdictFact = z.infer<typeof verdictFact>;
/** What becomes of it; the first three are what sales agreed to: as it is, with its condition, or instead. */
export const resolution = z.enum([
  'keep',
  'keep-with-condition',
  'offer-instead',
  'change-request',
  'withdraw',
]);
export type Resolution = z.infer<typeof resolution>;
/** What sales presses. */
export const decision = z.enum(['agree', 'change-request', 'withdraw']);
export type Decision = z.infer<typeof decision>;
/** How the client will confirm a promise that was only said. */
export const confirmationPlan = z.enum(['by-mail', 'at-kickoff', 'withdraw']);
export const saidVia = z.enum(['call', 'meeting', 'mail', 'chat', 'proposal', 'document']);

/**
 * Where a promise stands with the gate: unchecked, answered and still to be agreed, nothing left to
 * say about it, or taken back.
 */
export const promiseGroup = z.enum(['to-agree', 'unchecked', 'fine', 'withdrawn']);
export type PromiseGroup = z.infer<typeof promiseGroup>;

/** A row that a promise can be in, as people call it: `Deliverable 4`, and what it says first. */
export const carrier = z.object({
  itemKey: z.string(),
  rowId: z.guid(),
  name: z.string(),
  text: z.string(),
});
export type Carrier = z.infer<typeof carrier>;

/** A promise as one reader sees it. Hours are working hours over what was sold. */
export const promiseView = z.object({
  id: z.guid(),
  text: z.string(),
  group: promiseGroup,
  promisedBy: z.string().nullable(),
  promisedTo: z.string().nullable(),
  promisedOn: day.nullable(),
  via: saidVia.nullable(),
  source: z.string().nullable(),
  standing,
  plan: confirmationPlan.nullable(),
  verdict: verdict.nullable(),
  facts: z.array(verdictFact),
  effortHours: z.number().nullable(),
  possibleDate: day.nullable(),
  condition: z.string().nullable(),
  /** What tech offers instead, and the hours that takes over what was sold. */
  fallback: z.string().nullable(),
  fallbackHours: z.number().nullable(),
  verdictBy: personRef.nullable(),
  verdictAt: z.iso.datetime().nullable(),
  resolution: resolution.nullable(),
  resolutionNote: z.string().nullable(),
  resolvedBy: personRef.nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  /** The row it is in; `suggestedIn` where none was named yet, by the words they share. */
  carriedBy: carrier.nullable(),
  suggestedIn: carrier.nullable(),
  addedBy: personRef.nullable(),
  version: z.int(),
  can: z.object({
    edit: z.boolean(),
    giveVerdict: z.boolean(),
    resolve: z.boolean(),
    /** There is something to agree to. */
    agree: z.boolean(),
    carry: z.boolean(),
    plan: z.boolean(),
  }),
});
export type PromiseView = z.infer<typeof promiseView>;

export const promisesView = z.object({
  promises: z.array(promiseView),
  /** The rows that a kept promise can be in. */
  carriers: z.array(carrier),
  hoursSold: z.number().nullable(),
  hoursNeeded: z.number().nullable(),
  goLivePromised: day,
  goLivePossible: day.nullable(),
  can: z.object({ add: z.boolean() }),
});
export type PromisesView = z.infer<typeof promisesView>;

/** A promise as typed: only-said ones need no source, all others say where it stands. */
export const promiseInput = z.strictObject({
  text: boundedText(1000),
  onlySaid: z.boolean(),
  promisedBy: shortText(120).nullable().optional(),
  promisedTo: shortText(120).nullable().optional(),
  promisedOn: typedDay.nullable().optional(),
  via: saidVia.nullable().optional(),
  source: shortText(300).nullable().optional(),
});
export type PromiseInput = z.infer<typeof promiseInput>;

/** Which row a promise is in. */
export const carryInput = z.strictObject({ itemKey: z.string().max(80), rowId: guid });
export type CarryInput = z.infer<typeof carryInput>;

const hoursOver = z.number().min(-10_000).max(100_000);

/** What tech types of a promise; nothing typed and nothing pressed is a yes. */
export const verdictInput = z.strictObject({
  pressed: verdict.exclude(['yes']).optional(),
  effortHours: hoursOver.nullable().optional(),
  possibleDate: typedDay.nullable().optional(),
  condition: boundedText(500).nullable().optional(),
  fallback: boundedText(500).nullable().optional(),
  fallbackHours: hoursOver.nullable().optional(),
  carrier: carryInput.optional(),
});
export type VerdictInput = z.infer<typeof verdictInput>;

/** One press of sales for one promise, or for several that are alike, each as it was seen. */
export const resolveInput = z.strictObject({
  decision,
  promises: z
    .array(
      z.strictObject({
        id: guid,
        version: z.int().min(0).max(999_999_999),
        carrier: carryInput.optional(),
      }),
    )
    .min(1)
    .max(50),
});
export type ResolveInput = z.infer<typeof resolveInput>;

export const planInput = z.strictObject({ plan: confirmationPlan });
export type PlanInput = z.infer<typeof planInput>;
