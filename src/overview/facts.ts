import type { Kysely } from 'kysely';
import { itemsFrom, itemsPart, type ItemRecord } from '../checklist/facts.ts';
import { besideItemsFrom, partsBesideItems, type GateFacts, type Known } from '../gates/facts.ts';
import { sentBackFrom, sentBackPart, type SendBackRecord } from '../handover/facts.ts';
import { kickoffFrom, kickoffPart, type KickoffRecord } from '../kickoff/facts.ts';
import type { Database } from '../storage/tables.ts';

/** What every concept knows of a handover that says where it stands. */
export type HandoverFacts = Omit<GateFacts, 'items'> & {
  items: ReadonlyMap<string, ItemRecord>;
  sentBack: SendBackRecord | null;
  kickoff: KickoffRecord | undefined;
};

/** Handovers with what every concept knows of them; the caller adds which, and what else to read. */
export function selectFacts(db: Kysely<Database>) {
  return db
    .selectFrom('handover')
    .select([itemsPart, ...partsBesideItems])
    .select([sentBackPart, kickoffPart]);
}

type FactsRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['executeTakeFirstOrThrow']>>;

/** The facts of this handover, from its row of that statement. */
export function factsFrom({ handover, template }: Known, row: FactsRow): HandoverFacts {
  return {
    handover,
    template,
    items: itemsFrom(row.items),
    ...besideItemsFrom(row),
    sentBack: sentBackFrom(row.sentBack),
    kickoff: kickoffFrom(row.kickoff),
  };
}
