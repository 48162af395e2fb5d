import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { Revision } from './facts.ts';
import type { ItemView, SaveItemInput } from './model.ts';
import { editItem } from './save-item.ts';
import { readRevisions } from './store.ts';

/**
 * Saves what an item said at an earlier time: an edit like any other, and a revision of its own, so that
 * what it replaces can be brought back too. Rows keep their ids, so that promises find their place again.
 * @throws Refusal invalid_input for a revision that isn't there, and those of saveItem.
 */
export async function bringBack(
  app: App,
  actor: Person,
  request: { handoverId: string; key: string; expected: number; number: number },
): Promise<ItemView> {
  const { number, ...target } = request;
  return await editItem(
    app,
    actor,
    { ...target, isBroughtBack: true },
    async ({ db }, { kind }) => {
      const { after } = await readRevisions(db, { ...target, number });
      if (after) return inputFrom(after.content, kind === 'rows');
      throw new Refusal('invalid_input', 'The history has no such entry. Open it again.');
    },
  );
}

function inputFrom(content: Revision['content'], isList: boolean): SaveItemInput {
  const { status, text, rows, reason, source } = content;
  if (status === 'not-applicable') return { kind: 'not-applicable', reason: reason ?? '' };
  if (isList) return { kind: 'rows', rows: [...rows], source };
  return { kind: 'text', text, source };
}
