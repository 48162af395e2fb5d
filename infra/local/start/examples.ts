import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Tenant } from '../tenant.ts';
import { allPersons, PERSONS, TEAM } from '../world.ts';

/** An answer as it came over the wire. */
export interface ProductAnswer {
  method: string;
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

/** What the seed is given: it talks to the product over HTTP, as the persons, like anybody. */
export interface SeedContext {
  publicUrl: string;
  tokenFor: (personId: string) => Promise<string>;
  /** Told of each answer of the product, for whoever looks at what comes back. */
  heard?: (answer: ProductAnswer) => void;
  /** For putting documents into the channels' folders and words into conversations. */
  tenant: Tenant;
}
/** Makes the example deals. */
export type Seed = (context: SeedContext) => Promise<void>;

/** Installs the app and makes the example deals, once per data folder; says what came of it. */
export async function makeExamples(
  marker: string,
  context: SeedContext,
  seed: Seed,
): Promise<string | null> {
  if (existsSync(marker)) {
    const { done } = JSON.parse(readFileSync(marker, 'utf8')) as { done: boolean };
    return done ? null : 'the example deals are incomplete; "npm start -- --fresh" makes them anew';
  }
  writeFileSync(marker, JSON.stringify({ done: false }));
  await installApp(context.tenant);
  await seed(context);
  writeFileSync(marker, JSON.stringify({ done: true }));
  return 'the example deals are made';
}

/** Teams tells the bot of the team first, then of each member's chat. */
async function installApp({ connector }: Tenant): Promise<void> {
  await connector.install(PERSONS.riya.id, TEAM.threadId);
  const members = allPersons().filter(({ kind, inTeam }) => kind === 'member' && inTeam);
  await Promise.all(
    members.map(async ({ id }) => await connector.install(id, connector.personalConversation(id))),
  );
}
