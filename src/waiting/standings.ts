import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { App } from '../app.ts';
import { selectSubmitFacts, submitFactsFrom } from '../gates/facts.ts';
import { submitBlocks } from '../gates/rules.ts';
import { ofHandover } from '../storage/json-part.ts';
import { isOfDraft } from './rules.ts';

/** How many things wait for one person; null stands for nobody named yet. */
export type WaitCount = { personId: string | null; count: number };

const countsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('waiting')
    .select(['kind', 'person_id as personId', sql<number>`count(*)::integer`.as('count')])
    .whereRef('waiting.handover_id', '=', 'handover.id')
    .groupBy(['kind', 'person_id']),
).as('waits');

const kickoffAt = ofHandover
  .selectFrom('kickoff')
  .select('start_at')
  .whereRef('kickoff.handover_id', '=', 'handover.id')
  .where('gone_at', 'is', null)
  .as('kickoffAt');

/** Where a handover stands for somebody who looks from outside: whom it waits for, and its kickoff. */
export type Standing = { waits: readonly WaitCount[]; kickoffAt: string | null };

/**
 * Where these handovers stand, by their ids, in one query. Of a draft it is counted what is left in
 * it, or its submission.
 */
export async function standingsOf(
  app: App,
  handoverIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (handoverIds.length === 0) return new Map();
  const rows = await selectSubmitFacts(app.db)
    .select([countsPart, kickoffAt])
    .where('handover.id', 'in', handoverIds)
    .execute();
  return new Map(
    rows.map((row) => {
      const left = submitBlocks(submitFactsFrom(app.templates, row)).length;
      const waits = row.waits.map(({ kind, personId, count }) => ({
        personId,
        count: isOfDraft({ kind }) ? Math.max(1, left) : count,
      }));
      return [row.id, { waits, kickoffAt: row.kickoffAt }];
    }),
  );
}
