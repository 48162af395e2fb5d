import type { Kysely } from 'kysely';
import { wordsFrom, wordsPart, type ItemWords } from '../checklist/facts.ts';
import { gateFactsFrom, gateParts, type GateFacts, type Known } from '../gates/facts.ts';
import { lastActFrom, lastActPart, type LastAct } from '../handover/facts.ts';
import { kickoffFrom, kickoffPart, type KickoffRecord } from '../kickoff/facts.ts';
import { sentBackFrom, sentBackPart, type SendBackRecord } from '../points/facts.ts';
import type { Database } from '../storage/tables.ts';

/** What every concept knows of a handover that says where it stands. */
export type HandoverFacts = GateFacts & {
  words: ReadonlyMap<string, ItemWords>;
  sentBack: SendBackRecord | null;
  lastAct: LastAct | null;
  kickoff: KickoffRecord | undefined;
};

/**
 * Handovers with what every concept knows of them, and what the items under these keys say; the
 * caller adds which, and what else to read.
 */
export function selectFacts(db: Kysely<Database>, keys: string) {
  return db
    .selectFrom('handover')
    .select(gateParts)
    .select([wordsPart(keys), sentBackPart, lastActPart, kickoffPart]);
}

type FactsRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['executeTakeFirstOrThrow']>>;

/** The facts of this handover, from its row of that statement. */
export function factsFrom(known: Known, row: FactsRow): HandoverFacts {
  return {
    ...gateFactsFrom(known, row),
    words: wordsFrom(row.words),
    sentBack: sentBackFrom(row.sentBack),
    lastAct: lastActFrom(row.lastAct),
    kickoff: kickoffFrom(row.kickoff),
  };
}
