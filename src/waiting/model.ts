import { z } from 'zod';
import { handoverLine, mayCreate } from '../handover/model.ts';
import { personRef } from '../people/model.ts';
import { next, page } from '../record/model.ts';

/** What kind of thing waits; `attention` is something outside that gave up. */
export const waitingKind = z.enum([
  'question',
  'answered',
  'sent-back',
  'draft',
  'blocker',
  'accept',
  'roles',
  'kickoff',
  'attention',
]);

/** One thing that waits for the reader, with the one action that moves it on. */
export const waitingLine = z.object({
  handoverId: z.guid(),
  project: z.string(),
  kind: waitingKind,
  title: z.string(),
  /** A time with which the title ends, said to each reader in their own zone, and in that of the client. */
  moment: z.object({ at: z.iso.datetime(), timeZone: z.string() }).nullable(),
  detail: z.string().nullable(),
  from: personRef.nullable(),
  dueAt: z.iso.datetime().nullable(),
  since: z.iso.datetime(),
  action: z.object({ label: z.string(), page, ref: z.string().nullable() }),
});
/** Who is signed in. */
export const me = z.object({ person: personRef });

export type WaitingLine = z.infer<typeof waitingLine>;

/** What waits for the reader, what is due first; `handovers` are theirs from a cursor on, the open ones first. */
export const waitingView = z.object({
  waiting: z.array(waitingLine),
  handovers: z.array(handoverLine),
  next,
  can: mayCreate,
});
export type WaitingView = z.infer<typeof waitingView>;
