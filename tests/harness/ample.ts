import type { Allowance } from '../../src/http/limits.ts';

/** Limits that no test meets unless it is about them. */
export const ample: Allowance = {
  read: 1_000_000,
  write: 1_000_000,
  outside: 1_000_000,
  speaker: 1_000_000,
  conversation: 1_000_000,
};
