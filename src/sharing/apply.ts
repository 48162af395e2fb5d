import { readItems } from '../checklist/facts.ts';
import type { Work } from '../record/change.ts';
import { freeze } from '../record/versions.ts';
import { sharedContentOf } from './shared-content.ts';

/** From acceptance on the client reads what was accepted: frozen under the number of that version. */
export async function freezeForClient(work: Work, number: string): Promise<void> {
  const { db, handover, template, by, at } = work;
  const content = sharedContentOf(handover, template, await readItems(db, handover.id));
  await freeze(db, { handoverId: handover.id, kind: 'accepted', number, content, by, at });
}
