import { readNames } from '../people/names.ts';
import { holderOf } from '../record/holders.ts';
import type { Reading } from '../record/read.ts';
import { readShared } from './facts.ts';
import type { ClientView, NothingShared } from './model.ts';
import { clientViewOf } from './view.ts';

/** What the client sees: the version sales last shared, or a sentence while there is none. */
export async function presentClientView({
  db,
  handover,
  template,
}: Reading): Promise<ClientView | NothingShared> {
  const owner = holderOf(handover, 'sales-owner');
  const manager = holderOf(handover, 'project-manager');
  const names = await readNames(db, handover.tenant_id, [owner, manager]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const people = {
    from: nameOf(owner) ?? 'Your contact',
    work: nameOf(manager),
    commercial: nameOf(owner),
  };
  const shared = await readShared(db, handover.id);
  if (!shared) {
    return { standing: 'client-waiting', project: handover.project, from: people.from };
  }
  return clientViewOf({ id: handover.id, sections: template.sections }, shared, people);
}
