import type { App } from '../app.ts';
import { rewriteItem } from '../checklist/apply.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { ProposalsView, TakeInput } from './model.ts';
import { presentProposals } from './present.ts';
import { withChange } from './rules.ts';
import { endProposal, readProposals, type ProposalRecord } from './store.ts';

type Request = { handoverId: string; input: TakeInput };

/**
 * Sales takes proposals as they were seen, in one press: from now on the items say so.
 * @throws Refusal role_required, invalid_state; version_conflict when one of them, or its item, was
 * changed meanwhile; then none is taken.
 */
export async function takeProposals(
  app: App,
  actor: Person,
  { handoverId, input }: Request,
): Promise<ProposalsView> {
  const target = { app, actor, handoverId, verb: 'take-proposal' as const, expected: null };
  return await change(target, async (work) => {
    const stored = await readProposals(work.db, handoverId);
    const taken = input.proposals.map((seen) => {
      const found = stored.find(({ key, by }) => key === seen.key && by === seen.by);
      if (found?.version !== seen.version) throw changedMeanwhile();
      return { seen, proposal: found };
    });
    const versions = new Map<string, number>();
    for (const { seen, proposal } of taken) {
      const expected = versions.get(seen.key) ?? seen.itemVersion;
      versions.set(seen.key, await takeOne(work, actor, { expected, proposal }));
    }
    return await presentProposals(work);
  });
}

/** Gives the version that the item has by it: another proposal of the same press goes on from there. */
async function takeOne(
  work: Work,
  actor: Person,
  { expected, proposal }: { expected: number; proposal: ProposalRecord },
): Promise<number> {
  const { key, by, version, change: proposed } = proposal;
  const saved = await rewriteItem(work, actor, {
    key,
    expected,
    writtenBy: by,
    rewrite: (item) => withChange(item, proposed),
  });
  await endProposal(work.db, { handoverId: work.handover.id, key, by, version });
  return saved;
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    'version_conflict',
    'Something was changed while you looked. Look at it again, then say Fine.',
  );
}
