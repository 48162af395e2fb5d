/** The people and places of the local tenant: data only, the same on every machine. */

export const TENANT_ID = '6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90';
export const TENANT_NAME = 'Fabrikam Services';
export const TENANT_DOMAIN = 'fabrikam.example';
export const CLIENT_ID = '2b9e6c14-70d5-4f3b-a8e1-9c4d7f0a6b35';
export const BOT_ID = 'c7d05e83-1f9a-4e62-b3d4-28a6f9e1507c';
export const TEAMS_APP_ID = 'e3a81b6f-5c27-49d0-8f14-b06d92c7e5a1';
/** Microsoft's published id of Teams on desktop and phone: the client that asks for a token. */
export const TEAMS_CLIENT_ID = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
export const CLIENT_SECRET = 'local-client-secret-known-to-everybody';
export const BOT_SECRET = 'local-bot-secret-known-to-everybody';
export const BOT_NAME = 'Handover';
export const SHAREPOINT_HOST = 'fabrikam.sharepoint.com';

type PersonKind = 'member' | 'guest';

export interface Person {
  /** The object id in Entra. */
  id: string;
  name: string;
  mail: string;
  /** IANA name of the person's own zone. */
  timeZone: string;
  /** Working hours in the person's own zone, HH:MM. */
  workingHours: { start: string; end: string };
  /** What the person is, for the switcher: "tech lead". */
  role: string;
  party: 'sales' | 'tech' | 'lead' | 'client' | 'other';
  company: string;
  kind: PersonKind;
  inTeam: boolean;
  hasPhoto: boolean;
}

const fabrikam = { company: TENANT_NAME, kind: 'member', inTeam: true, hasPhoto: true } as const;
const nineToSix = { start: '09:00', end: '18:00' };
const nineToFive = { start: '09:00', end: '17:00' };

export const PERSONS = {
  riya: {
    ...fabrikam,
    id: '0a6d3f21-4b58-4c97-8e1a-d2f05b7c9e43',
    name: 'Riya Patel',
    mail: 'riya.patel@fabrikam.example',
    timeZone: 'Asia/Kolkata',
    workingHours: nineToSix,
    role: 'sales, account executive',
    party: 'sales',
  },
  tomas: {
    ...fabrikam,
    id: '1c84e7b9-52f0-4d36-a9c7-3e6b80d1f25a',
    name: 'Tomás Ferreira',
    mail: 'tomas.ferreira@fabrikam.example',
    timeZone: 'Europe/Lisbon',
    workingHours: nineToSix,
    role: 'tech lead',
    party: 'tech',
  },
  meera: {
    ...fabrikam,
    id: '2e95f8ca-63a1-4e47-bad8-4f7c91e2a36b',
    name: 'Meera Joshi',
    mail: 'meera.joshi@fabrikam.example',
    timeZone: 'Asia/Kolkata',
    workingHours: nineToSix,
    role: 'project manager',
    party: 'tech',
  },
  jonas: {
    ...fabrikam,
    id: '3fa6a9db-74b2-4f58-8be9-508da2f3b47c',
    name: 'Jonas Weber',
    mail: 'jonas.weber@fabrikam.example',
    timeZone: 'Europe/Zurich',
    workingHours: nineToFive,
    role: 'delivery head',
    party: 'lead',
  },
  agnes: {
    ...fabrikam,
    id: '40b7baec-85c3-4069-9cfa-619eb3a4c58d',
    name: 'Agnes Okafor',
    mail: 'agnes.okafor@fabrikam.example',
    timeZone: 'Europe/London',
    workingHours: nineToFive,
    role: 'delivery head',
    party: 'lead',
  },
  li: {
    ...fabrikam,
    hasPhoto: false,
    id: '51c8cbfd-96d4-417a-ad0b-72afc4b5d69e',
    name: 'Li Wei',
    mail: 'li.wei@fabrikam.example',
    timeZone: 'Europe/Zurich',
    workingHours: nineToSix,
    role: 'developer, in the team without a role',
    party: 'tech',
  },
  ana: {
    id: '62d9dc0e-a7e5-428b-be1c-83b0d5c6e7af',
    name: 'Ana Costa',
    mail: 'ana.costa@contoso.example',
    timeZone: 'Europe/Zurich',
    workingHours: nineToFive,
    role: 'client contact, guest',
    party: 'client',
    company: 'Contoso AG',
    kind: 'guest',
    inTeam: true,
    hasPhoto: true,
  },
  nils: {
    id: '73eaed1f-b8f6-439c-8f2d-94c1e6d7f8b0',
    name: 'Nils Holm',
    mail: 'nils.holm@northwind.example',
    timeZone: 'Europe/Stockholm',
    workingHours: nineToFive,
    role: 'guest of another deal',
    party: 'client',
    company: 'Northwind Traders',
    kind: 'guest',
    inTeam: true,
    hasPhoto: true,
  },
  paul: {
    ...fabrikam,
    inTeam: false,
    id: '84fbfe20-c907-44ad-903e-a5d2f7e809c1',
    name: 'Paul Brandt',
    mail: 'paul.brandt@fabrikam.example',
    timeZone: 'Europe/Zurich',
    workingHours: nineToFive,
    role: 'somebody unrelated',
    party: 'other',
  },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof PERSONS;

/** People the tenant has no account for: they are reached by mail only. */
export const CONTACTS = [
  { name: 'Jan Keller', mail: 'jan.keller@contoso.example', company: 'Contoso AG' },
  { name: 'Laila Haddad', mail: 'laila.haddad@tailspin.example', company: 'Tailspin Toys' },
] as const;

export const TEAM = {
  /** The Microsoft 365 group's id, which Graph calls the team's id. */
  id: '9d0c1b2a-3e4f-4a5b-8c6d-7e8f90a1b2c3',
  name: 'Client projects',
  /** What the bot hears as `channelData.team.id`: the id of the General channel. */
  threadId: '19:T3amClientProjects0000000000000001@thread.tacv2',
  siteUrl: `https://${SHAREPOINT_HOST}/sites/ClientProjects`,
  driveId: 'b!Qm9vdGgtRHJpdmUtQ2xpZW50LVByb2plY3RzLTAwMDAwMDE',
} as const;

export const CHANNELS = {
  contoso: { id: '19:c0nt0s0000000000000000000000000a@thread.tacv2', name: 'Contoso' },
  northwind: { id: '19:n0rthw1nd00000000000000000000000b@thread.tacv2', name: 'Northwind' },
  tailspin: { id: '19:ta1lsp1n0000000000000000000000d@thread.tacv2', name: 'Tailspin' },
  empty: { id: '19:newpr0ject0000000000000000000000c@thread.tacv2', name: 'New project' },
} as const;

/** Everybody with an account, as plain `Person`s. */
export function allPersons(): Person[] {
  return Object.values(PERSONS);
}

/** The person with this object id, or undefined. */
export function personById(id: string): Person | undefined {
  return allPersons().find((person) => person.id === id.toLowerCase());
}

/** The person with this mail address (any case), or undefined: guests included. */
export function personByMail(mail: string): Person | undefined {
  return allPersons().find((person) => person.mail === mail.toLowerCase());
}
