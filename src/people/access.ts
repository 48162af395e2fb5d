import type { Party, Role } from './model.ts';

/**
 * Who asks: the signed-in person, known by tenant and object id, never by a mail address.
 * `isMember` only when Entra says that the account is a member's: without its word, it is a guest's.
 */
export type Actor = { tenantId: string; personId: string; name: string; isMember?: boolean };

/** What a person is to one handover. Strangers learn nothing, clients only what was shared. */
export type Access = {
  personId: string;
  standing: 'internal' | 'client' | 'stranger';
  roles: readonly Role[];
};

/** Somebody on a team's roster, as Graph lists them. */
export type Member = {
  personId: string;
  tenantId: string;
  name: string;
  mail: string | null;
  guest: boolean;
};

/** The people facts of one handover that decide access. */
export type AccessFacts = {
  tenantId: string;
  holders: readonly { role: Role; personId: string }[];
  contacts: readonly { mail: string; personId: string | null }[];
  deliveryHeads: readonly string[];
  /** Null when the roster could not be read: then only named people are internal. */
  members: readonly Member[] | null;
};

/**
 * Decides what a person is to a handover: internal when named for sales or tech, a delivery head,
 * or an internal member of the team; client when named as client contact; else a stranger.
 */
export function accessOf(actor: Actor, facts: AccessFacts): Access {
  const stranger: Access = { personId: actor.personId, standing: 'stranger', roles: [] };
  if (actor.tenantId !== facts.tenantId) return stranger;
  const roles = rolesOf(actor, facts);
  const member = facts.members?.find((one) => one.personId === actor.personId);
  if (roles.length > 0) return { ...stranger, standing: 'internal', roles };
  if (isNamedContact(actor, facts, member)) return { ...stranger, standing: 'client' };
  const internal = member !== undefined && !member.guest && member.tenantId === facts.tenantId;
  return internal ? { ...stranger, standing: 'internal' } : stranger;
}

function rolesOf(actor: Actor, facts: AccessFacts): Role[] {
  const held = facts.holders
    .filter((holder) => holder.personId === actor.personId)
    .map((holder) => holder.role);
  const isHead = facts.deliveryHeads.includes(actor.personId);
  return isHead && !held.includes('delivery-head') ? [...held, 'delivery-head'] : held;
}

/** The mail address comes from the team's roster, never from the person's own token. */
function isNamedContact(actor: Actor, facts: AccessFacts, member: Member | undefined): boolean {
  return facts.contacts.some(
    (contact) =>
      contact.personId === actor.personId ||
      (member?.guest === true && member.mail?.toLowerCase() === contact.mail.toLowerCase()),
  );
}

/** The side an internal person speaks for: sales for the sales owner, else tech. */
export function partyOf(access: Access): Party {
  if (access.standing !== 'internal') return 'client';
  return access.roles.includes('sales-owner') ? 'sales' : 'tech';
}
