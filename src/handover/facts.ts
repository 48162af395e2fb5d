import type { Kysely } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { itemsFrom, itemsPart } from '../checklist/facts.ts';
import { questionsFrom, questionsPart } from '../clarifications/facts.ts';
import { promisesFrom, promisesPart } from '../commitments/facts.ts';
import { kickoffFrom, kickoffPart, type KickoffRecord } from '../kickoff/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import { templateOf } from '../templates/rules.ts';
import type { CheckRecord, GateFacts } from './gates.ts';
import type { HandoverView } from './model.ts';

export type SendBackRecord = {
  by: string;
  at: string;
  points: NonNullable<HandoverView['sentBack']>['points'];
};

/** What every concept knows of a handover that says where it stands. */
export type HandoverFacts = GateFacts & {
  sentBack: SendBackRecord | null;
  kickoff: KickoffRecord | undefined;
};

const checksPart = jsonArrayFrom(
  ofHandover
    .selectFrom('feasibility_check')
    .select(['kind', 'by', 'at', 'note'])
    .whereRef('feasibility_check.handover_id', '=', 'handover.id'),
).as('checks');

const sentBackPart = jsonObjectFrom(
  ofHandover
    .selectFrom('send_back')
    .select(['by', 'at', 'points'])
    .whereRef('send_back.handover_id', '=', 'handover.id')
    .orderBy('round', 'desc')
    .limit(1),
).as('sentBack');

/** Handovers with what every concept knows of them; the caller adds which, and what else to read. */
export function selectFacts(db: Kysely<Database>) {
  return db
    .selectFrom('handover')
    .select('handover.id')
    .select([itemsPart, promisesPart, questionsPart, checksPart, sentBackPart, kickoffPart]);
}

type FactsRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['executeTakeFirstOrThrow']>>;

/** The facts of this handover, from its row of that statement. */
export function factsFrom(handover: HandoverRow, row: FactsRow): HandoverFacts {
  return {
    handover,
    template: templateOf(handover),
    items: itemsFrom(row.items),
    promises: promisesFrom(row.promises),
    questions: questionsFrom(row.questions),
    checks: row.checks.map((check) => fromJson(check, ['at']) as CheckRecord),
    sentBack: row.sentBack ? (fromJson(row.sentBack, ['at']) as SendBackRecord) : null,
    kickoff: kickoffFrom(row.kickoff),
  };
}

/** The facts of several handovers by their ids, in one query however many there are. */
export async function readFacts(
  db: Kysely<Database>,
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
      return handover ? [[row.id, factsFrom(handover, row)]] : [];
    }),
  );
}

/** Reads what the gates of one handover decide from. */
export async function readGateFacts(
  db: Kysely<Database>,
  handover: HandoverRow,
): Promise<HandoverFacts> {
  const row = await selectFacts(db)
    .where('handover.id', '=', handover.id)
    .executeTakeFirstOrThrow();
  return factsFrom(handover, row);
}

/** The points of the last send-back in words, for the card that tells sales. */
export async function readSentBackLines(
  db: Kysely<Database>,
  handoverId: string,
): Promise<string[]> {
  const row = await db
    .selectFrom('handover')
    .select(sentBackPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  const sentBack = row.sentBack as SendBackRecord | null;
  return (sentBack?.points ?? []).map((point) => point.text);
}
