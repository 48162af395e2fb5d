import type { z } from 'zod';
import { Refusal } from '../../src/refusal.ts';

/** What somebody typed on a card, checked. @throws Refusal invalid_input with the remedy. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, remedy: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('invalid_input', remedy);
}
