import { z } from 'zod';
import { boundedText, guid, personRef, textUpTo } from '../people/model.ts';
import { itemKey } from '../templates/model.ts';

const cell = z.strictObject({ row: guid, field: z.string().max(60), value: textUpTo(2000) });
const newRow = z.strictObject({ values: z.record(z.string().max(60), textUpTo(2000)) });
const most = 200;

/** What an item would say: another text, some cells of its rows and new rows, or why it isn't applicable. */
export const proposeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: boundedText(50_000) }),
  z.strictObject({
    kind: z.literal('rows'),
    cells: z.array(cell).max(most),
    rows: z.array(newRow).max(most),
  }),
  z.strictObject({ kind: z.literal('not-applicable'), reason: boundedText(500) }),
]);
export type ProposeInput = z.infer<typeof proposeInput>;

/** One proposal as it was seen: whose, for what, at which version, on which version of the item. */
const seenProposal = z.strictObject({
  key: itemKey,
  by: guid,
  version: z.int().min(1).max(999_999_999),
  itemVersion: z.int().min(0).max(999_999_999),
});
export type SeenProposal = z.infer<typeof seenProposal>;

/** Sales takes proposals, exactly as they were seen. */
export const takeInput = z.strictObject({ proposals: z.array(seenProposal).min(1).max(most) });
export type TakeInput = z.infer<typeof takeInput>;

/** Sales leaves a proposal out. */
export const leaveOutInput = seenProposal.pick({ key: true, by: true, version: true });
export type LeaveOutInput = z.infer<typeof leaveOutInput>;

/** Whoever proposed it withdraws it. */
export const withdrawProposalInput = seenProposal.pick({ key: true });
export type WithdrawProposalInput = z.infer<typeof withdrawProposalInput>;

/** A proposal as one reader sees it: what would change, before and after, in the columns that are theirs. */
export const proposalView = z.object({
  key: itemKey,
  title: z.string(),
  by: personRef,
  at: z.iso.datetime(),
  version: z.int(),
  itemVersion: z.int(),
  /** `label` is the column, or empty for a text; `row` says which row by what stands first in it. */
  changes: z.array(
    z.object({ row: z.string(), label: z.string(), before: z.string(), after: z.string() }),
  ),
  isOwn: z.boolean(),
});
export type ProposalView = z.infer<typeof proposalView>;

export const proposalsView = z.object({
  proposals: z.array(proposalView),
  can: z.object({ take: z.boolean() }),
});
export type ProposalsView = z.infer<typeof proposalsView>;
