import type { Role } from '../people/model.ts';
import type { HandoverRow } from './facts.ts';
import { contactsOf, holderOf } from './holders.ts';
import type { Page } from './model.ts';

/**
 * Something that stands in the way of a gate, before it is shown to somebody. `code` is one of a
 * concept's closed codes, `subjects` is everything it is about. It waits for the holder of `role`, or
 * for a person where one is known.
 */
export type BlockOf<Code extends string, Subject> = {
  code: Code;
  subjects: readonly Subject[];
  text: string;
  detail?: string;
  role: Role;
  personId?: string | null;
  since?: string | null;
  /** `step` is what the header's one button says when this blocker comes first for a reader. */
  cure: { label: string; step: string; page: Page; ref?: string };
};

type NamedRole = 'tech-lead' | 'project-manager';

export type RecordBlock =
  | BlockOf<'no_tech_lead' | 'no_project_manager', { kind: 'role'; role: NamedRole }>
  | BlockOf<'no_client_contact', never>;

/** Submission: somebody at the client is named. */
export function contactBlocks(handover: Pick<HandoverRow, 'contacts'>): RecordBlock[] {
  if (contactsOf(handover).length > 0) return [];
  return [
    {
      code: 'no_client_contact',
      subjects: [],
      text: 'No client contact is named',
      role: 'sales-owner',
      cure: { label: 'Name one', step: 'Name a client contact', page: 'overview', ref: 'contacts' },
    },
  ];
}

const unnamed = [
  { role: 'tech-lead', code: 'no_tech_lead', text: 'No tech lead is named' },
  { role: 'project-manager', code: 'no_project_manager', text: 'No project manager is named' },
] as const;

/** Acceptance: both who check it are named. */
export function roleBlocks(handover: Pick<HandoverRow, 'holders'>): RecordBlock[] {
  return unnamed
    .filter(({ role }) => holderOf(handover, role) === null)
    .map(({ role, code, text }) => ({
      code,
      subjects: [{ kind: 'role', role }],
      text,
      role: 'delivery-head',
      cure: { label: 'Name one', step: 'Name lead and manager', page: 'overview', ref: 'people' },
    }));
}
