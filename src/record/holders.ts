import type { Role } from '../people/model.ts';
import type { ContactRow, HandoverRow } from './facts.ts';

/** Who holds a role on a handover; null when nobody is named yet. */
export function holderOf(handover: Pick<HandoverRow, 'holders'>, role: Role): string | null {
  return handover.holders.find((holder) => holder.role === role)?.personId ?? null;
}

/** The client's contacts as they are now: whoever was removed is none. */
export function contactsOf({ contacts }: Pick<HandoverRow, 'contacts'>): ContactRow[] {
  return contacts.filter(({ removedAt }) => removedAt === null);
}

/** Whether both who check and carry it on are named: tech lead and project manager. */
export function isStaffed(handover: Pick<HandoverRow, 'holders'>): boolean {
  return holderOf(handover, 'tech-lead') !== null && holderOf(handover, 'project-manager') !== null;
}
