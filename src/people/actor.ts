/**
 * A signed-in person, known by tenant and object id, never by a mail address.
 * `isMember` only when Entra says that the account is a member's: without its word, it is a guest's.
 */
export type Person = {
  kind: 'person';
  tenantId: string;
  personId: string;
  name: string;
  isMember?: boolean;
  /** Where Teams says so: an IANA zone. */
  timeZone?: string;
};

/** Somebody named at the client who came without an account of ours, known by the contact's id. */
export type Contact = { kind: 'contact'; tenantId: string; contactId: string };

/** Handover itself, when something is due and nobody pressed anything. */
export type Service = { kind: 'service'; tenantId: string };

/** Who acts. What they may is decided by `accessOf`, for each handover anew. */
export type Actor = Person | Contact | Service;

/** What is kept of who acted: a guest who is a handover's contact acts as the contact. */
export type By = { kind: 'person' | 'contact'; id: string } | { kind: 'service' };

/** The same in the columns of a table; the service has no id. */
export type ByColumns = { by_kind: string; by: string | null };

/** Who acted, as it is stored. */
export function columnsOf(by: By): ByColumns {
  return { by_kind: by.kind, by: by.kind === 'service' ? null : by.id };
}
