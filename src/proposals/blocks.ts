import type { BlockOf } from '../record/blocks.ts';
import { counted, countedFirst } from '../words.ts';
import type { ProposalStanding } from './facts.ts';

export type ProposalBlock = BlockOf<'proposal_unseen', { kind: 'item'; key: string }>;

/** Acceptance: sales has looked at whatever was proposed. */
export function proposalBlocks(proposals: readonly ProposalStanding[]): ProposalBlock[] {
  const [first] = proposals;
  if (!first) return [];
  const keys = [...new Set(proposals.map(({ key }) => key))];
  const count = proposals.length;
  return [
    {
      code: 'proposal_unseen',
      subjects: keys.map((key) => ({ kind: 'item', key })),
      text: countedFirst(count, 'proposal is not looked at', 'proposals are not looked at'),
      role: 'sales-owner',
      since: first.at,
      cure: {
        label: 'Look',
        step: `Look at ${counted(count, 'proposal')}`,
        page: 'checklist',
        ref: 'proposals',
      },
    },
  ];
}
