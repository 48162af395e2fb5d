import type { Access } from '../people/access.ts';
import type { Role } from '../people/model.ts';
import type { RefusalCode } from '../refusal.ts';
import type { State } from './model.ts';

/** Besides the roles: whoever is on our own side, a client contact, Handover itself. */
const standings = { member: 'internal', contact: 'client', service: 'service' } as const;

type Who = Role | keyof typeof standings;

type Rule = {
  who: readonly Who[];
  when: readonly State[];
  /** The states in which somebody has done it before, and how that is said. */
  done?: { when: readonly State[]; code: RefusalCode };
};

const open: readonly State[] = ['draft', 'in-review', 'accepted', 'in-delivery', 'paused'];
const always: readonly State[] = [...open, 'closed', 'cancelled'];
const writing: readonly State[] = ['draft', 'in-review'];
const review: readonly State[] = ['in-review'];
const sinceAcceptance: readonly State[] = ['accepted', 'in-delivery', 'closed'];

/** Who may do what, and when: product.md's table of verbs, one line each. */
export const permissions = {
  open: { who: ['member', 'contact'], when: always },
  read: { who: ['member'], when: always },
  'save-item': { who: ['sales-owner'], when: writing },
  propose: { who: ['member'], when: writing },
  'take-proposal': { who: ['sales-owner'], when: writing },
  'mark-read': { who: ['tech-lead'], when: review },
  'add-promise': { who: ['sales-owner'], when: writing },
  'edit-promise': { who: ['sales-owner'], when: writing },
  'give-verdict': { who: ['tech-lead', 'project-manager'], when: review },
  // Writing, not only review: a promise is one of the things that sales repairs after a send back.
  'resolve-promise': { who: ['sales-owner'], when: writing },
  'carry-promise': { who: ['sales-owner', 'tech-lead'], when: writing },
  'plan-confirmation': { who: ['sales-owner'], when: writing },
  ask: { who: ['member'], when: open },
  answer: { who: ['member'], when: open },
  settle: { who: ['member'], when: open },
  'collect-point': { who: ['tech-lead'], when: review },
  'handle-point': { who: ['sales-owner'], when: ['draft'] },
  submit: { who: ['sales-owner'], when: ['draft'] },
  'send-back': { who: ['tech-lead'], when: review },
  accept: {
    who: ['tech-lead'],
    when: review,
    done: { when: sinceAcceptance, code: 'already_accepted' },
  },
  // Whoever did it: the verb looks who that was, and whether they still may do it.
  'take-back': { who: ['sales-owner', 'tech-lead'], when: ['draft', 'in-review', 'accepted'] },
  // Whoever did it, and only what they may still do.
  undo: { who: ['member'], when: open },
  'feasibility-check': { who: ['tech-lead'], when: review },
  'delivery-check': { who: ['project-manager'], when: review },
  'write-mirror': { who: ['tech-lead'], when: review },
  'approve-mirror': { who: ['sales-owner'], when: review },
  'decline-mirror': { who: ['sales-owner'], when: review },
  'name-roles-before': { who: ['sales-owner', 'delivery-head'], when: writing },
  'name-roles-after': {
    who: ['project-manager', 'delivery-head'],
    when: ['accepted', 'in-delivery'],
  },
  'add-contact': { who: ['sales-owner'], when: writing },
  'show-early': { who: ['sales-owner'], when: review },
  // Whoever showed it, while nobody of the client has looked.
  'take-shown-back': { who: ['sales-owner'], when: writing },
  'not-quite': { who: ['contact'], when: open },
  'send-kickoff': { who: ['project-manager'], when: ['accepted'] },
  'keep-kickoff': { who: ['project-manager'], when: ['accepted'] },
  // What was done in Outlook is nobody's verb here: the queue reads it.
  'note-outlook': { who: ['service'], when: ['accepted', 'in-delivery'] },
  'retry-effect': {
    who: ['sales-owner', 'tech-lead', 'project-manager', 'delivery-head'],
    when: open,
  },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof permissions;
/** A verb that writes; whoever reads leaves all as it is. */
export type ChangingVerb = Exclude<Verb, 'read'>;

/** Whether a rule that names these means whoever has this access. */
export function isAmong(who: Who, access: Access): boolean {
  if (who in standings) return access.standing === standings[who as keyof typeof standings];
  return access.roles.includes(who as Role);
}

/**
 * Why this actor may not do this now; null when they may. Strangers get `not_found`, so that an
 * id tells them nothing; a missing role comes before a wrong state.
 */
export function whyNot(verb: Verb, access: Access, state: State): RefusalCode | null {
  if (access.standing === 'stranger') return 'not_found';
  const rule: Rule = permissions[verb];
  if (!rule.who.some((who) => isAmong(who, access))) return 'role_required';
  if (rule.when.includes(state)) return null;
  return rule.done?.when.includes(state) ? rule.done.code : 'invalid_state';
}

/** Whether a button is shown; the verb checks again when it is pressed. */
export function may(verb: Verb, access: Access, state: State): boolean {
  return whyNot(verb, access, state) === null;
}
