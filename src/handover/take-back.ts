import type { App } from '../app.ts';
import { readKickoff } from '../kickoff/facts.ts';
import type { Person } from '../people/actor.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { takePointsBack } from '../points/apply.ts';
import { change, type Ask, type Work } from '../record/change.ts';
import { orderHandoverCard } from '../record/notices.ts';
import { refusalFor } from '../record/refusals.ts';
import { firstVersion, markTakenBack } from '../record/versions.ts';
import { Refusal } from '../refusal.ts';
import { readLastAct } from './facts.ts';
import type { Binding, TakeBackInput } from './model.ts';
import { whyNotTakenBack } from './rules.ts';
import { updateHandover } from './store.ts';

/**
 * Takes back what binds, by whoever did it: a submission or a sending back while nobody else has acted
 * on it, an acceptance until the invitation left (product.md, rule 10).
 * @throws Refusal role_required for anybody else, invalid_state once it is too late, and those of change.
 */
export async function takeBack<V>(
  app: App,
  actor: Person,
  asked: Ask<V, TakeBackInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'take-back' as const, expected };
  return await change(target, async (work) => {
    await checkWhetherInTime(work, input.what);
    const text = await undoings[input.what](work);
    await orderHandoverCard(work);
    await work.note({ text, page: 'overview' });
    return await show(work);
  });
}

async function checkWhetherInTime({ db, handover, access }: Work, what: Binding): Promise<void> {
  const lastAct = await readLastAct(db, handover.id);
  const hasKickoff = (await readKickoff(db, handover.id)) !== undefined;
  const why = whyNotTakenBack(what, { state: handover.state, lastAct, hasKickoff, access });
  switch (why) {
    case null:
      return;
    case 'not-theirs':
      throw refusalFor('role_required');
    case 'acted-on': {
      const by = lastAct?.actedOnBy ?? null;
      const people = peopleFrom(await readNames(db, handover.tenant_id, [by]), handover);
      const who = people.maybe(by)?.name ?? 'Somebody';
      throw new Refusal('invalid_state', `${who} has acted on it since. Talk to them.`);
    }
    case 'invited':
      throw new Refusal(
        'invalid_state',
        'The invitation to the kickoff has left, so the acceptance stands. Ask the project manager.',
      );
    case 'not-there':
      throw refusalFor('invalid_state', handover.state);
  }
}

/** What each leaves behind, and how the list of changes says it. */
const undoings: Record<Binding, (work: Work) => Promise<string>> = {
  submit: async ({ db, handover }) => {
    const unsubmitted = { submitted_by: null, submitted_at: null };
    await updateHandover(db, handover.id, { state: 'draft', ...unsubmitted });
    return 'The submission was taken back';
  },
  'send-back': async (work) => {
    await takePointsBack(work);
    await updateHandover(work.db, work.handover.id, { state: 'in-review' });
    return 'The sending back was taken back';
  },
  accept: async ({ db, handover, at }) => {
    for (const kind of ['baseline', 'accepted'] as const) {
      await markTakenBack(db, { handoverId: handover.id, kind, number: firstVersion, at });
    }
    const unaccepted = { accepted_by: null, accepted_at: null };
    await updateHandover(db, handover.id, { state: 'in-review', ...unaccepted });
    return 'The acceptance was taken back; its version 1 stays in the history';
  },
};
