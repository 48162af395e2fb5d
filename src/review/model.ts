import { z } from 'zod';
import { boundedText, personRef } from '../people/model.ts';

/** What somebody of tech puts their name to before acceptance. */
export const checkKind = z.enum(['feasibility', 'timeline', 'resources']);
export type CheckKind = z.infer<typeof checkKind>;

export const checkInput = z.strictObject({ kind: checkKind, note: boundedText(500) });
export type CheckInput = z.infer<typeof checkInput>;

/** Somebody of tech can't vouch for a check, and says why not. */
export const refusalInput = z.strictObject({ kind: checkKind, because: boundedText(400) });
export type RefusalInput = z.infer<typeof refusalInput>;

export const mirrorInput = z.strictObject({ text: boundedText(8000) });
export type MirrorInput = z.infer<typeof mirrorInput>;

/** Sales says why what tech understood is not the deal. */
export const declineInput = z.strictObject({ because: boundedText(2000) });
export type DeclineInput = z.infer<typeof declineInput>;

/**
 * A check as Overview shows it; `by` is whose it is until it is given. `refusal` is what tech says
 * against it, until it is sent back and answered.
 */
export const checkView = z.object({
  kind: checkKind,
  by: personRef.nullable(),
  at: z.iso.datetime().nullable(),
  note: z.string().nullable(),
  refusal: z
    .object({ by: personRef.nullable(), at: z.iso.datetime(), text: z.string() })
    .nullable(),
  mine: z.boolean(),
});

/** What tech understood, in its own words; empty until somebody wrote it. */
export const mirrorView = z.object({
  text: z.string(),
  writtenBy: personRef.nullable(),
  writtenAt: z.iso.datetime().nullable(),
  approvedBy: personRef.nullable(),
  approvedAt: z.iso.datetime().nullable(),
  /** Why sales says that it is not the deal; null until it does, and once it is written anew. */
  declined: z
    .object({ by: personRef.nullable(), at: z.iso.datetime(), because: z.string() })
    .nullable(),
});
