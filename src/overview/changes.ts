import { opensItem } from '../checklist/view.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { presentChange, readAudit } from '../record/audit.ts';
import type { Change } from '../record/model.ts';
import type { Reading } from '../record/read.ts';

const longest = 200;

/** The list of changes, newest first. */
export async function presentChanges(reading: Reading): Promise<{ changes: Change[] }> {
  const { db, handover } = reading;
  const rows = await readAudit(db, handover.id, longest);
  const names = await readNames(
    db,
    handover.tenant_id,
    rows.map((row) => row.by),
  );
  const people = peopleFrom(names, handover);
  const shown = { people, opens: opensItem(reading) };
  return { changes: rows.map((row) => presentChange(row, shown)) };
}
