import { expressionBuilder } from 'kysely';
import type { Database } from './tables.ts';
import { isoInstant } from './values.ts';

/**
 * Begins a concept's part of a statement about handovers, as JSON: so one statement reads what
 * several concepts know, and each of them still says what that is. Parts are built once.
 */
export const ofHandover = expressionBuilder<Database, 'handover'>();

/** A row of such a part with its `instants` as the wire wants them: JSON writes them with a `T` and an offset. */
export function fromJson<Row extends object>(row: Row, instants: readonly (keyof Row)[]): Row {
  const own = { ...row };
  for (const key of instants) {
    const text: unknown = row[key];
    if (typeof text === 'string') Object.assign(own, { [key]: jsonInstant(text) });
  }
  return own;
}

function jsonInstant(text: string): string {
  return isoInstant(text.replace('T', ' '));
}
