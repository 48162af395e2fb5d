import type { HandoverRow } from '../record/facts.ts';
import { holderOf } from '../record/holders.ts';

/**
 * Whether somebody would accept their own: the sales owner and whoever submitted never do, whatever
 * other roles they hold (product.md, roles).
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

/** With fewer working days than this before the promised start, sales says why it comes so late. */
const leastWorkingDays = 3;

/** Whether a submission comes so late that it needs a reason; days are working days to the start. */
export function isLate(workingDaysLeft: number): boolean {
  return workingDaysLeft < leastWorkingDays;
}

/** Accepting is due this many working days after submission, by the end of that day. */
export const acceptWithinDays = 2;
