import type { App } from '../../src/app.ts';
import { membersOrNull } from '../../src/people/roster.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import type { Reference } from './conversations.ts';

/**
 * Whether somebody from outside can read what the bot writes there: guests of a team read its
 * standard channels. A roster that can't be read counts as one with guests (CF03).
 */
export async function guestsRead(
  app: App,
  handover: Pick<HandoverRow, 'team_id'>,
  place: Reference | null,
): Promise<boolean> {
  if (place?.conversation?.conversationType === 'personal') return false;
  const members = await membersOrNull(app.roster, handover.team_id);
  if (members === null) return true;
  return members.some((one) => one.guest || one.tenantId !== app.settings.tenantId);
}
