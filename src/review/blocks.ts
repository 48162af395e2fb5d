import { shorten } from '../one-line.ts';
import type { Role } from '../people/model.ts';
import type { PointRecord } from '../points/facts.ts';
import type { BlockOf } from '../record/blocks.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf, isOwnSubmission } from '../record/holders.ts';
import type { CheckRecord } from './facts.ts';
import type { CheckKind } from './model.ts';
import { checksFor, needsMirror, refusalOf } from './rules.ts';

type CheckCode = `no_${CheckKind}_check`;

export type ReviewBlock =
  | BlockOf<CheckCode, { kind: 'check'; check: CheckKind }>
  | BlockOf<'mirror_not_written' | 'mirror_declined' | 'mirror_not_approved', never>;

type Reviewed = Pick<
  HandoverRow,
  'depth' | 'mirror_at' | 'mirror_approved_at' | 'mirror_declined_at' | 'mirror_reason'
>;
type Checked = Pick<HandoverRow, 'depth' | 'holders' | 'submitted_by' | 'state'>;

const checkWords: Record<CheckKind, string> = {
  feasibility: 'Tech has not vouched that it is feasible',
  timeline: 'Tech has not vouched that it fits the time',
  resources: 'Tech has not vouched that the people are there',
};

type Given = {
  handover: Checked;
  checks: readonly Pick<CheckRecord, 'kind' | 'by'>[];
  points: readonly Pick<PointRecord, 'page' | 'ref' | 'round'>[];
};

/**
 * Acceptance: somebody put their name to every check of the depth, and nobody who sold it. What was said
 * against one waits for the lead, who sends it back; it is tech's own until then, so no word of it is here.
 */
export function checkBlocks({ handover, checks, points }: Given): ReviewBlock[] {
  const counted = checks.filter(({ by }) => !isOwnSubmission(handover, by));
  return checksFor(handover.depth)
    .filter(({ kind }) => !counted.some((check) => check.kind === kind))
    .map(({ kind, role }) => ({
      code: `no_${kind}_check` as const,
      subjects: [{ kind: 'check', check: kind }],
      text: checkWords[kind],
      ...whoGives(role, { handover, isRefused: refusalOf(kind, points, handover.state) !== null }),
    }));
}

function whoGives(
  role: Role,
  { handover, isRefused }: { handover: Checked; isRefused: boolean },
): Pick<ReviewBlock, 'role' | 'cure'> {
  if (isOwnSubmission(handover, holderOf(handover, role))) return byAnother;
  return isRefused ? byLead : byHolder(role);
}

const byLead = {
  role: 'tech-lead',
  cure: { label: 'Look', step: 'Send back what was said', page: 'overview', ref: 'checks' },
} as const;

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
  if (handover.mirror_declined_at !== null) {
    return [
      {
        code: 'mirror_declined',
        subjects: [],
        text: 'Sales says that what tech understood is not the deal',
        ...(handover.mirror_reason === null ? {} : { detail: shorten(handover.mirror_reason) }),
        role: 'tech-lead',
        since: handover.mirror_declined_at,
        cure: { label: 'Change', step: 'Change what tech understood', ...place },
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
