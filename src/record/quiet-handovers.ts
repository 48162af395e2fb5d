import { sql } from 'kysely';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import type { State } from './model.ts';

const over: State[] = ['closed', 'cancelled'];

/** A quarter after the last change of a deal that is over nobody looks into what was sent for it. */
export const quietDays = 90;
const handoversAtOnce = 50;
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Handovers that are closed or cancelled, in which nothing changed for a quarter and nothing waits to be
 * done outside; some at a time, by id.
 */
export async function* quietHandovers({
  db,
  clock,
}: Pick<App, 'db' | 'clock'>): AsyncGenerator<string[]> {
  const before = iso(clock.now().subtract({ hours: 24 * quietDays }));
  let ids: string[] = [];
  do {
    const found = await db
      .selectFrom('handover')
      .select('id')
      .where('id', '>', ids.at(-1) ?? first)
      .where('state', 'in', over)
      .where('created_at', '<', before)
      .where(isQuietSince(before))
      .orderBy('id')
      .limit(handoversAtOnce)
      .execute();
    ids = found.map(({ id }) => id);
    if (ids.length > 0) yield ids;
  } while (ids.length === handoversAtOnce);
}

function isQuietSince(before: string) {
  return sql<boolean>`not exists (
      select from audit_entry where audit_entry.handover_id = handover.id and audit_entry.at >= ${before}
    ) and not exists (
      select from effect where effect.handover_id = handover.id and effect.state = 'waiting'
    )`;
}
