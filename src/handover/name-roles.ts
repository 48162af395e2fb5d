import type { App } from '../app.ts';
import type { Member } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import type { Role } from '../people/model.ts';
import { rememberPeople } from '../people/names.ts';
import { moveToHolders } from '../questions/apply.ts';
import { whoDidSince } from '../record/audit.ts';
import { change, checkVersion, type Show, type Work } from '../record/change.ts';
import type { Holder } from '../record/facts.ts';
import { holderOf, isOwnSubmission } from '../record/holders.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import type { Verb } from '../record/permissions.ts';
import { nameHolder } from '../record/store.ts';
import { Refusal } from '../refusal.ts';
import { checkTeam, ownMembers } from './candidates.ts';
import type { NameRolesInput } from './model.ts';

const naming: readonly Verb[] = ['name-roles-before', 'name-roles-after'];

/** Who named roles after this version of a handover was shown; null when nobody did. */
export async function whoNamedSince(
  db: App['db'],
  shown: { handoverId: string; version: number },
): Promise<string | null> {
  return await whoDidSince(db, { ...shown, verbs: naming });
}

type Asked<V> = {
  handoverId: string;
  /** The version the tab shows; null from a card, which lives longer than a version. */
  expected: number | null;
  /** The version a card was built at: only a naming after it makes the card too old. */
  cardVersion?: number;
  input: NameRolesInput;
  show: Show<V>;
};

/**
 * Names tech lead and project manager.
 * @throws Refusal invalid_input when somebody isn't in the team, or whoever sells or
 * submitted the deal would accept it, version_conflict when roles were named since the card was built,
 * directory_unavailable when the roster could not be read, invalid_state without a channel, and those of change.
 */
export async function nameRoles<V>(app: App, actor: Person, asked: Asked<V>): Promise<V> {
  const { handoverId, expected, cardVersion, input, show } = asked;
  const verb = (handover: { state: string }) =>
    handover.state === 'draft' || handover.state === 'in-review'
      ? ('name-roles-before' as const)
      : ('name-roles-after' as const);
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    checkTeam(work.handover);
    if (cardVersion !== undefined) await checkUnnamed(work, cardVersion);
    const by = actor.personId;
    const members = ownMembers(work.team, app.settings.tenantId);
    const { techLead, projectManager } = input;
    if (techLead) await name(work, { by, role: 'tech-lead', member: memberOr(members, techLead) });
    if (projectManager) {
      const member = memberOr(members, projectManager);
      await name(work, { by, role: 'project-manager', member });
    }
    await moveToHolders(work, holdersAfter(work, input));
    await orderHandoverCard(work);
    await work.note({ text: 'Roles were named', page: 'overview', ref: 'people' });
    return await show(work);
  });
}

function holdersAfter({ handover }: Work, { techLead, projectManager }: NameRolesInput): Holder[] {
  const named: Holder[] = [
    ...(techLead ? [{ role: 'tech-lead' as const, personId: techLead }] : []),
    ...(projectManager ? [{ role: 'project-manager' as const, personId: projectManager }] : []),
  ];
  const stays = ({ role }: Holder) => named.every((one) => one.role !== role);
  return [...handover.holders.filter(stays), ...named];
}

async function checkUnnamed({ db, handover }: Work, cardVersion: number): Promise<void> {
  const by = await whoNamedSince(db, { handoverId: handover.id, version: cardVersion });
  if (by !== null) checkVersion(cardVersion, handover.version);
}

function memberOr(members: readonly Member[], personId: string): Member {
  const member = members.find((one) => one.personId === personId);
  if (member) return member;
  throw new Refusal('invalid_input', 'Choose somebody who is a member of this team.');
}

async function name(
  work: Work,
  { by, role, member }: { by: string; role: Role; member: Member },
): Promise<void> {
  const { handover, at, db } = work;
  const { personId } = member;
  if (role === 'tech-lead' && isOwnSubmission(handover, personId)) {
    throw new Refusal(
      'invalid_input',
      'Whoever sells or submits a deal never accepts it. Choose another tech lead.',
    );
  }
  await rememberPeople(db, [member], at);
  await nameHolder(db, { handoverId: handover.id, role, personId, by, at });
  // Whoever leads already was told of it then.
  if (holderOf(handover, role) === personId) return;
  if (handover.state !== 'in-review' || role !== 'tech-lead') return;
  const occasion = `${handover.version}/${role}`;
  await orderNotice(work, { to: personId, kind: 'submitted', occasion });
}
