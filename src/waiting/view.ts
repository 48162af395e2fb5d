import { dayWords } from '../date-words.ts';
import type { Blocker } from '../gates/model.ts';
import type { SendBackRecord } from '../handover/facts.ts';
import { isOwnSubmission } from '../handover/rules.ts';
import type { Role } from '../people/model.ts';
import type { People } from '../people/names.ts';
import type { QuestionRecord } from '../questions/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf } from '../record/holders.ts';
import type { WaitingView } from './model.ts';

export type WaitingLine = WaitingView['waiting'][number];

/** What one handover may ask of one person. */
export type WaitingFacts = {
  handover: HandoverRow;
  personId: string;
  roles: readonly Role[];
  blockers: readonly Blocker[];
  sentBack: SendBackRecord | null;
  hasKickoff: boolean;
  people: People;
};

/** A question that waits for its answer, or an answer that waits for its asker. */
export function questionLine(asked: {
  question: QuestionRecord;
  project: string;
  people: People;
  personId: string;
}): WaitingLine {
  const { question, project, people, personId } = asked;
  const isAnswered = question.state === 'answered' && question.asked_by === personId;
  return {
    handoverId: question.handover_id,
    project,
    kind: isAnswered ? 'answered' : 'question',
    title: question.text,
    detail: question.about_label,
    from: people.ref(question.asked_by),
    dueAt: isAnswered ? null : question.due_at,
    since: question.waits_since,
    action: {
      label: isAnswered ? 'Read the answer' : 'Answer',
      page: 'questions',
      ref: question.id,
    },
  };
}

/** Everything else one handover asks of one person: at most one line for each of their roles. */
export function linesFor(facts: WaitingFacts): WaitingLine[] {
  return [rolesLine(facts), salesLine(facts), reviewLine(facts), kickoffLine(facts)].flatMap(
    (line) => line ?? [],
  );
}

function frame({ handover }: WaitingFacts) {
  return { handoverId: handover.id, project: handover.project, dueAt: null, from: null };
}

function rolesLine(facts: WaitingFacts): WaitingLine | null {
  const { handover, roles } = facts;
  const isNamed = holderOf(handover, 'tech-lead') && holderOf(handover, 'project-manager');
  if (!roles.includes('delivery-head') || isNamed || handover.state === 'accepted') return null;
  return {
    ...frame(facts),
    kind: 'roles',
    title: 'Name tech lead and project manager',
    detail: `Promised start ${dayWords(handover.promised_start)}`,
    since: handover.created_at,
    action: { label: 'Name them', page: 'overview', ref: 'people' },
  };
}

function salesLine(facts: WaitingFacts): WaitingLine | null {
  const { handover, roles, blockers, sentBack } = facts;
  if (!roles.includes('sales-owner')) return null;
  if (handover.state === 'draft' && sentBack) {
    const points = sentBack.points.map((point) => point.text);
    return {
      ...frame(facts),
      kind: 'sent-back',
      title: `Sent back: ${points[0] ?? ''}`,
      detail: points.length > 1 ? `and ${points.length - 1} more` : null,
      from: facts.people.ref(sentBack.by),
      since: sentBack.at,
      action: { label: 'Repair', page: 'overview', ref: null },
    };
  }
  if (handover.state === 'draft') return draftLine(facts);
  const mine = blockers.filter((blocker) => blocker.yours && blocker.cure.page !== 'questions');
  return gateLine(facts, mine, 'mirror');
}

function draftLine(facts: WaitingFacts): WaitingLine {
  const left = facts.blockers.length;
  const isItemLeft = facts.blockers.some(({ cure }) => cure.page === 'checklist');
  return {
    ...frame(facts),
    kind: 'draft',
    title: left === 0 ? 'Ready to submit' : `${left} left before you can submit`,
    detail: left === 0 ? null : `about ${Math.max(1, Math.round(left * 1.5))} minutes`,
    since: facts.handover.created_at,
    action: {
      label: left === 0 ? 'Submit' : 'Continue',
      // Items are filled one after another, a screen each; what is no item is cured where it stands.
      ...(isItemLeft
        ? { page: 'checklist' as const, ref: 'left' }
        : {
            page: facts.blockers[0]?.cure.page ?? 'overview',
            ref: facts.blockers[0]?.cure.ref ?? null,
          }),
    },
  };
}

function reviewLine(facts: WaitingFacts): WaitingLine | null {
  const { handover, roles, blockers } = facts;
  if (handover.state !== 'in-review') return null;
  const mine = blockers.filter((blocker) => blocker.yours && blocker.cure.page !== 'questions');
  if (roles.includes('tech-lead') && blockers.length === 0) return acceptLine(facts);
  const isReviewer = roles.includes('tech-lead') || roles.includes('project-manager');
  return isReviewer ? gateLine(facts, mine, 'review') : null;
}

function acceptLine(facts: WaitingFacts): WaitingLine {
  const { handover, personId } = facts;
  const isOwn = isOwnSubmission(handover, personId);
  return {
    ...frame(facts),
    kind: 'review',
    title: isOwn ? 'Ready, but another tech lead has to accept it' : 'Ready to accept',
    detail: null,
    since: handover.submitted_at,
    action: isOwn
      ? { label: 'Name one', page: 'overview', ref: 'people' }
      : { label: 'Accept', page: 'overview', ref: null },
  };
}

function gateLine(
  facts: WaitingFacts,
  mine: readonly Blocker[],
  kind: 'mirror' | 'review',
): WaitingLine | null {
  const [first] = mine;
  if (!first) return null;
  return {
    ...frame(facts),
    kind,
    title: first.text,
    detail:
      mine.length > 1 ? `and ${mine.length - 1} more before it can be accepted` : first.detail,
    since: first.since ?? facts.handover.submitted_at,
    action: first.cure,
  };
}

function kickoffLine(facts: WaitingFacts): WaitingLine | null {
  const { handover, roles, hasKickoff } = facts;
  const waits = handover.state === 'accepted' && roles.includes('project-manager') && !hasKickoff;
  if (!waits) return null;
  return {
    ...frame(facts),
    kind: 'kickoff',
    title: 'Plan the kickoff',
    detail: `Promised start ${dayWords(handover.promised_start)}`,
    since: handover.accepted_at,
    action: { label: 'Choose a time', page: 'kickoff', ref: null },
  };
}
