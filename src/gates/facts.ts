import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { standingsFrom, standingsPart, type ItemStanding } from '../checklist/facts.ts';
import { promisesFrom, promisesPart, type PromiseRecord } from '../promises/facts.ts';
import { openQuestionsFrom, openQuestionsPart, type OpenQuestion } from '../questions/facts.ts';
import { type HandoverRow, selectHandovers } from '../record/facts.ts';
import { checksFrom, checksPart, type CheckRecord } from '../review/facts.ts';
import type { Database } from '../storage/tables.ts';
import type { Template } from '../templates/model.ts';

/** Everything the gates decide from, as plain data. */
export type GateFacts = {
  handover: HandoverRow;
  template: Template;
  items: ReadonlyMap<string, ItemStanding>;
  promises: readonly PromiseRecord[];
  questions: readonly OpenQuestion[];
  checks: readonly CheckRecord[];
};

/** What is asked before submission: neither questions nor checks. */
export type SubmitFacts = Omit<GateFacts, 'questions' | 'checks'>;

/** What is in hand before the facts are read. */
export type Known = Pick<GateFacts, 'handover' | 'template'>;

/** Promises, open questions and checks of a handover, as parts of one statement. */
const partsBesideItems = [promisesPart, openQuestionsPart, checksPart] as const;

type Beside = {
  promises: Parameters<typeof promisesFrom>[0];
  questions: Parameters<typeof openQuestionsFrom>[0];
  checks: Parameters<typeof checksFrom>[0];
};

/** Promises, open questions and checks, from those parts. */
function besideItemsFrom(row: Beside): Pick<GateFacts, 'promises' | 'questions' | 'checks'> {
  return {
    promises: promisesFrom(row.promises),
    questions: openQuestionsFrom(row.questions),
    checks: checksFrom(row.checks),
  };
}

/** Everything that the gates decide from beside the handover itself, as parts of one statement. */
export const gateParts = [standingsPart, ...partsBesideItems] as const;

/** The facts of this handover, from those parts. */
export function gateFactsFrom(
  known: Known,
  row: Beside & { standings: Parameters<typeof standingsFrom>[0] },
): GateFacts {
  const { handover, template } = known;
  return { handover, template, items: standingsFrom(row.standings), ...besideItemsFrom(row) };
}

/** Handovers with what is asked of them before submission; the caller adds which, and what else. */
export function selectSubmitFacts(db: Kysely<Database>) {
  return selectHandovers(db).select([standingsPart, promisesPart]);
}

type SubmitRow = Awaited<
  ReturnType<ReturnType<typeof selectSubmitFacts>['executeTakeFirstOrThrow']>
>;

/** What is asked of one of them, from its row of that statement. */
export function submitFactsFrom(templates: App['templates'], row: SubmitRow): SubmitFacts {
  const { standings, promises, ...rest } = row;
  const handover = rest as HandoverRow;
  const parts = { items: standingsFrom(standings), promises: promisesFrom(promises) };
  return { handover, template: templates.of(handover), ...parts };
}

/** Reads what the gates of one handover decide from, in one query. */
export async function readGateFacts(known: Known & { db: Kysely<Database> }): Promise<GateFacts> {
  const row = await known.db
    .selectFrom('handover')
    .select(gateParts)
    .where('handover.id', '=', known.handover.id)
    .executeTakeFirstOrThrow();
  return gateFactsFrom(known, row);
}
