import type { Kysely } from 'kysely';
import { itemsFrom, itemsPart, type ItemRecord } from '../checklist/facts.ts';
import { promisesFrom, promisesPart, type PromiseRecord } from '../promises/facts.ts';
import { questionsFrom, questionsPart, type QuestionRecord } from '../questions/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import { checksFrom, checksPart, type CheckRecord } from '../review/facts.ts';
import type { Database } from '../storage/tables.ts';
import type { Template } from '../templates/model.ts';

/** Everything the gates decide from, as plain data. */
export type GateFacts = {
  handover: HandoverRow;
  template: Template;
  items: ReadonlyMap<string, ItemRecord>;
  promises: readonly PromiseRecord[];
  questions: readonly QuestionRecord[];
  checks: readonly CheckRecord[];
};

/** Handovers with what the gates decide from; the caller adds which, and what else to read. */
export function selectGateFacts(db: Kysely<Database>) {
  return db
    .selectFrom('handover')
    .select('handover.id')
    .select([itemsPart, promisesPart, questionsPart, checksPart]);
}

type FactsRow = Awaited<ReturnType<ReturnType<typeof selectGateFacts>['executeTakeFirstOrThrow']>>;

/** What is in hand before the facts are read. */
export type Known = Pick<GateFacts, 'handover' | 'template'>;

/** The facts of this handover, from its row of that statement. */
export function gateFactsFrom({ handover, template }: Known, row: FactsRow): GateFacts {
  return {
    handover,
    template,
    items: itemsFrom(row.items),
    promises: promisesFrom(row.promises),
    questions: questionsFrom(row.questions),
    checks: checksFrom(row.checks),
  };
}

/** Reads what the gates of one handover decide from, in one query. */
export async function readGateFacts(known: Known & { db: Kysely<Database> }): Promise<GateFacts> {
  const { db, handover } = known;
  const row = await selectGateFacts(db)
    .where('handover.id', '=', handover.id)
    .executeTakeFirstOrThrow();
  return gateFactsFrom(known, row);
}
