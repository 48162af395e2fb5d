import { peopleFrom, readNames } from '../people/names.ts';
import { readerOf, reads } from '../people/reader.ts';
import type { Opened } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import { itemOf } from '../templates/rules.ts';
import type { RevisionView } from './model.ts';
import { readRevisions } from './store.ts';
import { revisionFor } from './view.ts';

/**
 * What one revision of an item changed: what it said before and after, to somebody who may read it.
 * @throws Refusal not_found for an item or revision that isn't there, or not for this reader.
 */
export async function readRevision(
  opened: Opened,
  asked: { key: string; number: number },
): Promise<RevisionView> {
  const { db, handover, access, template } = opened;
  const definition = itemOf(template, asked.key);
  if (!definition || !reads(readerOf(access), definition.audience)) throw refusalFor('not_found');
  const { before, after } = await readRevisions(db, { handoverId: handover.id, ...asked });
  if (!after) throw refusalFor('not_found');
  const names = await readNames(db, handover.tenant_id, [after.by]);
  const people = peopleFrom(names, handover);
  return revisionFor({ definition, access, people, before: before ?? null, after });
}
