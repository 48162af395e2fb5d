import { peopleFrom, readNames } from '../people/names.ts';
import { presentChange, readAudit } from '../record/audit.ts';
import type { Change } from '../record/model.ts';
import type { Reading } from '../record/read.ts';

const longest = 200;

/** The list of changes, newest first. */
export async function presentChanges({ db, handover }: Reading): Promise<{ changes: Change[] }> {
  const rows = await readAudit(db, handover.id, longest);
  const names = await readNames(
    db,
    handover.tenant_id,
    rows.map((row) => row.by),
  );
  const people = peopleFrom(names, handover.holders);
  return { changes: rows.map((row) => presentChange(row, people)) };
}
