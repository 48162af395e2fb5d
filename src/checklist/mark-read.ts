import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { ChecklistView, MarkReadInput } from './model.ts';
import { presentChecklist } from './present.ts';
import { markRows } from './store.ts';

/**
 * Tech says "read, no questions" for items at the versions they read.
 * @throws Refusal version_conflict when one was edited or emptied meanwhile; then none is marked.
 */
export async function markRead(
  app: App,
  actor: Person,
  request: { handoverId: string; input: MarkReadInput },
): Promise<ChecklistView> {
  const { handoverId, input } = request;
  const target = { app, actor, handoverId, verb: 'mark-read' as const, expected: null };
  return await change(target, async (work) => {
    const mark = { handoverId, items: input.items, by: actor.personId, at: work.at };
    const marked = await markRows(work.db, mark);
    if (marked.length < new Set(input.items.map((item) => item.key)).size) {
      throw new Refusal(
        'version_conflict',
        'Something was edited while you read. Read it again, then mark it.',
      );
    }
    const [only] = marked;
    const text =
      marked.length === 1
        ? 'One item was read, no questions'
        : `${marked.length} items were read, no questions`;
    await work.note({ text, page: 'checklist', ref: marked.length === 1 ? (only ?? null) : null });
    return await presentChecklist(work);
  });
}
