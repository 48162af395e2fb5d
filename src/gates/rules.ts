import { missingBlocks, readingBlocks, type ChecklistBlock } from '../checklist/blocks.ts';
import { pointBlocks, type PointBlock } from '../points/blocks.ts';
import type { ReturnReason } from '../points/model.ts';
import { promiseBlocks, sourceBlocks, type PromiseBlock } from '../promises/blocks.ts';
import { proposalBlocks, type ProposalBlock } from '../proposals/blocks.ts';
import { questionBlocks, type QuestionBlock } from '../questions/blocks.ts';
import { contactBlocks, roleBlocks, type RecordBlock } from '../record/blocks.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf } from '../record/holders.ts';
import { checkBlocks, mirrorBlocks, type ReviewBlock } from '../review/blocks.ts';
import type { GateFacts, SubmitFacts } from './facts.ts';
import type { BlockerCode, Gate } from './model.ts';

/** What may stand in the way of a gate; its codes are those of `model.ts`, or this does not compile. */
export type Block =
  | RecordBlock
  | ChecklistBlock
  | ProposalBlock
  | PromiseBlock
  | QuestionBlock
  | PointBlock
  | ReviewBlock;

/** What stands in the way of submitting (product.md, gate "submit"); empty when nothing does. */
export function submitBlocks(facts: SubmitFacts): Block[] {
  const { handover } = facts;
  return [
    ...pointBlocks(facts.points),
    ...contactBlocks(handover),
    ...missingBlocks({ ...facts, depth: handover.depth }),
    ...sourceBlocks(facts.promises),
  ];
}

/** What stands in the way of accepting (product.md, gate "accept"); empty when nothing does. */
export function acceptBlocks(facts: GateFacts): Block[] {
  const { handover } = facts;
  return [
    ...roleBlocks(handover),
    ...sourceBlocks(facts.promises),
    ...promiseBlocks(facts.promises),
    ...questionBlocks(facts.questions),
    ...proposalBlocks(facts.proposals),
    ...readingBlocks({ ...facts, depth: handover.depth }),
    ...checkBlocks(facts),
    ...mirrorBlocks(handover),
  ];
}

/** Which gate comes next for a handover, and what stands in its way. */
export function nextGate(facts: GateFacts): { gate: Gate | null; blocks: Block[] } {
  switch (facts.handover.state) {
    case 'draft':
      return { gate: 'submit', blocks: submitBlocks(facts) };
    case 'in-review':
      return { gate: 'accept', blocks: acceptBlocks(facts) };
    default:
      return { gate: null, blocks: [] };
  }
}

/** The one person a blocker waits for; null while nobody holds the role. */
export function waitsFor(block: Block, handover: Pick<HandoverRow, 'holders'>): string | null {
  return block.personId ?? holderOf(handover, block.role);
}

/** As what each blocker is sent back: a new code does not compile until it has its reason. */
export const reasonToSendBack: Record<BlockerCode, ReturnReason> = {
  point_open: 'other',
  no_client_contact: 'no-client-contact',
  no_tech_lead: 'other',
  no_project_manager: 'other',
  item_unknown: 'missing-section',
  item_asked: 'missing-section',
  field_missing: 'missing-section',
  item_unread: 'missing-section',
  proposal_unseen: 'other',
  no_exclusions: 'no-exclusions',
  no_change_policy: 'commercial-gap',
  promise_without_source: 'missing-document',
  promise_unchecked: 'other',
  promise_unresolved: 'promise-not-feasible',
  promise_not_carried: 'missing-section',
  only_said_without_plan: 'unclear-requirement',
  question_open: 'unclear-requirement',
  no_feasibility_check: 'other',
  no_timeline_check: 'other',
  no_resources_check: 'other',
  mirror_not_written: 'other',
  mirror_declined: 'other',
  mirror_not_approved: 'other',
};
