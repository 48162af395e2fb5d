import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Actor, Member } from '../people/access.ts';
import { rememberPeople } from '../people/names.ts';
import type { PersonRef, Role } from '../people/model.ts';
import type { App } from '../record/app.ts';
import { change, type Work } from '../record/change.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf } from '../record/holders.ts';
import { nameHolder } from '../record/store.ts';
import { Refusal } from '../refusal.ts';
import type { HandoverView, NameRolesInput } from './model.ts';
import { presentAfter } from './present.ts';

/** Whoever may be named: internal members of the handover's team. */
export async function candidatesFor(app: App, handover: HandoverRow): Promise<PersonRef[]> {
  const members = await internalMembers(app, handover.team_id);
  return members.map((member) => ({ id: member.personId, name: member.name, party: null }));
}

/**
 * Names tech lead and project manager. `expected` is null from a card, which carries no version.
 * @throws Refusal invalid_input when somebody isn't in the team, or the sales owner would check
 * their own deal, and those of change.
 */
export async function nameRoles(
  app: App,
  actor: Actor,
  request: { handoverId: string; expected: number | null; input: NameRolesInput },
): Promise<HandoverView> {
  const { handoverId, expected, input } = request;
  const verb = (handover: { state: string }) =>
    handover.state === 'draft' || handover.state === 'in-review'
      ? ('name-roles-before' as const)
      : ('name-roles-after' as const);
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    const members = await internalMembers(app, work.handover.team_id);
    if (input.techLead) await name(work, 'tech-lead', memberOr(members, input.techLead));
    if (input.projectManager)
      await name(work, 'project-manager', memberOr(members, input.projectManager));
    await orderHandoverCard(work);
    await work.note({ text: 'Roles were named', page: 'overview', ref: 'people' });
    return await presentAfter(work);
  });
}

async function internalMembers(app: App, teamId: string | null): Promise<Member[]> {
  const unseen = new Refusal(
    'directory_unavailable',
    'We cannot see who is in this team right now. Connect a channel, or try again shortly.',
  );
  if (teamId === null) throw unseen;
  const members = await app.roster.membersOf(teamId).catch((error: unknown) => {
    throw error instanceof IdentityProblem ? error : unseen;
  });
  return members.filter((one) => !one.guest && one.tenantId === app.settings.tenantId);
}

function memberOr(members: readonly Member[], personId: string): Member {
  const member = members.find((one) => one.personId === personId);
  if (member) return member;
  throw new Refusal('invalid_input', 'Choose somebody who is a member of this team.');
}

async function name(work: Work, role: Role, member: Member): Promise<void> {
  const { handover, actor, at, db } = work;
  if (role === 'tech-lead' && member.personId === holderOf(handover, 'sales-owner')) {
    throw new Refusal(
      'invalid_input',
      'The sales owner never accepts their own deal. Choose another tech lead.',
    );
  }
  await rememberPeople(db, [member], at);
  const named = {
    handoverId: handover.id,
    role,
    personId: member.personId,
    by: actor.personId,
    at,
  };
  await nameHolder(db, named);
  if (handover.state !== 'in-review' || role !== 'tech-lead') return;
  const occasion = `${handover.version}/${role}`;
  await orderNotice(work, { to: member.personId, kind: 'submitted', occasion });
}
