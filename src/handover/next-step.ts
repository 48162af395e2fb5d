import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf } from '../record/holders.ts';
import type { KickoffRecord } from '../kickoff/facts.ts';
import { waitsFor } from './blockers.ts';
import type { Block } from './gates.ts';
import type { Blocker, HandoverView } from './model.ts';

type Scene = {
  handover: HandoverRow;
  access: Access;
  people: People;
  kickoff: KickoffRecord | undefined;
  acceptDueAt: string | null;
};
type Step = HandoverView['nextStep'];

/** The one thing this reader does next: their first blocker's cure, or the verb that is free now. */
export function nextStepFor(scene: Scene, blocks: readonly Block[]): Step {
  const { handover, access, kickoff } = scene;
  const mine = blocks.find((block) => waitsFor(block, handover) === access.personId);
  if (mine) {
    const { step, page, ref } = mine.cure;
    return { label: step, verb: 'go', page, ref: ref ?? null };
  }
  const clear = blocks.length === 0;
  const is = (role: Access['roles'][number]) => access.roles.includes(role);
  if (handover.state === 'draft' && clear && is('sales-owner')) {
    return { label: 'Submit', verb: 'submit', page: 'overview', ref: null };
  }
  if (handover.state === 'in-review' && is('tech-lead')) {
    const label = clear ? 'Accept' : 'Accept or send back';
    return { label, verb: 'accept', page: 'overview', ref: null };
  }
  if (handover.state === 'accepted' && is('project-manager') && !kickoff) {
    return { label: 'Plan the kickoff', verb: 'go', page: 'kickoff', ref: null };
  }
  return null;
}

/** What a reader hears when nothing is asked of them; null while something is. */
export function calmFor(scene: Scene, blockers: readonly Blocker[]): string | null {
  const { handover, people, access } = scene;
  if (blockers.some((blocker) => blocker.yours)) return null;
  const lead = people.maybe(holderOf(handover, 'tech-lead'));
  if (handover.state === 'in-review' && access.roles.includes('sales-owner')) {
    const name = lead?.name ?? 'The tech lead';
    return `You’re done. ${name} answers next. You hear from us only if something is asked.`;
  }
  if (handover.state === 'accepted') {
    return scene.kickoff
      ? 'The kickoff is fixed. Nothing waits for you.'
      : 'Accepted. The project manager plans the kickoff.';
  }
  return null;
}
