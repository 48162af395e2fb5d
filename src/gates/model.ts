import { z } from 'zod';
import { personRef, role } from '../people/model.ts';
import { returnReason } from '../points/model.ts';
import { page } from '../record/model.ts';
import { checkKind } from '../review/model.ts';

export const gate = z.enum(['submit', 'accept', 'start']);
export type Gate = z.infer<typeof gate>;

/** Everything that can stand in the way of a gate; each concept declares its own in `blocks.ts`. */
export const blockerCode = z.enum([
  'point_open',
  'no_client_contact',
  'no_tech_lead',
  'no_project_manager',
  'item_unknown',
  'item_asked',
  'field_missing',
  'item_unread',
  'proposal_unseen',
  'no_exclusions',
  'no_change_policy',
  'promise_without_source',
  'promise_unchecked',
  'promise_unresolved',
  'promise_not_carried',
  'only_said_without_plan',
  'question_open',
  'no_feasibility_check',
  'no_timeline_check',
  'no_resources_check',
  'mirror_not_written',
  'mirror_declined',
  'mirror_not_approved',
]);
export type BlockerCode = z.infer<typeof blockerCode>;

/** One thing a blocker is about. */
export const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), role }),
  z.object({ kind: z.literal('item'), key: z.string() }),
  z.object({ kind: z.literal('promise'), id: z.guid() }),
  z.object({ kind: z.literal('question'), id: z.guid() }),
  z.object({ kind: z.literal('check'), check: checkKind }),
  z.object({ kind: z.literal('point'), id: z.guid() }),
]);

/** What stands in the way of a gate: a sentence, whom it waits for, and the one click that cures it. */
export const blocker = z.object({
  code: blockerCode,
  /** Everything it is about; empty where it concerns the handover itself. */
  subjects: z.array(subject),
  text: z.string(),
  detail: z.string().nullable(),
  /** As what it is sent back, if tech sends it back. */
  reason: returnReason,
  waitsFor: personRef.nullable(),
  since: z.iso.datetime().nullable(),
  yours: z.boolean(),
  cure: z.object({ label: z.string(), page, ref: z.string().nullable() }),
});
export type Blocker = z.infer<typeof blocker>;
