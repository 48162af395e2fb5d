import type { App } from '../app.ts';
import type { RefusalCode } from '../refusal.ts';
import type { HandoverRow } from './facts.ts';
import { whyNot, type Verb } from './permissions.ts';
import { accessTo } from './read.ts';

/**
 * Why a job may not do something for this person at this moment; null when it may (AZ13). A request
 * brings a token, which proves that the account lives; a job has none, so the team's roster vouches
 * for the person: who is gone from it is a stranger, whatever role is still under their name. The
 * installation's delivery heads need not be on the team.
 * @throws GraphProblem or IdentityProblem when the roster cannot be read: then nobody can tell yet.
 */
export async function whyNotNow(
  app: App,
  asked: { handover: HandoverRow; personId: string; verb: Verb },
): Promise<RefusalCode | null> {
  const { handover, personId, verb } = asked;
  const { team_id: teamId, tenant_id: tenantId } = handover;
  const members = teamId === null ? null : await app.roster.membersOf(teamId);
  const isHead = app.settings.deliveryHeads.includes(personId);
  const isGone = members !== null && !members.some((one) => one.personId === personId);
  if (isGone && !isHead) return 'not_found';
  const access = accessTo(
    app,
    { kind: 'person', tenantId, personId, name: '' },
    { handover, members },
  );
  return whyNot(verb, access, handover.state);
}

/** What to do when the roster itself is refused, for `outcomeOf`. */
export const rosterRemedy = {
  grant: 'TeamMember.Read.Group for the team',
  missing: 'Check that the team still exists, then try again.',
  invalid: 'Check that the team still exists, then try again.',
};
