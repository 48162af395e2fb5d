import { z } from 'zod';
import { boundedText, personRef } from '../people/model.ts';

/** What somebody of tech puts their name to before acceptance. */
export const checkKind = z.enum(['feasibility', 'timeline', 'resources']);
export type CheckKind = z.infer<typeof checkKind>;

export const checkInput = z.strictObject({ kind: checkKind, note: boundedText(500) });
export type CheckInput = z.infer<typeof checkInput>;

export const mirrorInput = z.strictObject({ text: boundedText(8000) });
export type MirrorInput = z.infer<typeof mirrorInput>;

/** A check as Overview shows it; `by` is whose it is until it is given. */
export const checkView = z.object({
  kind: checkKind,
  by: personRef.nullable(),
  at: z.iso.datetime().nullable(),
  note: z.string().nullable(),
  mine: z.boolean(),
});

/** What tech understood, in its own words; empty until somebody wrote it. */
export const mirrorView = z.object({
  text: z.string(),
  writtenBy: personRef.nullable(),
  writtenAt: z.iso.datetime().nullable(),
  approvedBy: personRef.nullable(),
  approvedAt: z.iso.datetime().nullable(),
});
