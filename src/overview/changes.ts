import { opensItem } from '../checklist/view.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { presentChange, readAudit } from '../record/audit.ts';
import { lineAfter, pageLength, partOf } from '../record/cursor.ts';
import type { AfterQuery, Changes } from '../record/model.ts';
import type { Reading } from '../record/read.ts';

/** A page of the list of changes, newest first. @throws Refusal invalid_input for a cursor that is none. */
export async function presentChanges(
  reading: Reading,
  { after }: AfterQuery = {},
): Promise<Changes> {
  const { db, handover } = reading;
  const read = { limit: pageLength + 1, before: lineAfter(after) };
  const { lines, next } = partOf(await readAudit(db, handover.id, read), ({ id }) => id);
  const names = await readNames(
    db,
    handover.tenant_id,
    lines.map((line) => line.by),
  );
  const people = peopleFrom(names, handover);
  const shown = { people, opens: opensItem(reading) };
  return { changes: lines.map((line) => presentChange(line, shown)), next };
}
