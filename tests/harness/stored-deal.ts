import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PointRecord } from '../../src/points/facts.ts';
import type { PromiseRecord } from '../../src/promises/facts.ts';
import type { QuestionRecord } from '../../src/questions/facts.ts';
import type { Database } from '../../src/storage/tables.ts';
import type { StoredItem, WholeFacts } from './facts.ts';

/** A deal that is stored: the facts it was made of, under ids of its own. */
export type Deal = { id: string; facts: WholeFacts };

/** Stores the facts as a deal of its own; promises, questions, points and contacts get ids of their own too. */
export async function storeDeal(db: Kysely<Database>, facts: WholeFacts): Promise<Deal> {
  const id = randomUUID();
  const { holders, contacts, ...handover } = facts.handover;
  await db
    .insertInto('handover')
    .values({ ...handover, id })
    .execute();
  for (const { role, personId } of holders) {
    const named = { named_by: handover.created_by, named_at: handover.created_at };
    const holder = { handover_id: id, role, person_id: personId, ...named };
    await db.insertInto('role_holder').values(holder).execute();
  }
  const stored = contacts.map((contact) => ({ ...contact, id: randomUUID() }));
  for (const { timeZone, personId, removedAt, ...contact } of stored) {
    const added = { added_by: handover.created_by, added_at: handover.created_at };
    const named = { time_zone: timeZone, person_id: personId, removed_at: removedAt };
    const row = { ...contact, ...named, handover_id: id, ...added };
    await db.insertInto('client_contact').values(row).execute();
  }
  await storeItems(db, id, [...facts.items.values()]);
  for (const check of facts.checks) {
    await db
      .insertInto('review_check')
      .values({ ...check, handover_id: id })
      .execute();
  }
  const promises = await storePromises(db, id, facts.promises);
  const questions = await storeQuestions(db, id, facts.questions);
  const points = await storePoints(db, id, facts.points);
  const row = { ...facts.handover, id, contacts: stored };
  return { id, facts: { ...facts, handover: row, promises, questions, points } };
}

/** Each item is in its first revision. */
async function storeItems(db: Kysely<Database>, id: string, items: readonly StoredItem[]) {
  if (items.length === 0) return;
  // How full the rows are is the database's to count.
  const stored = items.map(({ row_count: _count, filled: _filled, ...item }) => item);
  const rows = stored.map(({ rows: list, ...item }) => ({
    ...item,
    rows: JSON.stringify(list),
    handover_id: id,
  }));
  const revisions = stored.map(({ key, text, rows: list, reason, source, ...item }) => ({
    handover_id: id,
    key,
    number: 1,
    by: item.changed_by,
    begun_at: item.changed_at,
    ended_at: item.changed_at,
    content: JSON.stringify({ status: item.status, text, rows: list, reason, source }),
  }));
  await db.insertInto('item').values(rows).execute();
  await db.insertInto('item_revision').values(revisions).execute();
}

async function storePromises(
  db: Kysely<Database>,
  handoverId: string,
  promises: readonly PromiseRecord[],
): Promise<PromiseRecord[]> {
  const own = promises.map((promise) => {
    return { ...promise, id: randomUUID(), handover_id: handoverId };
  });
  // The position is the database's to count.
  for (const { position: _, carrier_stands: __, ...promise } of own) {
    await db.insertInto('promise').values(promise).execute();
    const { id, added_by: by, added_at: at, text, standing, source, via, ...rest } = promise;
    const { promised_by, promised_to, promised_on } = rest;
    const said = { text, standing, source, promised_by, promised_to, promised_on, via };
    const content = JSON.stringify(said);
    await db
      .insertInto('promise_revision')
      .values({ promise_id: id, number: 1, by, at, content })
      .execute();
  }
  return own;
}

/** Each round was sent by whoever collected its points, when they did. */
async function storePoints(
  db: Kysely<Database>,
  handoverId: string,
  points: readonly PointRecord[],
): Promise<PointRecord[]> {
  const own = points.map((point) => ({ ...point, id: randomUUID(), handover_id: handoverId }));
  const rounds = new Map(own.map((point) => [point.round, point]));
  for (const [round, { by, at }] of rounds) {
    if (round === null) continue;
    const sent = { handover_id: handoverId, round, by, at };
    await db.insertInto('send_back').values(sent).execute();
  }
  for (const { position: _, ...point } of own) {
    await db.insertInto('review_point').values(point).execute();
  }
  return own;
}

async function storeQuestions(
  db: Kysely<Database>,
  handoverId: string,
  questions: readonly QuestionRecord[],
): Promise<QuestionRecord[]> {
  const own = questions.map((question) => {
    return { ...question, id: randomUUID(), handover_id: handoverId };
  });
  for (const { position: _, entries, ...question } of own) {
    await db.insertInto('question').values(question).execute();
    for (const { id: _id, ...entry } of entries) {
      await db
        .insertInto('question_entry')
        .values({ ...entry, question_id: question.id })
        .execute();
    }
  }
  return own;
}
