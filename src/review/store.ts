import type { Tx } from '../app.ts';
import type { CheckRecord } from './facts.ts';
import type { CheckKind } from './model.ts';

/** Stores a check by name; a later one of the same kind replaces it. */
export async function saveCheck(
  tx: Tx,
  check: CheckRecord & { handoverId: string },
): Promise<void> {
  const { handoverId, kind, by, at, note } = check;
  await tx
    .insertInto('review_check')
    .values({ handover_id: handoverId, kind, by, at, note })
    .onConflict((conflict) =>
      conflict.columns(['handover_id', 'kind']).doUpdateSet({ by, at, note }),
    )
    .execute();
}

/** Takes a check away; gives whether there was one. */
export async function deleteCheck(
  tx: Tx,
  { handoverId, kind }: { handoverId: string; kind: CheckKind },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('review_check')
    .where('handover_id', '=', handoverId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Stores what tech understood; an agreement to earlier words is gone. */
export async function saveMirror(
  tx: Tx,
  mirror: { handoverId: string; text: string; by: string; at: string },
): Promise<void> {
  const { handoverId, text, by, at } = mirror;
  const said = { mirror_text: text, mirror_by: by, mirror_at: at };
  const fields = { ...said, ...unapproved, ...undeclined };
  await tx.updateTable('handover').set(fields).where('id', '=', handoverId).execute();
}

const unapproved = { mirror_approved_by: null, mirror_approved_at: null };
const undeclined = { mirror_declined_by: null, mirror_declined_at: null, mirror_reason: null };

/** Stores that sales agreed to the words as they are. */
export async function approveMirrorText(
  tx: Tx,
  approved: { handoverId: string; by: string; at: string },
): Promise<void> {
  const said = { mirror_approved_by: approved.by, mirror_approved_at: approved.at };
  const fields = { ...said, ...undeclined };
  await tx.updateTable('handover').set(fields).where('id', '=', approved.handoverId).execute();
}

/** Stores why sales says that it is not the deal; an agreement to the same words is gone. */
export async function declineMirrorText(
  tx: Tx,
  declined: { handoverId: string; by: string; at: string; because: string },
): Promise<void> {
  const { handoverId, by, at, because } = declined;
  const said = { mirror_declined_by: by, mirror_declined_at: at, mirror_reason: because };
  const fields = { ...said, ...unapproved };
  await tx.updateTable('handover').set(fields).where('id', '=', handoverId).execute();
}
