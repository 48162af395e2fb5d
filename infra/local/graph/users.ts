import { type StoredMember } from '../state-model.ts';
import { allPersons, type Person, TENANT_DOMAIN } from '../world.ts';
import {
  collection,
  type GraphOperations,
  GraphRefusal,
  type GraphTenant,
  requirePerson,
} from './call.ts';
import { mailboxSettings } from './working-hours.ts';

/** The people of the tenant: one, many, searched. */
export function userOperations(_tenant: GraphTenant): GraphOperations {
  return {
    'GET /users': ({ query }) => collection('users', search(query).map(userView)),
    'GET /users/{user-id}': ({ params }) => ({
      status: 200,
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
        ...userView(requirePerson(params['user-id'])),
      },
    }),
    'GET /users/{user-id}/people': ({ query }) =>
      collection("users('me')/people", search(query).map(personView)),
    'GET /users/{user-id}/mailboxSettings': ({ params }) => ({
      status: 200,
      body: mailboxSettings(requireMailbox(params['user-id'])),
    }),
  };
}

/** The person, when the tenant keeps a mailbox for them: guests have theirs elsewhere. */
export function requireMailbox(userId: string | undefined): Person {
  const person = requirePerson(userId);
  if (person.kind === 'member') return person;
  throw new GraphRefusal(
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  );
}

/** `$search="displayName:Ana" OR "mail:ana"` and `$filter=startswith(displayName,'Ana')`. */
function search(query: URLSearchParams): Person[] {
  const text = `${query.get('$search') ?? ''} ${query.get('$filter') ?? ''}`;
  const words = [...text.matchAll(/(?:\b\w+:|,\s*'|eq\s+')([^"']+)/g)].map(
    (found) => found[1] ?? '',
  );
  const plain = /^"?([^":]+)"?$/.exec((query.get('$search') ?? '').trim())?.[1];
  const wanted = [...words, ...(plain ? [plain] : [])].map((word) => word.toLowerCase());
  if (wanted.length === 0) return allPersons();
  return allPersons().filter((person) =>
    wanted.some((word) => person.mail.includes(word) || person.name.toLowerCase().includes(word)),
  );
}

function userView(person: Person): Record<string, unknown> {
  const [givenName = '', surname = ''] = person.name.split(' ');
  const guestName = `${person.mail.replace('@', '_')}#EXT#@${TENANT_DOMAIN}`;
  return {
    id: person.id,
    displayName: person.name,
    givenName,
    surname,
    mail: person.mail,
    userPrincipalName: person.kind === 'guest' ? guestName : person.mail,
    userType: person.kind === 'guest' ? 'Guest' : 'Member',
    jobTitle: person.role,
    companyName: person.company,
    businessPhones: [],
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
  };
}

function personView(person: Person): Record<string, unknown> {
  const [givenName = '', surname = ''] = person.name.split(' ');
  return {
    id: person.id,
    displayName: person.name,
    givenName,
    surname,
    userPrincipalName: person.mail,
    companyName: person.company,
    jobTitle: person.role,
    scoredEmailAddresses: [{ address: person.mail, relevanceScore: 8 }],
    personType: {
      class: 'Person',
      subclass: person.kind === 'guest' ? 'Guest' : 'OrganizationUser',
    },
  };
}

/** Whether the app may open this mailbox: Exchange restricts it to the delivery staff. */
export function isDeliveryStaff(person: Person, members: readonly StoredMember[]): boolean {
  return person.kind === 'member' && members.some((member) => member.personId === person.id);
}
