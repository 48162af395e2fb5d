import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { gateFactsFrom, selectGateFacts, type GateFacts, type Known } from '../gates/facts.ts';
import { sentBackFrom, sentBackPart, type SendBackRecord } from '../handover/facts.ts';
import { kickoffFrom, kickoffPart, type KickoffRecord } from '../kickoff/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { Database } from '../storage/tables.ts';

/** What every concept knows of a handover that says where it stands. */
export type HandoverFacts = GateFacts & {
  sentBack: SendBackRecord | null;
  kickoff: KickoffRecord | undefined;
};

/** Handovers with what every concept knows of them; the caller adds which, and what else to read. */
export function selectFacts(db: Kysely<Database>) {
  return selectGateFacts(db).select([sentBackPart, kickoffPart]);
}

type FactsRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['executeTakeFirstOrThrow']>>;

/** The facts of this handover, from its row of that statement. */
export function factsFrom(known: Known, row: FactsRow): HandoverFacts {
  return {
    ...gateFactsFrom(known, row),
    sentBack: sentBackFrom(row.sentBack),
    kickoff: kickoffFrom(row.kickoff),
  };
}

/** The facts of several handovers by their ids, in one query however many there are. */
export async function readFacts(
  { db, templates }: Pick<App, 'db' | 'templates'>,
  handovers: readonly HandoverRow[],
): Promise<ReadonlyMap<string, HandoverFacts>> {
  if (handovers.length === 0) return new Map();
  const byId = new Map(handovers.map((handover) => [handover.id, handover]));
  const rows = await selectFacts(db)
    .where('handover.id', 'in', [...byId.keys()])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const handover = byId.get(row.id);
      if (!handover) return [];
      const known = { handover, template: templates.of(handover) };
      return [[row.id, factsFrom(known, row)]];
    }),
  );
}
