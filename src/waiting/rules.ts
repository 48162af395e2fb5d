import { namedBlocks } from '../checklist/blocks.ts';
import { dayWords } from '../date-words.ts';
import type { Trouble } from '../effects/facts.ts';
import type { GateFacts } from '../gates/facts.ts';
import { nextGate, waitsFor, type Block } from '../gates/rules.ts';
import type { KickoffPoint } from '../kickoff/model.ts';
import { openPoints, type KickoffStanding } from '../kickoff/rules.ts';
import type { Role } from '../people/model.ts';
import type { SendBackRecord } from '../points/facts.ts';
import { stateOf } from '../points/rules.ts';
import type { OpenQuestion } from '../questions/facts.ts';
import { whoAnswers } from '../questions/rules.ts';
import { holderOf, isOwnSubmission, isStaffed } from '../record/holders.ts';
import type { WaitingLine } from './model.ts';

/**
 * The version of these rules and words. A change of what waits, for whom or how it is said raises
 * it: the next start works every open handover out anew.
 */
export const rulesVersion = 5;

/** What one handover says of what waits: the gates' facts, and what comes before and after a gate. */
export type WaitFacts = GateFacts & {
  sentBack: SendBackRecord | null;
  /** Null until its invitation was sent. */
  kickoff: KickoffStanding | null;
  attention: readonly Trouble[];
};

/**
 * One thing that waits for one person, or for whoever will hold the role. `subject` tells things of
 * a kind apart; `from` is the person who asked.
 */
export type Wait = Pick<
  WaitingLine,
  'kind' | 'title' | 'moment' | 'detail' | 'since' | 'dueAt' | 'action'
> & {
  subject: string;
  personId: string | null;
  role: Role;
  from: string | null;
};

/** Whether a row stands for what is left in a draft: how much that is, is counted when it is shown. */
export function isOfDraft({ kind }: { kind: string }): boolean {
  return kind === 'draft' || kind === 'sent-back';
}

/** Everything that waits for somebody on one handover, what comes first for each of them first. */
export function waitsIn(facts: WaitFacts): Wait[] {
  const { state } = facts.handover;
  if (state === 'closed' || state === 'cancelled') return [];
  return [
    ...facts.questions.map((question) => questionWait(facts, question)),
    ...rolesWait(facts),
    ...gateWaits(facts),
    ...kickoffWait(facts),
    ...facts.attention.map((one) => attentionWait(facts, one)),
  ];
}

type Told = Omit<Wait, keyof typeof usual | 'personId'> &
  Partial<Pick<Wait, keyof typeof usual | 'personId'>>;

const usual = { subject: '', from: null, moment: null, detail: null, dueAt: null } as const;

/** Waits for whoever holds the role, unless it says for whom. */
function wait({ handover }: WaitFacts, told: Told): Wait {
  const personId = holderOf(handover, told.role);
  return { personId, ...usual, ...told };
}

const answering: Record<OpenQuestion['to_party'], Role> = {
  sales: 'sales-owner',
  tech: 'tech-lead',
  client: 'sales-owner',
};

function questionWait(facts: WaitFacts, question: OpenQuestion): Wait {
  const { id, asked_by: asker } = question;
  // Asked while nobody was named for that side, it waits for whoever is named since.
  const personId = question.waits_for ?? whoAnswers(question.to_party, facts.handover.holders);
  const isAnswered = question.state === 'answered' && personId === asker;
  return wait(facts, {
    kind: isAnswered ? 'answered' : 'question',
    subject: id,
    personId,
    role: answering[question.to_party],
    from: isAnswered ? (question.answered_by ?? null) : asker,
    title: question.text,
    detail: question.about_label,
    since: question.waits_since,
    dueAt: isAnswered ? null : question.due_at,
    action: { label: isAnswered ? 'Read the answer' : 'Answer', page: 'questions', ref: id },
  });
}

function rolesWait(facts: WaitFacts): Wait[] {
  const { handover } = facts;
  if (isStaffed(handover) || handover.state === 'accepted') return [];
  if (handover.team_id === null) return channelWait(facts);
  return [
    wait(facts, {
      kind: 'roles',
      role: 'delivery-head',
      title: 'Name tech lead and project manager',
      detail: `Promised start ${dayWords(handover.promised_start)}`,
      since: handover.created_at,
      action: { label: 'Name them', page: 'overview', ref: 'people' },
    }),
  ];
}

/** Lead and manager are members of the channel's team: without one, nobody can be named. */
function channelWait(facts: WaitFacts): Wait[] {
  if (facts.handover.state === 'draft') return [];
  return [
    wait(facts, {
      kind: 'roles',
      role: 'sales-owner',
      title: 'Add the Handover tab to the project’s channel',
      detail: 'Then tech lead and project manager can be named.',
      since: submittedAt(facts),
      action: { label: 'See what is missing', page: 'overview', ref: null },
    }),
  ];
}

function gateWaits(facts: WaitFacts): Wait[] {
  switch (facts.handover.state) {
    case 'draft':
      return [
        draftWait(facts),
        ...namedBlocks({ ...facts, depth: facts.handover.depth }).map((block) =>
          blockWait(facts, block),
        ),
      ];
    case 'in-review':
      return reviewWaits(facts);
    default:
      return [];
  }
}

