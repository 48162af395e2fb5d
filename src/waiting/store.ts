import type { Tx } from '../app.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { Wait } from './rules.ts';

/** What changed of what waits on one handover. `position` is each one's place in the whole. */
export type Difference = {
  gone: readonly Wait[];
  begun: readonly { wait: Wait; position: number }[];
};

/** Writes the difference; rows that stay as they are are not touched. */
export async function writeWaits(
  tx: Tx,
  handover: Pick<HandoverRow, 'id' | 'tenant_id'>,
  { gone, begun }: Difference,
): Promise<void> {
  if (gone.length > 0) {
    await tx
      .deleteFrom('waiting')
      .where('handover_id', '=', handover.id)
      .where((where) =>
        where.or(
          gone.map(({ kind, subject }) =>
            where.and([where('kind', '=', kind), where('subject', '=', subject)]),
          ),
        ),
      )
      .execute();
  }
  if (begun.length === 0) return;
  await tx
    .insertInto('waiting')
    .values(
      begun.map(({ wait, position }) => ({
        handover_id: handover.id,
        tenant_id: handover.tenant_id,
        kind: wait.kind,
        subject: wait.subject,
        person_id: wait.personId,
        role: wait.role,
        position,
        since: wait.since,
        due_at: wait.dueAt,
        from_person: wait.from,
        title: wait.title,
        moment: wait.moment === null ? null : JSON.stringify(wait.moment),
        detail: wait.detail,
        action: JSON.stringify(wait.action),
      })),
    )
    .execute();
}

/** Notes by which rules the rows of a handover were worked out. */
export async function noteVersion(tx: Tx, handoverId: string, version: number): Promise<void> {
  await tx
    .updateTable('handover')
    .set({ waiting_version: version })
    .where('id', '=', handoverId)
    .execute();
}
