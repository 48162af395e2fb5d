import { z } from 'zod';
import { handoverLine, mayCreate } from '../handover/model.ts';
import { personRef } from '../people/model.ts';
import { page } from '../record/model.ts';

/** One thing that waits for the reader, with the one action that moves it on. */
export const waitingLine = z.object({
  handoverId: z.guid(),
  project: z.string(),
  kind: z.enum([
    'question',
    'answered',
    'sent-back',
    'draft',
    'review',
    'roles',
    'mirror',
    'kickoff',
    'promise',
  ]),
  title: z.string(),
  detail: z.string().nullable(),
  from: personRef.nullable(),
  dueAt: z.iso.datetime().nullable(),
  since: z.iso.datetime().nullable(),
  action: z.object({ label: z.string(), page, ref: z.string().nullable() }),
});
export const waitingView = z.object({
  waiting: z.array(waitingLine),
  handovers: z.array(handoverLine),
  can: mayCreate,
});
export type WaitingView = z.infer<typeof waitingView>;