/** Says nothing of how much is left: typing would change that with every save; it is counted when shown. */
function draftWait(facts: WaitFacts): Wait {
  const { sentBack } = facts;
  if (sentBack && facts.points.some((point) => stateOf(point) === 'open')) {
    return sentBackWait(facts, sentBack);
  }
  return wait(facts, {
    kind: 'draft',
    role: 'sales-owner',
    title: 'Ready to submit',
    since: facts.handover.created_at,
    action: { label: 'Submit', page: 'overview', ref: null },
  });
}

/** The same while tech needs something: how many things, and which comes first, is said when it is shown. */
function sentBackWait(facts: WaitFacts, { by, at }: SendBackRecord): Wait {
  return wait(facts, {
    kind: 'sent-back',
    role: 'sales-owner',
    from: by,
    title: 'Sent back',
    since: at,
    action: { label: 'Mend', page: 'overview', ref: null },
  });
}

/** Questions wait by themselves, and roles too: they are no second thing to do. */
function reviewWaits(facts: WaitFacts): Wait[] {
  const { blocks } = nextGate(facts);
  if (blocks.length === 0) return [acceptWait(facts)];
  return blocks
    .filter(({ code, role }) => code !== 'question_open' && role !== 'delivery-head')
    .map((block) => blockWait(facts, block));
}

function blockWait(facts: WaitFacts, block: Block): Wait {
  const { code, role, text: title, cure } = block;
  return wait(facts, {
    kind: 'blocker',
    subject: [code, cure.ref ?? '', ...(code === 'item_asked' ? [role] : [])].join('/'),
    personId: waitsFor(block, facts.handover),
    role,
    title,
    detail: block.detail ?? null,
    since: later(block.since, submittedAt(facts)),
    action: { label: cure.label, page: cure.page, ref: cure.ref ?? null },
  });
}

/** Nobody could do anything about it before it was submitted. */
function later(since: string | null | undefined, submitted: string): string {
  return since === undefined || since === null || since < submitted ? submitted : since;
}

function acceptWait(facts: WaitFacts): Wait {
  const lead = holderOf(facts.handover, 'tech-lead');
  const isOwn = lead !== null && isOwnSubmission(facts.handover, lead);
  return wait(facts, {
    kind: 'accept',
    role: 'tech-lead',
    title: isOwn ? 'Ready, but another tech lead has to accept it' : 'Ready to accept',
    since: submittedAt(facts),
    action: isOwn
      ? { label: 'Name one', page: 'overview', ref: 'people' }
      : { label: 'Accept', page: 'overview', ref: null },
  });
}

function submittedAt({ handover }: WaitFacts): string {
  return handover.submitted_at ?? handover.created_at;
}

function kickoffWait(facts: WaitFacts): Wait[] {
  const { handover, kickoff } = facts;
  if (handover.state !== 'accepted') return [];
  if (kickoff) return openPoints(kickoff).map((point) => pointWait(facts, kickoff, point));
  return [
    wait(facts, {
      kind: 'kickoff',
      role: 'project-manager',
      title: 'Plan the kickoff',
      detail: `Promised start ${dayWords(handover.promised_start)}`,
      since: handover.accepted_at ?? handover.created_at,
      action: { label: 'Choose a time', page: 'kickoff', ref: null },
    }),
  ];
}

function pointWait(
  facts: WaitFacts,
  { time_zone: timeZone }: KickoffStanding,
  point: KickoffPoint,
) {
  const { kind, at, since } = point;
  const { title, detail, label } = pointWords(point);
  return wait(facts, {
    kind: 'kickoff',
    subject: [kind, point.mail ?? ''].join('/'),
    role: 'project-manager',
    title,
    moment: at === null ? null : { at, timeZone },
    detail,
    since,
    action: { label, page: 'kickoff', ref: null },
  });
}

/** How a point is said to the project manager, and what they do about it; its time follows the title. */
function pointWords({ kind, name }: Pick<KickoffPoint, 'kind' | 'name'>) {
  const decide = 'Move it in Outlook, or leave it as it is.';
  switch (kind) {
    case 'gone': {
      const detail = 'Choose another time: everybody is invited anew.';
      return { title: 'The kickoff was deleted in Outlook', detail, label: 'Choose a time' };
    }
    case 'moved':
      return {
        title: 'The kickoff was moved in Outlook to',
        detail: 'Everybody invited is asked again. If it is right, say so.',
        label: 'Look',
      };
    case 'declined':
      return { title: `${name} declined the kickoff`, detail: decide, label: 'Look' };
    case 'proposed':
      return { title: `${name} proposes`, detail: `For the kickoff. ${decide}`, label: 'Look' };
  }
}

/** The invitation is the manager's, the folders are sales'. */
function attentionWait(facts: WaitFacts, { key, kind, what, todo, since }: Trouble): Wait {
  return wait(facts, {
    kind: 'attention',
    subject: key,
    role: kind === 'invitation' ? 'project-manager' : 'sales-owner',
    title: what,
    detail: todo === '' ? null : todo,
    since,
    action: { label: 'See what to do', page: 'overview', ref: null },
  });
}
