import type { Role } from '../people/model.ts';
import type { HandoverRow } from './facts.ts';

/** Who holds a role on a handover; null when nobody is named yet. */
export function holderOf(handover: Pick<HandoverRow, 'holders'>, role: Role): string | null {
  return handover.holders.find((holder) => holder.role === role)?.personId ?? null;
}
