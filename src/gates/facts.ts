import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import {
  asksFrom,
  asksPart,
  standingsFrom,
  standingsPart,
  type AskRecord,
  type ItemStanding,
} from '../checklist/facts.ts';
import { pointsFrom, pointsPart, type PointRecord } from '../points/facts.ts';
import { promisesFrom, promisesPart, type PromiseRecord } from '../promises/facts.ts';
import { proposalsFrom, proposalsPart, type ProposalStanding } from '../proposals/facts.ts';
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
  asks: readonly AskRecord[];
  proposals: readonly ProposalStanding[];
  promises: readonly PromiseRecord[];
  questions: readonly OpenQuestion[];
  checks: readonly CheckRecord[];
  points: readonly PointRecord[];
};

/** What is asked before submission: neither proposals nor questions nor checks. */
export type SubmitFacts = Omit<GateFacts, 'proposals' | 'questions' | 'checks'>;

/** What is in hand before the facts are read. */
export type Known = Pick<GateFacts, 'handover' | 'template'>;

/** What a gate asks beside the items, as parts of one statement. */
const partsBesideItems = [
  asksPart,
  proposalsPart,
  promisesPart,
  openQuestionsPart,
  checksPart,
  pointsPart,
] as const;

type Beside = {
  asks: Parameters<typeof asksFrom>[0];
  proposals: Parameters<typeof proposalsFrom>[0];
  promises: Parameters<typeof promisesFrom>[0];
  questions: Parameters<typeof openQuestionsFrom>[0];
  checks: Parameters<typeof checksFrom>[0];
  points: Parameters<typeof pointsFrom>[0];
};

/** The same, from those parts. */
function besideItemsFrom(row: Beside): Omit<GateFacts, keyof Known | 'items'> {
  return {
    asks: asksFrom(row.asks),
    proposals: proposalsFrom(row.proposals),
    promises: promisesFrom(row.promises),
    questions: openQuestionsFrom(row.questions),
    checks: checksFrom(row.checks),
    points: pointsFrom(row.points),
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
  return selectHandovers(db).select([standingsPart, asksPart, promisesPart, pointsPart]);
}

type SubmitRow = Awaited<
  ReturnType<ReturnType<typeof selectSubmitFacts>['executeTakeFirstOrThrow']>
>;

/** What is asked of one of them, from its row of that statement. */
export function submitFactsFrom(templates: App['templates'], row: SubmitRow): SubmitFacts {
  const { standings, asks, promises, points, ...rest } = row;
  const handover = rest as HandoverRow;
  return {
    handover,
    template: templates.of(handover),
    items: standingsFrom(standings),
    asks: asksFrom(asks),
    promises: promisesFrom(promises),
    points: pointsFrom(points),
  };
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
