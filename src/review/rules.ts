import type { Role } from '../people/model.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf, isOwnSubmission } from '../record/holders.ts';
import type { Depth } from '../record/model.ts';
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
