import type { PageName } from '../place.ts';

/** Where a text was typed: its handover (null outside of one), what to call it, the way back to it. */
export interface TypedIn {
  handoverId: string | null;
  title: string;
  page: PageName;
  ref: string | null;
}

/** A text that was typed and that the service doesn't have yet; `at` in milliseconds since 1970. */
export interface Kept {
  name: string;
  value: unknown;
  typedIn: TypedIn;
  at: number;
}
