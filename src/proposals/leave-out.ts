import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import { itemOf } from '../templates/rules.ts';
import type { LeaveOutInput, ProposalsView, WithdrawProposalInput } from './model.ts';
import { presentProposals } from './present.ts';
import { endProposal } from './store.ts';

/**
 * Sales leaves a proposal out: the item stays as it is.
 * @throws Refusal role_required, invalid_state; version_conflict when it was changed meanwhile.
 */
export async function leaveOut(
  app: App,
  actor: Person,
  { handoverId, input }: { handoverId: string; input: LeaveOutInput },
): Promise<ProposalsView> {
  const target = { app, actor, handoverId, verb: 'take-proposal' as const, expected: null };
  return await change(target, async (work) => {
    if (!(await endProposal(work.db, { handoverId, ...input }))) {
      throw new Refusal(
        'version_conflict',
        'It was changed or withdrawn while you looked. Look at it again.',
      );
    }
    await note(work, input.key, 'left out');
    return await presentProposals(work);
  });
}

/** Whoever proposed it withdraws it; what isn't there any more is withdrawn. @throws Refusal of change. */
export async function withdrawProposal(
  app: App,
  actor: Person,
  { handoverId, input }: { handoverId: string; input: WithdrawProposalInput },
): Promise<ProposalsView> {
  const target = { app, actor, handoverId, verb: 'propose' as const, expected: null };
  return await change(target, async (work) => {
    const own = { handoverId, key: input.key, by: actor.personId };
    if (await endProposal(work.db, own)) await note(work, input.key, 'withdrawn');
    return await presentProposals(work);
  });
}

async function note(work: Work, key: string, how: 'withdrawn' | 'left out'): Promise<void> {
  const title = itemOf(work.template, key)?.title ?? 'An item';
  await work.note({
    text: `${title}: what was proposed is ${how}`,
    page: 'checklist',
    ref: key,
  });
}
