import type { Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { App } from '../app.ts';
import { troubleFrom, troublePart } from '../effects/facts.ts';
import { gateFactsFrom, gateParts } from '../gates/facts.ts';
import { kickoffStandingFrom, kickoffStandingPart } from '../kickoff/facts.ts';
import { sentBackFrom, sentBackPart } from '../points/facts.ts';
import { type HandoverRow, selectHandovers } from '../record/facts.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import { wordedOnce } from '../storage/worded-once.ts';
import type { WaitingLine } from './model.ts';
import type { Wait, WaitFacts } from './rules.ts';

const waitsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('waiting')
    .select(['kind', 'subject', 'person_id as personId', 'role', 'since', 'due_at as dueAt'])
    .select(['from_person as from', 'title', 'moment', 'detail', 'action'])
    .whereRef('waiting.handover_id', '=', 'handover.id')
    .orderBy('position'),
).as('waits');

/** What the rows say waits, from that part. */
function waitsFrom(part: readonly object[]): Wait[] {
  return part.map((row) => fromJson(row as Wait, ['since', 'dueAt']));
}

const readRow = wordedOnce(['id'], (db, { id }) =>
  selectHandovers(db)
    .select(gateParts)
    .select([sentBackPart, kickoffStandingPart, troublePart, waitsPart])
    .where('handover.id', '=', id),
);

/**
 * Reads what one handover says of what waits, and what its rows say of it, in one query; undefined
 * when it is gone.
 */
export async function readWaitFacts(
  db: Kysely<Database>,
  templates: App['templates'],
  handoverId: string,
): Promise<{ facts: WaitFacts; stored: Wait[] } | undefined> {
  const row = await readRow(db, { id: handoverId });
  if (!row) return undefined;
  const { standings, asks, proposals, promises, questions, checks, points, ...beside } = row;
  const { sentBack, kickoff, trouble, waits, ...rest } = beside;
  const handover = rest as HandoverRow;
  const known = { handover, template: templates.of(handover) };
  const facts = {
    ...gateFactsFrom(known, { standings, asks, proposals, promises, questions, checks, points }),
    sentBack: sentBackFrom(sentBack),
    kickoff: kickoffStandingFrom(kickoff),
    attention: troubleFrom(trouble),
  };
  return { facts, stored: waitsFrom(waits) };
}

/** A row of what waits, with the handover it is about as far as the reader's right depends on it. */
export type StoredWait = Omit<WaitingLine, 'from'> & {
  subject: string;
  from: string | null;
  /** Whether the reader holds a role on the handover. */
  isHeld: boolean;
};

/** What is asked for at most; whoever has more sees what is due first. */
const mostWaits = 500;

/** What waits for a person, or for any holder of a role that nobody holds; what is due first. */
export async function readWaitsFor(
  db: Kysely<Database>,
  who: { tenantId: string; personId: string; isHead: boolean },
): Promise<StoredWait[]> {
  const { tenantId, personId, isHead } = who;
  const rows = await db
    .selectFrom('waiting')
    .innerJoin('handover', 'handover.id', 'waiting.handover_id')
    .select(['waiting.handover_id as handoverId', 'handover.project', 'waiting.kind', 'subject'])
    .select(['title', 'moment', 'detail', 'from_person as from'])
    .select(['due_at as dueAt', 'since', 'action'])
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('role_holder')
            .select('role')
            .whereRef('role_holder.handover_id', '=', 'waiting.handover_id')
            .where('role_holder.person_id', '=', personId),
        )
        .as('isHeld'),
    )
    .where('waiting.tenant_id', '=', tenantId)
    .where((where) =>
      where.or([
        where('waiting.person_id', '=', personId),
        ...(isHead
          ? [
              where.and([
                where('waiting.person_id', 'is', null),
                where('waiting.role', '=', 'delivery-head'),
              ]),
            ]
          : []),
      ]),
    )
    .orderBy('due_at', (order) => order.asc().nullsLast())
    .orderBy('since')
    .orderBy('waiting.handover_id')
    .orderBy('position')
    .limit(mostWaits)
    .execute();
  return rows as StoredWait[];
}
