import type { Role } from '../people/model.ts';
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

/** Whether tech writes down what it understood; only light goes without. */
export function needsMirror(depth: Depth): boolean {
  return depth !== 'light';
}
