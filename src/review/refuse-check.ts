import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { collectInstead } from '../points/apply.ts';
import { change, type Ask } from '../record/change.ts';
import { isOwnSubmission } from '../record/holders.ts';
import { checkWords } from '../words.ts';
import { ownSubmission } from './give-check.ts';
import type { RefusalInput } from './model.ts';
import { placeOfCheck, reasons } from './rules.ts';
import { deleteCheck } from './store.ts';

/**
 * Tech lead or project manager can't vouch for a check, and says why not: a point for sales that is not
 * sent yet. What they vouched for before, they vouch for no longer.
 * @throws Refusal own_submission for whoever sold or submitted it, and those of change.
 */
export async function refuseCheck<V>(
  app: App,
  actor: Person,
  asked: Ask<V, RefusalInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const { kind, because } = input;
  const verb = kind === 'feasibility' ? 'feasibility-check' : 'delivery-check';
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    if (isOwnSubmission(work.handover, actor.personId)) throw ownSubmission();
    const text = `${checkWords[kind]} No: ${because}`;
    const point = { reason: reasons[kind], text, ...placeOfCheck(kind) };
    await collectInstead(work, { by: actor.personId, point });
    if (await deleteCheck(work.db, { handoverId, kind })) {
      const line = `No longer checked: ${kind}`;
      await work.note({ text: line, page: 'overview', ref: 'checks' });
    }
    return await show(work);
  });
}
