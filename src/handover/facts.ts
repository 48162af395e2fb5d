import type { Kysely } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { readItems } from '../checklist/facts.ts';
import { readClarifications } from '../clarifications/facts.ts';
import { readCommitments } from '../commitments/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import { jsonInstant } from '../storage/json-instant.ts';
import type { Database } from '../storage/tables.ts';
import { templateOf } from '../templates/rules.ts';
import type { CheckRecord, GateFacts } from './gates.ts';
import type { HandoverView } from './model.ts';

export type SendBackRecord = {
  by: string;
  at: string;
  points: NonNullable<HandoverView['sentBack']>['points'];
};

/** Checks and the last send-back of a handover, in one query. */
async function readReview(
  db: Kysely<Database>,
  handoverId: string,
): Promise<{ checks: CheckRecord[]; sentBack: SendBackRecord | null }> {
  const row = await db
    .selectNoFrom((build) => [
      jsonArrayFrom(
        build
          .selectFrom('feasibility_check')
          .select(['kind', 'by', 'at', 'note'])
          .where('handover_id', '=', handoverId),
      ).as('checks'),
      jsonObjectFrom(
        build
          .selectFrom('send_back')
          .select(['by', 'at', 'points'])
          .where('handover_id', '=', handoverId)
          .orderBy('round', 'desc')
          .limit(1),
      ).as('sentBack'),
    ])
    .executeTakeFirstOrThrow();
  return {
    checks: row.checks.map((check) => ({ ...check, at: jsonInstant(check.at) }) as CheckRecord),
    sentBack: row.sentBack
      ? ({ ...row.sentBack, at: jsonInstant(row.sentBack.at) } as SendBackRecord)
      : null,
  };
}

/** Reads what the gates decide from. */
export async function readGateFacts(
  db: Kysely<Database>,
  handover: HandoverRow,
): Promise<GateFacts & { sentBack: SendBackRecord | null }> {
  return {
    handover,
    template: templateOf(handover),
    items: await readItems(db, handover.id),
    promises: await readCommitments(db, handover.id),
    questions: await readClarifications(db, handover.id),
    ...(await readReview(db, handover.id)),
  };
}

/** The points of the last send-back in words, for the card that tells sales. */
export async function readSentBackLines(
  db: Kysely<Database>,
  handoverId: string,
): Promise<string[]> {
  const { sentBack } = await readReview(db, handoverId);
  return (sentBack?.points ?? []).map((point) => point.text);
}
