import { sql } from 'kysely';
import { z } from 'zod';
import { typedInstant } from '../people/model.ts';
import { Refusal } from '../refusal.ts';
import type { HandoverRow } from './facts.ts';

/** How many lines an answer holds at most. */
export const pageLength = 100;

/** Whether a handover is over, in the words of the index `handover_list`. */
export const isOver = sql<boolean>`handover.state in ('closed', 'cancelled')`;

/** Where one handover stands in a list: over or not, created when, which. */
const place = z.tuple([z.boolean(), typedInstant, z.guid()]);
export type Place = z.infer<typeof place>;

/** Lines of a list, and the cursor after the last of them; null where the list ends. */
export type Part<Line> = { lines: Line[]; next: string | null };

/** Cuts a page off what was read with one line more than it holds. */
export function partOf<Line>(read: readonly Line[], cursorOf: (line: Line) => string): Part<Line> {
  const lines = read.slice(0, pageLength);
  const last = read.length > pageLength ? lines.at(-1) : undefined;
  return { lines, next: last === undefined ? null : cursorOf(last) };
}

/** The cursor after a handover: its place as it is now, so that a later change moves no list. */
export function cursorAfter({ state, created_at: createdAt, id }: HandoverRow): string {
  const here: Place = [state === 'closed' || state === 'cancelled', createdAt, id];
  return Buffer.from(JSON.stringify(here)).toString('base64url');
}

/** The place that a cursor names; undefined without one. @throws Refusal invalid_input for what is none. */
export function placeAfter(after: string | undefined): Place | undefined {
  if (after === undefined) return undefined;
  try {
    return place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
  } catch (cause) {
    throw noCursor(cause);
  }
}

/** The line of the list of changes that a cursor names. @throws Refusal invalid_input for what is none. */
export function lineAfter(after: string | undefined): string | undefined {
  if (after === undefined || /^[1-9]\d{0,17}$/u.test(after)) return after;
  throw noCursor();
}

function noCursor(cause?: unknown): Refusal {
  const message =
    'Send `after` as the answer before gave it in `next`, or leave it out to begin anew.';
  const refusal = new Refusal('invalid_input', message);
  refusal.cause = cause;
  return refusal;
}
