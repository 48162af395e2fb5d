import type { App } from '../app.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Member } from '../people/access.ts';
import type { PersonRef } from '../people/model.ts';
import { askTeam, type AskedTeam } from '../people/roster.ts';
import type { HandoverRow } from '../record/facts.ts';
import { Refusal } from '../refusal.ts';

/**
 * Whoever may be named: internal members of the handover's team.
 * @throws Refusal directory_unavailable, invalid_state; IdentityProblem.
 */
export async function candidatesFor(
  { roster, settings }: App,
  handover: Pick<HandoverRow, 'team_id'>,
): Promise<PersonRef[]> {
  checkTeam(handover);
  const members = ownMembers(await askTeam(roster, handover.team_id), settings.tenantId);
  return members.map((member) => ({ id: member.personId, name: member.name, party: null }));
}

/** Whoever is named is a member of the channel's team. @throws Refusal invalid_state without a channel. */
export function checkTeam({ team_id: teamId }: Pick<HandoverRow, 'team_id'>): void {
  if (teamId !== null) return;
  throw new Refusal(
    'invalid_state',
    'This handover has no channel yet, and lead and manager are chosen from its team. Add the Handover tab to the project’s channel, and choose this handover there.',
  );
}

/**
 * The members of a team who are our own people, no guests.
 * @throws Refusal directory_unavailable when nobody can tell; IdentityProblem.
 */
export function ownMembers({ members, failure }: AskedTeam, tenantId: string): Member[] {
  if (members) return members.filter((one) => !one.guest && one.tenantId === tenantId);
  if (failure instanceof IdentityProblem) throw failure;
  throw new Refusal(
    'directory_unavailable',
    'We cannot see who is in this team right now. Try again shortly.',
  );
}
