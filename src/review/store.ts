import type { Tx } from '../app.ts';
import type { CheckRecord } from './facts.ts';

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

/** Stores what tech understood; an agreement to earlier words is gone. */
export async function saveMirror(
  tx: Tx,
  mirror: { handoverId: string; text: string; by: string; at: string },
): Promise<void> {
  const { handoverId, text, by, at } = mirror;
  const fields = { mirror_text: text, mirror_by: by, mirror_at: at, ...unapproved };
  await tx.updateTable('handover').set(fields).where('id', '=', handoverId).execute();
}

const unapproved = { mirror_approved_by: null, mirror_approved_at: null };

/** Stores that sales agreed to the words as they are. */
export async function approveMirrorText(
  tx: Tx,
  approved: { handoverId: string; by: string; at: string },
): Promise<void> {
  const fields = { mirror_approved_by: approved.by, mirror_approved_at: approved.at };
  await tx.updateTable('handover').set(fields).where('id', '=', approved.handoverId).execute();
}
