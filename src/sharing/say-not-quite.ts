import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { putQuestion } from '../questions/apply.ts';
import { change } from '../record/change.ts';
import { once } from '../record/once-per-key.ts';
import { Refusal } from '../refusal.ts';
import { readShown } from './facts.ts';
import type { ClientView, NothingShared, NotQuiteInput } from './model.ts';
import { presentClientView } from './present.ts';

type Request = { handoverId: string; key: string; input: NotQuiteInput };

/**
 * The client says what of the text is not quite so: a question to sales, which blocks nothing by itself.
 * @throws Refusal role_required, invalid_state; not_found for what isn't in the text that they read.
 */
export async function sayNotQuite(
  app: App,
  actor: Person,
  { handoverId, key, input }: Request,
): Promise<ClientView | NothingShared> {
  const target = { app, actor, handoverId, verb: 'not-quite' as const, expected: null };
  return await change(target, async (work) => {
    const shown = await readShown(work.db, work.handover);
    if (!shown?.content.items.some((item) => item.key === input.key)) throw notThere();
    await once(app, work.db, {
      key,
      personId: actor.personId,
      input: { handoverId, ...input },
      act: async () => {
        const id = randomUUID();
        const about = { kind: 'item' as const, ref: input.key };
        const question = { text: input.text, to: 'sales' as const, blocking: false, about };
        await putQuestion(work, actor, { id, input: question, place: null });
        return { id };
      },
    });
    return await presentClientView(work);
  });
}

function notThere(): Refusal {
  return new Refusal(
    'not_found',
    'This is not part of the text you see. Open the page again and choose what is not quite so.',
  );
}
