import type { Role } from '../people/model.ts';
import type { PointRecord } from '../points/facts.ts';
import type { ReturnReason } from '../points/model.ts';
import { isNotSent } from '../points/rules.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf, isOwnSubmission } from '../record/holders.ts';
import type { Depth, State } from '../record/model.ts';
import type { CheckKind } from './model.ts';

/** A check that a depth asks for, and whose it is. */
export type DueCheck = { kind: CheckKind; role: Role };

/** The checks a depth asks for (product.md, table of depths); at light the acceptance itself says it. */
export function checksFor(depth: Depth): DueCheck[] {
  if (depth === 'light') return [];
  return [
    { kind: 'feasibility', role: 'tech-lead' },
    { kind: 'timeline', role: 'project-manager' },
    { kind: 'resources', role: 'project-manager' },
  ];
}

/** Where what is said against a check is found again. */
export function placeOfCheck(kind: CheckKind): { page: 'overview'; ref: string } {
  return { page: 'overview', ref: `check:${kind}` };
}

/** Why it goes back to sales, by what tech can't vouch for. */
export const reasons = {
  feasibility: 'unclear-requirement',
  timeline: 'date-or-budget',
  resources: 'other',
} as const satisfies Record<CheckKind, ReturnReason>;

/**
 * What tech says against a check that nobody gave: while it is not sent, and while sales has it back;
 * once it is submitted again the check is asked for anew.
 */
export function refusalOf<Point extends Pick<PointRecord, 'page' | 'ref' | 'round'>>(
  kind: CheckKind,
  points: readonly Point[],
  state: State,
): Point | null {
  const { page, ref } = placeOfCheck(kind);
  const said = points.filter((point) => point.page === page && point.ref === ref);
  return said.findLast((point) => isNotSent(point) || state === 'draft') ?? null;
}

/** Who may give a check of this role: its holder, unless they sold it; then nobody, until another is named. */
export function checkerOf(
  handover: Pick<HandoverRow, 'holders' | 'submitted_by'>,
  role: Role,
): string | null {
  const holder = holderOf(handover, role);
  return isOwnSubmission(handover, holder) ? null : holder;
}

/** Whether tech writes down what it understood; only light goes without. */
export function needsMirror(depth: Depth): boolean {
  return depth !== 'light';
}
