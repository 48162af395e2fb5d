import type { Role } from '../people/model.ts';
import type { BlockOf } from '../record/blocks.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf, isOwnSubmission } from '../record/holders.ts';
import type { CheckRecord } from './facts.ts';
import type { CheckKind } from './model.ts';
import { checksFor, needsMirror } from './rules.ts';

type CheckCode = `no_${CheckKind}_check`;

export type ReviewBlock =
  | BlockOf<CheckCode, { kind: 'check'; check: CheckKind }>
  | BlockOf<'mirror_not_written' | 'mirror_not_approved', never>;

type Reviewed = Pick<HandoverRow, 'depth' | 'mirror_at' | 'mirror_approved_at'>;
type Checked = Pick<HandoverRow, 'depth' | 'holders' | 'submitted_by'>;

const checkWords: Record<CheckKind, string> = {
  feasibility: 'Nobody has said that it is feasible',
  timeline: 'Nobody has said that it fits the time',
  resources: 'Nobody has said that the people are there',
};

/** Acceptance: somebody put their name to every check of the depth, and nobody who sold it. */
export function checkBlocks(
  handover: Checked,
  checks: readonly Pick<CheckRecord, 'kind' | 'by'>[],
): ReviewBlock[] {
  const counted = checks.filter(({ by }) => !isOwnSubmission(handover, by));
  return checksFor(handover.depth)
    .filter(({ kind }) => !counted.some((check) => check.kind === kind))
    .map(({ kind, role }) => ({
      code: `no_${kind}_check` as const,
      subjects: [{ kind: 'check', check: kind }],
      text: checkWords[kind],
      ...(isOwnSubmission(handover, holderOf(handover, role)) ? byAnother : byHolder(role)),
    }));
}

function byHolder(role: Role): Pick<ReviewBlock, 'role' | 'cure'> {
  const cure = {
    label: 'Check',
    step: 'Give your check',
    page: 'overview',
    ref: 'checks',
  } as const;
  return { role, cure };
}

const byAnother = {
  detail: 'Whoever sold it gives none of tech’s checks.',
  role: 'delivery-head',
  cure: { label: 'Name one', step: 'Name somebody else', page: 'overview', ref: 'people' },
} as const;

/** Acceptance: tech wrote down what it understood, and sales agreed to those words. */
export function mirrorBlocks(handover: Reviewed): ReviewBlock[] {
  const { depth, mirror_at: since } = handover;
  if (!needsMirror(depth) || handover.mirror_approved_at !== null) return [];
  const place = { page: 'overview', ref: 'mirror' } as const;
  if (since === null) {
    return [
      {
        code: 'mirror_not_written',
        subjects: [],
        text: 'What tech understood is not written down',
        role: 'tech-lead',
        since,
        cure: { label: 'Write', step: 'Write what tech understood', ...place },
      },
    ];
  }
  return [
    {
      code: 'mirror_not_approved',
      subjects: [],
      text: 'Sales has not agreed to what tech understood',
      role: 'sales-owner',
      since,
      cure: { label: 'Agree', step: 'Agree to what tech understood', ...place },
    },
  ];
}
