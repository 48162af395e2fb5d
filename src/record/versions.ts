import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { columnsOf, type By, type ByColumns } from '../people/actor.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';

/** The record at acceptance, what the client reads of it, and what they were shown before. */
type Kind = 'baseline' | 'accepted' | 'shared';

/** What is accepted first is version 1, however often an acceptance was taken back. */
export const firstVersion = '1';

export type Frozen = ByColumns & { number: string; hash: string; at: string };

/** The hash of a version: SHA-256 over its canonical JSON (keys sorted), in hex. */
function hashOf(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Freezes a version for good; the same number is never written twice while it stands. */
export async function freeze(
  db: Kysely<Database>,
  version: {
    handoverId: string;
    kind: Kind;
    number: string;
    content: object;
    by: By;
    at: string;
  },
): Promise<void> {
  const { handoverId, kind, number, content, by, at } = version;
  await db
    .insertInto('frozen_version')
    .values({
      handover_id: handoverId,
      kind,
      number,
      hash: hashOf(content),
      content: JSON.stringify(content),
      ...columnsOf(by),
      at,
    })
    .execute();
}

/** Marks the version of a kind that stands as taken back: it stays, and its number is free again. */
export async function markTakenBack(
  db: Kysely<Database>,
  version: { handoverId: string; kind: Kind; number: string; at: string },
): Promise<void> {
  await db
    .updateTable('frozen_version')
    .set({ taken_back_at: version.at })
    .where('handover_id', '=', version.handoverId)
    .where('kind', '=', version.kind)
    .where('number', '=', version.number)
    .where('taken_back_at', 'is', null)
    .execute();
}

/** The newest version of each kind, without its contents, as a part of one statement. */
export const versionsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('frozen_version')
    .distinctOn('kind')
    .select(['kind', 'number', 'hash', 'at', 'by', 'by_kind'])
    .whereRef('frozen_version.handover_id', '=', 'handover.id')
    .where('taken_back_at', 'is', null)
    .orderBy('kind')
    .orderBy('at', 'desc'),
).as('versions');

/** The newest version of each kind, from that part. */
export function versionsFrom(
  part: readonly (Frozen & { kind: string })[],
): Partial<Record<Kind, Frozen>> {
  return Object.fromEntries(part.map(({ kind, ...frozen }) => [kind, fromJson(frozen, ['at'])]));
}

/** The newest version of each kind, without its contents, in one query. */
export async function latestVersions(
  db: Kysely<Database>,
  handoverId: string,
): Promise<Partial<Record<Kind, Frozen>>> {
  const row = await db
    .selectFrom('handover')
    .select(versionsPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return versionsFrom(row.versions);
}
