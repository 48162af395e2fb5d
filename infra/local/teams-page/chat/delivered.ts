import type { Delivered } from '../../page-model.ts';

/** The sentence when Handover didn't take what was sent to it, null when it did. */
export function notTaken(delivered: Delivered | undefined): string | null {
  if (!delivered) return null;
  if (delivered.status === null) return 'Handover did not answer. Send it once more in a moment.';
  if (delivered.status < 400) return null;
  return `Handover did not take this (it answered ${delivered.status}). Send it once more in a moment.`;
}
