import type { Kysely } from 'kysely';
import type { Role } from '../people/model.ts';
import type { HandoverRow } from '../record/facts.ts';
import { contactsOf, holderOf } from '../record/holders.ts';
import type { Database } from '../storage/tables.ts';
import type { Attendee } from './model.ts';

/** The three parties as far as they are known; `missing` says in words who is not. */
export type Parties = {
  staff: (Attendee & { personId: string })[];
  clients: (Attendee & { timeZone: string | null })[];
  missing: string[];
};

const staffRoles: { role: Role; party: 'sales' | 'tech'; word: string }[] = [
  { role: 'sales-owner', party: 'sales', word: 'the sales owner' },
  { role: 'tech-lead', party: 'tech', word: 'the tech lead' },
  { role: 'project-manager', party: 'tech', word: 'the project manager' },
];

/** Who takes part: sales owner, tech lead and project manager (who organises), and the client's contacts. */
export async function readParties(db: Kysely<Database>, handover: HandoverRow): Promise<Parties> {
  const roles = staffRoles.map((one) => ({ ...one, personId: holderOf(handover, one.role) }));
  const ids = roles.flatMap((one) => one.personId ?? []);
  const people = await db
    .selectFrom('person')
    .select(['person_id as personId', 'name', 'mail'])
    .where('tenant_id', '=', handover.tenant_id)
    .where('person_id', 'in', ids)
    .execute();
  const missing: string[] = [];
  const staff: Parties['staff'] = [];
  for (const { role, party, word, personId } of roles) {
    const person = people.find((one) => one.personId === personId);
    if (personId === null) missing.push(`${word} is not named`);
    else if (!person?.mail) missing.push(`${person?.name ?? word} has no known mail address`);
    else if (!staff.some((one) => one.personId === personId) || role === 'project-manager') {
      const organizer = role === 'project-manager';
      const others = staff.filter((one) => one.personId !== personId);
      staff.splice(0, staff.length, ...others, { ...person, mail: person.mail, party, organizer });
    }
  }
  const clients = contactsOf(handover).map(({ name, mail, timeZone }) => ({
    name,
    mail,
    timeZone,
    party: 'client' as const,
    organizer: false,
  }));
  if (clients.length === 0) missing.push('no client contact is named');
  return { staff, clients, missing };
}
