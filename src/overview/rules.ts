import { waitsFor, type Block } from '../gates/rules.ts';
import type { Access } from '../people/access.ts';
import { isTheirs } from '../people/rules.ts';
import type { HandoverRow } from '../record/facts.ts';
import { isOwnSubmission } from '../record/holders.ts';
import type { HandoverView } from './model.ts';

/** Where a handover stands for one reader, as far as the next step depends on it. */
export type Standing = { handover: HandoverRow; access: Access; hasKickoff: boolean };

type Step = HandoverView['nextStep'];

/** Whoever sells or submits never accepts: then the next step is that somebody else can. */
const anotherLead: Step = {
  label: 'Name another tech lead',
  verb: 'go',
  page: 'overview',
  ref: 'people',
};

/** The one thing this reader does next: their first blocker's cure, or the verb that is free now. */
export function nextStepFor(standing: Standing, blocks: readonly Block[]): Step {
  const { handover, access } = standing;
  const mine = blocks.find((block) => isTheirs(access, waitsFor(block, handover)));
  if (!mine) return freeStep(standing, blocks.length === 0);
  const { step, page, ref } = mine.cure;
  return { label: step, verb: 'go', page, ref: ref ?? null };
}

/** What no blocker keeps this reader from; `clear` when nothing is in the way of the gate at all. */
function freeStep({ handover, access, hasKickoff }: Standing, clear: boolean): Step {
  const is = (role: Access['roles'][number]) => access.roles.includes(role);
  if (handover.state === 'draft' && clear && is('sales-owner')) {
    return { label: 'Submit', verb: 'submit', page: 'overview', ref: null };
  }
  if (handover.state === 'in-review' && is('tech-lead')) {
    if (isOwnSubmission(handover, access.personId)) return anotherLead;
    const label = clear ? 'Accept' : 'Accept or send back';
    return { label, verb: 'accept', page: 'overview', ref: null };
  }
  if (handover.state === 'accepted' && is('project-manager') && !hasKickoff) {
    return { label: 'Plan the kickoff', verb: 'go', page: 'kickoff', ref: null };
  }
  return null;
}
