import { z } from 'zod';
import { boundedText, day, guid, personRef, shortText, typedDay } from '../people/model.ts';

export const standing = z.enum(['written', 'only-said', 'client-confirmed', 'withdrawn']);
export const verdict = z.enum([
  'yes',
  'yes-if',
  'not-for-this-money',
  'not-by-this-date',
  'no',
  'need-to-know-more',
]);
export type Verdict = z.infer<typeof verdict>;
export const resolution = z.enum([
  'keep',
  'keep-with-condition',
  'offer-instead',
  'change-request',
  'renegotiate',
  'withdraw',
]);
export type Resolution = z.infer<typeof resolution>;
/** How an only-said promise will be put straight with the client. */
export const confirmationPlan = z.enum(['by-mail', 'at-kickoff', 'withdraw']);
export const saidVia = z.enum(['call', 'meeting', 'mail', 'chat', 'proposal', 'document']);

/**
 * Where a promise stands with the gate: unchecked, answered and still to be agreed, nothing left to
 * say about it, or taken back.
 */
export const promiseGroup = z.enum(['to-agree', 'unchecked', 'fine', 'withdrawn']);
export type PromiseGroup = z.infer<typeof promiseGroup>;

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
  effortHours: z.number().nullable(),
  possibleDate: day.nullable(),
  condition: z.string().nullable(),
  fallback: z.string().nullable(),
  verdictBy: personRef.nullable(),
  verdictAt: z.iso.datetime().nullable(),
  resolution: resolution.nullable(),
  resolutionNote: z.string().nullable(),
  agreedBySales: personRef.nullable(),
  agreedByTech: personRef.nullable(),
  carriedBy: z.object({ itemKey: z.string(), rowId: z.guid(), label: z.string() }).nullable(),
  addedBy: personRef.nullable(),
  version: z.int(),
  can: z.object({
    edit: z.boolean(),
    giveVerdict: z.boolean(),
    resolve: z.boolean(),
    agree: z.boolean(),
    carry: z.boolean(),
    plan: z.boolean(),
  }),
});
export type PromiseView = z.infer<typeof promiseView>;

export const promisesView = z.object({
  promises: z.array(promiseView),
  /** Rows of deliverables and functional requirements a kept promise can be carried by. */
  carriers: z.array(z.object({ itemKey: z.string(), rowId: z.guid(), label: z.string() })),
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

export const verdictInput = z.strictObject({
  verdict,
  effortHours: z.number().min(-10_000).max(100_000).nullable().optional(),
  possibleDate: typedDay.nullable().optional(),
  condition: boundedText(500).nullable().optional(),
  fallback: boundedText(500).nullable().optional(),
});
export type VerdictInput = z.infer<typeof verdictInput>;

export const resolveInput = z.strictObject({
  resolution,
  note: boundedText(500).nullable().optional(),
});
export type ResolveInput = z.infer<typeof resolveInput>;

export const carryInput = z.strictObject({ itemKey: z.string().max(80), rowId: guid });
export type CarryInput = z.infer<typeof carryInput>;

export const planInput = z.strictObject({ plan: confirmationPlan });
export type PlanInput = z.infer<typeof planInput>;
