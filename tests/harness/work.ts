import pino from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../src/app.ts';
import type { Job } from '../../src/jobs/queue.ts';
import type { Member } from '../../src/people/access.ts';
import type { Contact, Person, Service } from '../../src/people/actor.ts';
import type { Work } from '../../src/record/change.ts';
import { Refusal } from '../../src/refusal.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { openTemplates } from '../../src/templates/catalogue.ts';
import { keepWaiting } from '../../src/waiting/keep.ts';
import { aDatabase } from './database.ts';
import { ids, readyFacts, type WholeFacts } from './facts.ts';
import { storeDeal, type Deal } from './stored-deal.ts';
import { snapshot, written, type Row, type Written } from './written.ts';

/** People of a verb's test: who they are to the deal is what `readyFacts` names them as. */
export const persons = {
  riya: { id: ids.riya, name: 'Riya Patel', guest: false },
  tomas: { id: ids.tomas, name: 'Tomás Ferreira', guest: false },
  meera: { id: ids.meera, name: 'Meera Joshi', guest: false },
  jonas: { id: ids.jonas, name: 'Jonas Weber', guest: false },
  /** A member of the team without a role. */
  li: { id: '4ab7baec-85c3-4a69-8cfa-619eb3a4c58d', name: 'Li Wen', guest: false },
  /** The client contact, a guest of the team. */
  ana: { id: '5bc8cbfd-96d4-4b7a-9d0b-72afc4b5d69e', name: 'Ana Costa', guest: true },
  /** Nobody to this deal. */
  nils: { id: '6cd9dc0e-a7e5-4c8b-8e1c-83b0d5c6e7af', name: 'Nils Berg', guest: false },
} as const;
export type PersonName = keyof typeof persons;

const morning = Temporal.Instant.from('2026-11-24T09:00:00Z');

/** What came of a verb: how it was refused, or what was written, who hears, what the list of changes says. */
export type Came = {
  refused: string | null;
  /** The refusal's sentence, and what it carries for the person. */
  said: string | null;
  extra: object;
  /** The columns that changed, row by row, by table; people by name, the verb's instant as `now`. */
  wrote: Written;
  /** The notices ordered: "question to riya". */
  heard: string[];
  /** Whatever else is done outside: `handover-card`, `folders` … */
  effects: string[];
  noted: string[];
};

/** The world of a verb: a database of its own, a clock, a roster; no server, and nobody runs the jobs. */
export type Bench = {
  app: App;
  /** The database's own address, for whoever listens to it. */
  url: string;
  jobs: Job[];
  /** Moves the clock to an instant, ISO 8601. */
  at(instant: string): void;
  as(person: PersonName): Person;
  /** The first client contact of a deal, who came without an account of ours. */
  contact(deal: Deal): Contact;
  service: Service;
  /**
   * Stores a deal in the team's channel; without facts one whose gates are both open. Its parts get
   * ids of their own.
   */
  aDeal(facts?: Partial<WholeFacts>): Promise<Deal>;
  /** Runs a verb and tells what came of it; a fault is thrown on. */
  came(act: () => Promise<unknown>): Promise<Came>;
};

/** What a verb's caller sees, where a test looks at what was written instead. */
export const nothing = async (work: Work): Promise<{ version: number }> =>
  await Promise.resolve({ version: work.handover.version + 1 });

/** Opens the world for a test file, with the templates that ship or others; call it once at the top. */
export async function aWork(templates = openTemplates()): Promise<Bench> {
  const { db, url } = await aDatabase();
  let now = morning;
  const jobs: Job[] = [];
  const app: App = {
    db,
    clock: { now: () => now },
    queue: { enqueue: async (_tx, job) => void jobs.push(await Promise.resolve(job)) },
    roster: {
      membersOf: async () => await Promise.resolve(members()),
      channelOf: async () => await Promise.resolve({ name: 'Contoso', isStandard: true }),
    },
    templates,
    log: pino({ level: 'silent' }),
    afterChange: keepWaiting,
    edition: 'test',
    settings: {
      tenantId: ids.tenant,
      deliveryHeads: [ids.jonas],
      publicUrl: 'https://handover.example',
      teamsAppId: 'a51f0e62-c907-4eac-a03e-a5d2f7e8a9c1',
      region: 'CH',
      timeZone: 'Europe/Zurich',
    },
  };
  return {
    app,
    url,
    jobs,
    at: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    as: (person) => actorOf(person),
    contact: ({ facts }) => {
      const contactId = facts.handover.contacts[0]?.id ?? '';
      return { kind: 'contact', tenantId: ids.tenant, contactId };
    },
    service: { kind: 'service', tenantId: ids.tenant },
    aDeal: async (facts = {}) => {
      const deal = await storeDeal(db, inChannel(readyFacts(facts)));
      await inTransaction(db, async (tx) => await keepWaiting(app, tx, deal.id));
      return deal;
    },
    came: async (act) => await told(app, act),
  };
}

function actorOf(person: PersonName): Person {
  const { id, name, guest } = persons[person];
  return { kind: 'person', tenantId: ids.tenant, personId: id, name, isMember: !guest };
}

const channel = {
  team_id: '7de0ed1f-b8f6-4d9c-9f2d-94c1e6d7f8b0',
  channel_id: '19:contoso@thread.tacv2',
  channel_name: 'Contoso',
};

function inChannel(facts: WholeFacts): WholeFacts {
  return { ...facts, handover: { ...facts.handover, ...channel } };
}

/** Everybody but Nils is on the team. */
function members(): Member[] {
  return Object.entries(persons)
    .filter(([person]) => person !== 'nils')
    .map(([person, { id, name, guest }]) => ({
      personId: id,
      tenantId: ids.tenant,
      name,
      mail: `${person}@${guest ? 'contoso' : 'fabrikam'}.example`,
      guest,
    }));
}

async function told(app: App, act: () => Promise<unknown>): Promise<Came> {
  const { db } = app;
  const before = await snapshot(db);
  const refusal = await act().then(
    () => null,
    (error: unknown) => refusalIn(error),
  );
  const after = await snapshot(db);
  const now = app.clock.now().toString({ smallestUnit: 'millisecond' });
  const wrote = written(before, after, { now, people: persons });
  const effects = [...(after['effect'] ?? [])]
    .filter(([key]) => !before['effect']?.has(key))
    .map(([, row]) => row);
  const notes = [...(after['audit_entry'] ?? [])].filter(
    ([key]) => !before['audit_entry']?.has(key),
  );
  return {
    refused: refusal?.code ?? null,
    said: refusal?.message ?? null,
    extra: refusal?.extra ?? {},
    wrote,
    heard: effects.filter((row) => row['kind'] === 'notice').map(noticeIn),
    effects: effects.filter((row) => row['kind'] !== 'notice').map((row) => String(row['kind'])),
    noted: notes.map(([, row]) => String(row['text'])),
  };
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

function noticeIn(row: Row): string {
  const { kind, to } = row['request'] as { kind: string; to: string };
  return `${kind} to ${nameOf(to)}`;
}

function nameOf(personId: string): string {
  const known = Object.entries(persons).find(([, { id }]) => id === personId);
  return known?.[0] ?? personId;
}
