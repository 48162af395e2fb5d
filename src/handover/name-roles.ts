import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Actor, Member } from '../people/access.ts';
import { rememberPeople } from '../people/names.ts';
import type { PersonRef, Role } from '../people/model.ts';
import type { Verb } from '../people/permissions.ts';
import type { App } from '../record/app.ts';
import { whoDidSince } from '../record/audit.ts';
import { change, checkVersion, type Work } from '../record/change.ts';
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

const naming: readonly Verb[] = ['name-roles-before', 'name-roles-after'];

/** Who named roles after this version of a handover was shown; null when nobody did. */
export async function whoNamedSince(
  db: App['db'],
  shown: { handoverId: string; version: number },
): Promise<string | null> {
  return await whoDidSince(db, { ...shown, verbs: naming });
}

type Request = {
  handoverId: string;
  /** The version the tab shows; null from a card, which lives longer than a version. */
  expected: number | null;
  /** The version a card was built at: only a naming after it makes the card too old. */
  cardVersion?: number;
  input: NameRolesInput;
};

/**
 * Names tech lead and project manager.
 * @throws Refusal invalid_input when somebody isn't in the team, or the sales owner would check
 * their own deal, version_conflict when roles were named since the card was built, and those of
 * change.
 */
export async function nameRoles(app: App, actor: Actor, request: Request): Promise<HandoverView> {
  const { handoverId, expected, cardVersion, input } = request;
  const verb = (handover: { state: string }) =>
    handover.state === 'draft' || handover.state === 'in-review'
      ? ('name-roles-before' as const)
      : ('name-roles-after' as const);
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    if (cardVersion !== undefined) await checkUnnamed(work, cardVersion);
    const members = await internalMembers(app, work.handover.team_id);
    if (input.techLead) await name(work, 'tech-lead', memberOr(members, input.techLead));
    if (input.projectManager)
      await name(work, 'project-manager', memberOr(members, input.projectManager));
    await orderHandoverCard(work);
    await work.note({ text: 'Roles were named', page: 'overview', ref: 'people' });
    return await presentAfter(work);
  });
}

async function checkUnnamed({ db, handover }: Work, cardVersion: number): Promise<void> {
  const by = await whoNamedSince(db, { handoverId: handover.id, version: cardVersion });
  if (by !== null) checkVersion(cardVersion, handover.version);
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
