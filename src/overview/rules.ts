import { waitsFor, type Block } from '../gates/rules.ts';
import type { KickoffRecord } from '../kickoff/facts.ts';
import type { KickoffPoint } from '../kickoff/model.ts';
import { isFixed, openPoints, type KickoffStanding } from '../kickoff/rules.ts';
import type { Access } from '../people/access.ts';
import type { PersonRef } from '../people/model.ts';
import { isTheirs } from '../people/rules.ts';
import type { HandoverRow } from '../record/facts.ts';
import { isOwnSubmission } from '../record/holders.ts';
import { firstName } from '../words.ts';
import type { HandoverView } from './model.ts';

/** Where a handover stands for one reader, as far as the next step depends on it. */
export type Standing = {
  handover: HandoverRow;
  access: Access;
  kickoff: KickoffStanding | undefined;
};

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
function freeStep({ handover, access, kickoff }: Standing, clear: boolean): Step {
  const is = (role: Access['roles'][number]) => access.roles.includes(role);
  if (handover.state === 'draft' && clear && is('sales-owner')) {
    return { label: 'Submit', verb: 'submit', page: 'overview', ref: null };
  }
  if (handover.state === 'in-review' && is('tech-lead')) {
    if (isOwnSubmission(handover, access.personId)) return anotherLead;
    const label = clear ? 'Accept' : 'Accept or send back';
    return { label, verb: 'accept', page: 'overview', ref: null };
  }
  if (handover.state !== 'accepted' || !is('project-manager')) return null;
  const label = kickoff ? pointStep(kickoff) : 'Plan the kickoff';
  return label === null ? null : { label, verb: 'go', page: 'kickoff', ref: null };
}

/** What the manager does about the first thing that was done in Outlook; null when there is none. */
function pointStep(kickoff: KickoffStanding): string | null {
  const [point] = openPoints(kickoff);
  switch (point?.kind) {
    case undefined:
      return null;
    case 'gone':
      return 'Choose another time';
    case 'moved':
      return 'Look at the new time';
    case 'declined':
    case 'proposed':
      return `Look at ${firstName(point.name ?? '')}’s answer`;
  }
}

type ManagedBy = { manager: PersonRef | null; isReader: boolean };

/** How the kickoff stands, for whoever has nothing to do about it; null for the manager who has. */
export function kickoffCalm(kickoff: KickoffRecord, by: ManagedBy): string | null {
  if (kickoff.state === 'waiting') return 'The invitation to the kickoff is on its way.';
  if (isFixed(kickoff)) return `${whoComes(kickoff)} Nothing waits for you.`;
  if (by.isReader) return null;
  const manager = by.manager?.name ?? 'The project manager';
  const [point] = openPoints(kickoff);
  if (!point) return `The invitation to the kickoff could not be sent. ${manager} sees to it.`;
  return `${whatHappened(point)} ${manager} ${point.kind === 'gone' ? 'chooses another time' : 'decides what becomes of it'}.`;
}

/** Whoever declined and was let go is not passed over in silence. */
function whoComes({ replies }: KickoffRecord): string {
  const declined = replies.filter(({ answer }) => answer === 'declined').map(({ name }) => name);
  if (declined.length === 0) return 'The kickoff is fixed.';
  return `The kickoff takes place without ${declined.join(' and ')}.`;
}

function whatHappened({ kind, name }: KickoffPoint): string {
  switch (kind) {
    case 'gone':
      return 'The kickoff was deleted in Outlook.';
    case 'moved':
      return 'The kickoff was moved in Outlook.';
    case 'declined':
      return `${name} declined the kickoff.`;
    case 'proposed':
      return `${name} proposes another time for the kickoff.`;
  }
}
