import { z } from 'zod';

/** An outside effect that gave up, said so that a person can act. */
export const attention = z.object({
  key: z.string(),
  what: z.string(),
  todo: z.string(),
  canRetry: z.boolean(),
});
export type Attention = z.infer<typeof attention>;
