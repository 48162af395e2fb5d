import type { Kysely } from 'kysely';
import type { HandoverRow } from '../record/facts.ts';
import type { Frozen } from '../record/versions.ts';
import { ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';

/** What the client is shown: built from an allow-list when it is shown early or accepted, frozen since. */
export type SharedContent = {
  project: string;
  clientName: string;
  promisedStart: string;
  goLive: string;
  items: readonly SharedItem[];
};
export type SharedItem = {
  key: string;
  section: string;
  title: string;
  text: string | null;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
};

export type Shown = Frozen & { content: SharedContent; isAccepted: boolean };

/** What the client reads now: what was accepted, else what was shown early last; null when neither is. */
export async function readShown(
  db: Kysely<Database>,
  handover: Pick<HandoverRow, 'id' | 'accepted_at'>,
): Promise<Shown | null> {
  const isAccepted = handover.accepted_at !== null;
  const row = await db
    .selectFrom('frozen_version')
    .select(['number', 'hash', 'at', 'by', 'by_kind', 'content'])
    .where('handover_id', '=', handover.id)
    .where('kind', '=', isAccepted ? 'accepted' : 'shared')
    .where('taken_back_at', 'is', null)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row ? { ...row, content: row.content as SharedContent, isAccepted } : null;
}

/** How many texts were shown early so far, those taken back too: none has the number of another. */
export async function countShown(db: Kysely<Database>, handoverId: string): Promise<number> {
  const { count } = await db
    .selectFrom('frozen_version')
    .select((shown) => shown.cast<number>(shown.fn.countAll(), 'integer').as('count'))
    .where('handover_id', '=', handoverId)
    .where('kind', '=', 'shared')
    .executeTakeFirstOrThrow();
  return count;
}

/** The number of the text that somebody of the client looked at last, as a part of one statement. */
export const lookedAtPart = ofHandover
  .selectFrom('client_look')
  .select('number')
  .whereRef('client_look.handover_id', '=', 'handover.id')
  .orderBy('at', 'desc')
  .limit(1)
  .as('lookedAt');

/** The same in a query of its own; null where nobody looked. */
export async function readLookedAt(
  db: Kysely<Database>,
  handoverId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('handover')
    .select(lookedAtPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return row.lookedAt;
}

/** A text that somebody of the client looked at: who, when first, what stood there. */
export type Look = { contactId: string; number: string; at: string; content: SharedContent };

/**
 * The last text shown early that somebody of the client looked at, of one contact where one is named;
 * the text that they read now is none that they looked at before.
 */
export async function readLastLook(
  db: Kysely<Database>,
  asked: { handoverId: string; contactId: string | null; now: string | null },
): Promise<Look | null> {
  const { handoverId, contactId, now } = asked;
  const row = await db
    .selectFrom('client_look')
    .innerJoin('frozen_version', (join) =>
      join
        .onRef('frozen_version.handover_id', '=', 'client_look.handover_id')
        .onRef('frozen_version.number', '=', 'client_look.number')
        .on('frozen_version.kind', '=', 'shared')
        .on('frozen_version.taken_back_at', 'is', null),
    )
    .select(['contact_id as contactId', 'client_look.number', 'client_look.at', 'content'])
    .where('client_look.handover_id', '=', handoverId)
    .$if(contactId !== null, (query) => query.where('contact_id', '=', contactId ?? ''))
    .$if(now !== null, (query) => query.where('client_look.number', '<>', now ?? ''))
    .orderBy('client_look.at', 'desc')
    .executeTakeFirst();
  return row ? { ...row, content: row.content as SharedContent } : null;
}

/** What somebody of the client said is not quite so, about one item. */
export type Remark = { key: string; text: string; at: string };

/** What this person of the client said on their page, oldest first. */
export async function readRemarks(
  db: Kysely<Database>,
  { handoverId, personId }: { handoverId: string; personId: string },
): Promise<Remark[]> {
  const rows = await db
    .selectFrom('question')
    .select(['about_ref as key', 'text', 'asked_at as at'])
    .where('handover_id', '=', handoverId)
    .where('asked_party', '=', 'client')
    .where('asked_by', '=', personId)
    .where('about_kind', '=', 'item')
    .orderBy('position')
    .execute();
  return rows.flatMap(({ key, ...said }) => (key === null ? [] : [{ key, ...said }]));
}
