import type { ByColumns } from '../../src/people/actor.ts';
import type { Role } from '../../src/people/model.ts';
import type { Act, Naming } from '../../src/record/acts.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { holderOf, isStaffed } from '../../src/record/holders.ts';
import type { Notice } from '../../src/record/notices.ts';
import type { Verb } from '../../src/record/permissions.ts';

/** Why a notice's card is over, by whom and when: an act, somebody else named for it, told anew. */
export type Ending = { by: ByColumns; at: string } & (
  | { kind: 'act'; verb: string }
  | { kind: 'named'; personId: string }
  | { kind: 'told-again' }
);

/** What happened on a handover since its notices went out. */
export type Since = {
  handover: Pick<HandoverRow, 'holders'>;
  acts: readonly Act[];
  namings: readonly Naming[];
  /** For whom each question waits now. */
  waitsFor: ReadonlyMap<string, string | null>;
};

export type Told = Pick<Notice, 'kind' | 'to' | 'questionId'> & { version: number };

/** The verbs whose act ends a notice; one of a question by an act on that question. */
const endingVerbs = {
  'name-roles': [],
  question: ['answer', 'settle'],
  answered: ['settle'],
  submitted: ['accept', 'send-back', 'take-back'],
  'sent-back': ['submit', 'take-back'],
  accepted: ['send-kickoff', 'take-back'],
} as const satisfies Record<Notice['kind'], readonly Verb[]>;

/** What ends a notice beside these acts: what it asks for is done by a naming, or another's now. */
const endedByNaming: Record<Notice['kind'], (told: Told, since: Since) => Naming | null> = {
  'name-roles': (_told, { handover, namings }) =>
    isStaffed(handover) ? lastOf(namings, ({ role }) => isStaff(role)) : null,
  question: (told, since) => movedTo(told, since, since.waitsFor.get(told.questionId ?? '')),
  answered: () => null,
  submitted: (told, since) => movedTo(told, since, holderOf(since.handover, 'tech-lead')),
  'sent-back': () => null,
  accepted: (told, since) => {
    if (holderOf(since.handover, 'sales-owner') === told.to) return null;
    return movedTo(told, since, holderOf(since.handover, 'project-manager'));
  },
};

/** Every verb that may end a notice of any kind, once each. */
export const anyEndingVerb: readonly Verb[] = [...new Set(Object.values(endingVerbs).flat())];

/** How a notice's story ended since its version; null while it still waits for its reader. */
export function endingOf(told: Told, since: Since): Ending | null {
  const verbs: readonly string[] = endingVerbs[told.kind];
  const act = since.acts.find(
    ({ version, verb, ref }) =>
      version > told.version &&
      verbs.includes(verb) &&
      (told.questionId === null || told.questionId === ref),
  );
  if (act) return { kind: 'act', verb: act.verb, by: act, at: act.at };
  const naming = endedByNaming[told.kind](told, since);
  if (!naming) return null;
  const { personId, at } = naming;
  return { kind: 'named', personId, by: { by_kind: 'person', by: naming.by }, at };
}

/** Whether two notices say the same to one person: equal ones never stand in one chat. */
export function isSame(one: Told, other: Told): boolean {
  return one.kind === other.kind && one.to === other.to && one.questionId === other.questionId;
}

function movedTo(
  told: Told,
  { namings }: Since,
  personId: string | null | undefined,
): Naming | null {
  if (personId === null || personId === undefined || personId === told.to) return null;
  return lastOf(namings, (one) => one.personId === personId && one.role !== 'sales-owner');
}

function lastOf(namings: readonly Naming[], fits: (one: Naming) => boolean): Naming | null {
  return namings.findLast(fits) ?? null;
}

function isStaff(role: Role): boolean {
  return role === 'tech-lead' || role === 'project-manager';
}
