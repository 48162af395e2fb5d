import { opensItem } from '../checklist/view.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { changesFrom, presentChange } from '../record/audit.ts';
import type { Reading } from '../record/read.ts';
import { pointsFrom, pointsPart, sentBackFrom, sentBackPart, whatChangedPart } from './facts.ts';
import type { PointsView } from './model.ts';
import { presentedPoints } from './view.ts';

/** Reads and shows what tech collected and sent, in one query, then the names. */
export async function presentPoints(reading: Reading): Promise<PointsView> {
  const { db, handover, access } = reading;
  const row = await db
    .selectFrom('handover')
    .select([pointsPart, sentBackPart, whatChangedPart])
    .where('id', '=', handover.id)
    .executeTakeFirstOrThrow();
  const points = pointsFrom(row.points);
  const sentBack = sentBackFrom(row.sentBack);
  const lines = changesFrom(row.changes);
  const names = await readNames(db, handover.tenant_id, [
    sentBack?.by ?? null,
    ...points.flatMap(({ by, handled_by: handler }) => [by, handler]),
    ...lines.map(({ by }) => by),
  ]);
  const people = peopleFrom(names, handover);
  const shown = { people, opens: opensItem(reading) };
  const changes = lines
    .toSorted((one, other) => Number(other.id) - Number(one.id))
    .map((line) => presentChange(line, shown));
  return presentedPoints({ state: handover.state, access, people, points, sentBack, changes });
}
