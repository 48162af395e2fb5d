import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { forgetNotSent } from '../points/apply.ts';
import { change, type Ask } from '../record/change.ts';
import { isOwnSubmission } from '../record/holders.ts';
import { Refusal } from '../refusal.ts';
import type { CheckInput } from './model.ts';
import { placeOfCheck } from './rules.ts';
import { saveCheck } from './store.ts';

/**
 * Tech lead or project manager puts their name to a check; what was said against it, and not sent yet, is gone.
 * @throws Refusal own_submission for whoever sold or submitted it, and those of change.
 */
export async function giveCheck<V>(app: App, actor: Person, asked: Ask<V, CheckInput>): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const verb = input.kind === 'feasibility' ? 'feasibility-check' : 'delivery-check';
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    if (isOwnSubmission(work.handover, actor.personId)) throw ownSubmission();
    await forgetNotSent(work, placeOfCheck(input.kind));
    await saveCheck(work.db, { handoverId, ...input, by: actor.personId, at: work.at });
    await work.note({ text: `Checked: ${input.kind}`, page: 'overview', ref: 'checks' });
    return await show(work);
  });
}

/** Whoever sold it gives none of tech's checks. */
export function ownSubmission(): Refusal {
  return new Refusal(
    'own_submission',
    'Whoever sold it gives none of tech’s checks. Ask the delivery head to name somebody else.',
  );
}
