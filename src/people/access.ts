import type { Actor, By, Contact, Person } from './actor.ts';
import type { Party, Role } from './model.ts';

/**
 * What somebody is to one handover. Strangers learn nothing, clients only what was shared; the
 * service reads nothing by itself. A contact's `personId` is null until they are known as a guest.
 */
export type Access = Known | { standing: 'stranger'; personId: null; roles: readonly Role[] };

/** Somebody who is something to the handover. */
export type Known =
  | { standing: 'internal'; personId: string; roles: readonly Role[] }
  | { standing: 'client'; contactId: string; personId: string | null; roles: readonly Role[] }
  | { standing: 'service'; personId: null; roles: readonly Role[] };

/** Somebody on a team's roster, as Graph lists them. */
export type Member = {
  personId: string;
  tenantId: string;
  name: string;
  mail: string | null;
  guest: boolean;
};

/** A contact who was removed keeps the id and loses the right. */
type NamedContact = {
  id: string;
  mail: string;
  personId: string | null;
  removedAt: string | null;
};

/** The people facts of one handover that decide access. */
export type AccessFacts = {
  tenantId: string;
  holders: readonly { role: Role; personId: string }[];
  contacts: readonly NamedContact[];
  deliveryHeads: readonly string[];
  /** Null when the roster could not be read: then only named people are internal. */
  members: readonly Member[] | null;
};

const stranger: Access = { standing: 'stranger', personId: null, roles: [] };

/** Decides what an actor is to a handover; nobody is anything to another tenant's. */
export function accessOf(actor: Actor, facts: AccessFacts): Access {
  if (actor.tenantId !== facts.tenantId) return stranger;
  if (actor.kind === 'service') return { standing: 'service', personId: null, roles: [] };
  return actor.kind === 'contact' ? accessOfContact(actor, facts) : accessOfPerson(actor, facts);
}

/**
 * Internal when named for sales or tech, a delivery head, or an internal member of the team; client
 * when named as client contact; else a stranger.
 */
function accessOfPerson({ personId }: Person, facts: AccessFacts): Access {
  const roles = rolesOf(personId, facts);
  if (roles.length > 0) return { standing: 'internal', personId, roles };
  const member = facts.members?.find((one) => one.personId === personId);
  const contact = contactOf(personId, facts, member);
  if (contact) return { standing: 'client', contactId: contact.id, personId, roles };
  const internal = member !== undefined && !member.guest && member.tenantId === facts.tenantId;
  return internal ? { standing: 'internal', personId, roles } : stranger;
}

function accessOfContact({ contactId }: Contact, { contacts }: AccessFacts): Access {
  const named = contacts.find(({ id }) => id === contactId);
  if (!named || named.removedAt !== null) return stranger;
  return { standing: 'client', contactId, personId: named.personId, roles: [] };
}

function rolesOf(personId: string, facts: AccessFacts): Role[] {
  const held = facts.holders
    .filter((holder) => holder.personId === personId)
    .map((holder) => holder.role);
  const isHead = facts.deliveryHeads.includes(personId);
  return isHead && !held.includes('delivery-head') ? [...held, 'delivery-head'] : held;
}

/** The mail address comes from the team's roster, never from the person's own token. */
function contactOf(
  personId: string,
  { contacts }: AccessFacts,
  member: Member | undefined,
): NamedContact | undefined {
  const named = contacts.filter(({ removedAt }) => removedAt === null);
  const mail = member?.guest === true ? member.mail?.toLowerCase() : undefined;
  return (
    named.find((contact) => contact.personId === personId) ??
    named.find((contact) => contact.mail.toLowerCase() === mail)
  );
}

/** Who acts, as it is kept. */
export function byOf(access: Known): By {
  if (access.standing === 'service') return { kind: 'service' };
  return access.standing === 'client'
    ? { kind: 'contact', id: access.contactId }
    : { kind: 'person', id: access.personId };
}

/** The side an internal person speaks for: sales for the sales owner, else tech. */
export function partyOf(access: Access): Party {
  if (access.standing !== 'internal') return 'client';
  return access.roles.includes('sales-owner') ? 'sales' : 'tech';
}
