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

/**
 * The zone in which whatever is told to many says a time of day: that of the first contact whose zone is
 * known, else the installation's.
 */
export function clientZone(
  handover: Pick<HandoverRow, 'contacts'>,
  settings: { timeZone: string },
): string {
  const known = contactsOf(handover).find(({ timeZone }) => timeZone !== null);
  return known?.timeZone ?? settings.timeZone;
}

/** Whether both who check and carry it on are named: tech lead and project manager. */
export function isStaffed(handover: Pick<HandoverRow, 'holders'>): boolean {
  return holderOf(handover, 'tech-lead') !== null && holderOf(handover, 'project-manager') !== null;
}

/**
 * Whether somebody would judge their own: the sales owner and whoever submitted never accept and give
 * none of tech's checks, whatever other roles they hold (product.md, roles).
 */
export function isOwnSubmission(
  handover: Pick<HandoverRow, 'holders' | 'submitted_by'>,
  personId: string | null,
): boolean {
  return (
    personId !== null &&
    [handover.submitted_by, holderOf(handover, 'sales-owner')].includes(personId)
  );
}
