import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import type { CheckInput } from './model.ts';
import { saveCheck } from './store.ts';

/** Tech lead or project manager puts their name to a check. @throws Refusal of change. */
export async function giveCheck<V>(app: App, actor: Person, asked: Ask<V, CheckInput>): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const verb = input.kind === 'feasibility' ? 'feasibility-check' : 'delivery-check';
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    await saveCheck(work.db, { handoverId, ...input, by: actor.personId, at: work.at });
    await work.note({ text: `Checked: ${input.kind}`, page: 'overview', ref: 'checks' });
    return await show(work);
  });
}
