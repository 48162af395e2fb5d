import type { ItemRecord } from '../checklist/facts.ts';
import { isKnown } from '../checklist/rules.ts';
import type { ClarificationRecord } from '../clarifications/facts.ts';
import type { CommitmentRecord } from '../commitments/facts.ts';
import type { Role } from '../people/model.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { ItemDefinition, Template } from '../templates/model.ts';
import { isRequired } from '../templates/rules.ts';
import type { CheckKind, Page } from './model.ts';

export type CheckRecord = { kind: CheckKind; by: string; at: string; note: string };

/** Everything the gates decide from, as plain data. */
export type GateFacts = {
  handover: HandoverRow;
  template: Template;
  items: ReadonlyMap<string, ItemRecord>;
  promises: readonly CommitmentRecord[];
  questions: readonly ClarificationRecord[];
  checks: readonly CheckRecord[];
};

/** A blocker before it is shown to somebody: `waitsFor` is a role, or a person where it is known. */
export type Block = {
  code: string;
  text: string;
  detail?: string;
  role: Role;
  personId?: string | null;
  since?: string | null;
  /** `step` is what the header's one button says when this blocker comes first for a reader. */
  cure: { label: string; step: string; page: Page; ref?: string };
};

/** The required items of a handover at its depth. */
export function requiredItems({ template, handover }: GateFacts): ItemDefinition[] {
  return template.items.filter((item) => isRequired(item, handover.depth));
}

/** Whether an item holds an answer, not merely "not applicable": for what is never dropped. */
export function isAnswered(facts: GateFacts, key: string): boolean {
  const item = facts.items.get(key);
  return isKnown(item) && item?.status !== 'not-applicable' && item?.reason === null;
}

/** "1 promise" or "3 promises". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `One ${one}` : `${count} ${many}`;
}
