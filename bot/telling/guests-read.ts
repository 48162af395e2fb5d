import type { App } from '../../src/app.ts';
import type { Member } from '../../src/people/access.ts';
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
  if (isPersonal(place)) return false;
  const members = await membersOrNull(app.roster, handover.team_id);
  return guestsAmong(members, app.settings);
}

/** The same where the team's roster is at hand: null for one that could not be read. */
export function guestsReadIn(
  place: Reference | null,
  team: { members: readonly Member[] | null; tenantId: string },
): boolean {
  return !isPersonal(place) && guestsAmong(team.members, team);
}

function isPersonal(place: Reference | null): boolean {
  return place?.conversation?.conversationType === 'personal';
}

function guestsAmong(members: readonly Member[] | null, { tenantId }: { tenantId: string }) {
  return members === null || members.some((one) => one.guest || one.tenantId !== tenantId);
}
