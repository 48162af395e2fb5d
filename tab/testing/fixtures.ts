import type { ChecklistView, ItemView } from '../../src/checklist/model.ts';
import type { Blocker } from '../../src/gates/model.ts';
import type { KickoffView } from '../../src/kickoff/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PointView, PointsView } from '../../src/points/model.ts';
import type { PromiseView, PromisesView } from '../../src/promises/model.ts';
import type { QuestionView } from '../../src/questions/model.ts';
import type { ClientView } from '../../src/sharing/model.ts';

export const HANDOVER_ID = '00000000-0000-4000-8000-000000000100';
export const PROMISE_ID = '00000000-0000-4000-8000-000000000201';
export const POINT_ID = '00000000-0000-4000-8000-000000000401';
export const QUESTION_ID = '00000000-0000-4000-8000-000000000301';
const AT = '2026-11-20T10:31:00.000Z';

export const RIYA = { id: 'riya', name: 'Riya Patel', party: 'sales' as const };
export const TOMAS = { id: 'tomas', name: 'Tomás Ferreira', party: 'tech' as const };
export const MEERA = { id: 'meera', name: 'Meera Joshi', party: 'tech' as const };

/** A handover in review, read by its tech lead, with nothing in its way. */
export function aHandover(part: Partial<HandoverView> = {}): HandoverView {
  return {
    standing: 'internal',
    id: HANDOVER_ID,
    version: 41,
    project: 'Contoso ERP rollout',
    clientName: 'Contoso AG',
    deal: null,
    state: 'in-review',
    depth: 'standard',
    promisedStart: '2026-12-07',
    goLive: '2027-03-31',
    workingDaysToStart: 9,
    asksLateReason: false,
    lateReason: null,
    channel: null,
    submittedAt: AT,
    submittedBy: RIYA,
    acceptDueAt: null,
    acceptedAt: null,
    baseline: null,
    people: [
      { role: 'sales-owner', person: RIYA },
      { role: 'tech-lead', person: TOMAS },
      { role: 'project-manager', person: MEERA },
    ],
    contacts: [],
    gate: 'accept',
    blockers: [],
    counts: { itemsDone: 1, itemsTotal: 2, promises: 1, questionsOpen: 1 },
    folders: { state: 'none', folders: [], made: 0, total: 4 },
    shownEarly: null,
    sentBack: null,
    takeBack: null,
    notSent: 0,
    undo: null,
    checks: [],
    mirror: {
      text: '',
      writtenBy: null,
      writtenAt: null,
      approvedBy: null,
      approvedAt: null,
      declined: null,
    },
    deal2min: { why: null, what: null, not: null, hoursSold: null, hoursNeeded: null, wonBy: null },
    kickoff: null,
    whoToAsk: { work: null, commercial: null },
    recent: [],
    attention: [],
    nextStep: null,
    calm: null,
    can: {
      submit: false,
      submitOnceClear: false,
      sendBack: false,
      accept: false,
      acceptOnceClear: false,
      showEarly: false,
      nameRoles: false,
      addContact: false,
      writeMirror: false,
      approveMirror: false,
      connectChannel: false,
    },
    ...part,
  };
}

/** Something in the way, waiting for sales. */
export function aBlocker(part: Partial<Blocker> = {}): Blocker {
  return {
    code: 'item_unknown',
    subjects: [{ kind: 'item', key: 'requirements.integrations' }],
    text: 'DHL link: no credentials holder',
    detail: null,
    reason: 'missing-section',
    waitsFor: RIYA,
    since: AT,
    yours: false,
    cure: { label: 'Open', page: 'checklist', ref: 'requirements.integrations' },
    ...part,
  };
}

/** An editable text item of the scope. */
export function anItem(part: Partial<ItemView> = {}): ItemView {
  return {
    definition: {
      key: 'requirements.integrations',
      section: 'requirements',
      title: 'Third-party integrations',
      guidance: 'Which systems are connected?',
      kind: 'text',
      audience: 'client',
      knownBy: 'client',
      requiredFrom: 'standard',
    },
    required: true,
    audience: 'client',
    status: 'unknown',
    asked: null,
    lacks: [],
    text: '',
    rows: [],
    reason: null,
    source: null,
    version: 3,
    changedBy: null,
    changedAt: null,
    verifiedBy: null,
    verifiedAt: null,
    can: { edit: true, markRead: false, propose: false },
    ...part,
  };
}

/** The checklist that holds these items, all of one section. */
export function aChecklist(items: ItemView[], done = 0): ChecklistView {
  const sections = [{ key: 'requirements', title: 'Client requirements' }];
  return { sections, items, done, total: items.length };
}

/** A promise that nobody has checked yet, read by the tech lead. */
export function aPromise(part: Partial<PromiseView> = {}): PromiseView {
  return {
    id: PROMISE_ID,
    text: 'The warehouse app works offline.',
    group: 'unchecked',
    promisedBy: 'Riya',
    promisedTo: 'Ana Costa',
    promisedOn: '2026-11-12',
    via: 'call',
    source: null,
    standing: 'only-said',
    plan: null,
    verdict: null,
    facts: [],
    effortHours: null,
    possibleDate: null,
    condition: null,
    fallback: null,
    fallbackHours: null,
    verdictBy: null,
    verdictAt: null,
    resolution: null,
    resolutionNote: null,
    resolvedBy: null,
    resolvedAt: null,
    carriedBy: null,
    suggestedIn: null,
    addedBy: RIYA,
    version: 7,
    can: {
      edit: false,
      giveVerdict: true,
      resolve: false,
      agree: false,
      carry: false,
      plan: false,
    },
    ...part,
  };
}

/** The promises page of a deal with 640 hours sold. */
export function promisesOf(...promises: PromiseView[]): PromisesView {
  return {
    promises,
    carriers: [],
    hoursSold: 640,
    hoursNeeded: 812,
    goLivePromised: '2027-03-31',
    goLivePossible: '2027-04-28',
    can: { add: true },
  };
}

/** A point that Tomás sent back and that waits for the reader. */
export function aPoint(part: Partial<PointView> = {}): PointView {
  return {
    id: POINT_ID,
    reason: 'missing-section',
    text: 'DHL link: nobody holds the credentials',
    page: 'checklist',
    ref: 'requirements.integrations',
    by: TOMAS,
    state: 'open',
    answer: null,
    handledBy: null,
    handledAt: null,
    change: null,
    version: 2,
    can: { edit: false, handle: true },
    ...part,
  };
}

/** The points of a handover that was sent back with these. */
export function pointsOf(...points: PointView[]): PointsView {
  const isNotSent = ({ state }: PointView) => state === 'not-sent';
  const sent = points.filter((point) => !isNotSent(point));
  return {
    notSent: points.filter(isNotSent),
    sentBack: sent.length > 0 ? { at: AT, by: TOMAS, points: sent } : null,
    changes: [],
    can: { collect: false },
  };
}

/** A question of tech that sales has answered. */
export function aQuestion(part: Partial<QuestionView> = {}): QuestionView {
  return {
    id: QUESTION_ID,
    text: 'Is single sign-on part of scope?',
    about: { kind: 'handover', ref: null, label: null },
    askedBy: TOMAS,
    askedAt: AT,
    to: 'sales',
    waitsFor: TOMAS,
    since: AT,
    dueAt: null,
    blocking: true,
    state: 'answered',
    answer: { text: 'Company account only.', by: RIYA, at: AT },
    thread: [{ id: '1', kind: 'asked', by: TOMAS, at: AT, text: 'Is it?' }],
    messageUrl: null,
    version: 5,
    can: { answer: false, settle: true, reopen: true, withdraw: false },
    ...part,
  };
}

/** A kickoff that can be sent. */
export function aKickoff(part: Partial<KickoffView> = {}): KickoffView {
  return {
    state: 'none',
    durationMinutes: 60,
    attendees: [
      { name: 'Riya Patel', mail: 'riya@fabrikam.example', party: 'sales', organizer: false },
      { name: 'Meera Joshi', mail: 'meera@fabrikam.example', party: 'tech', organizer: true },
      { name: 'Ana Costa', mail: 'ana@contoso.example', party: 'client', organizer: false },
    ],
    missing: [],
    preview: { subject: 'Kickoff: Contoso ERP rollout', agenda: ['Introductions', 'Goals'] },
    event: null,
    revision: 0,
    replies: [],
    points: [],
    unread: null,
    problem: null,
    whyNot: null,
    can: { send: true, keep: false },
    ...part,
  };
}

/** What was shared with the client. */
export function aClientView(part: Partial<ClientView> = {}): ClientView {
  return {
    standing: 'client',
    id: HANDOVER_ID,
    project: 'Contoso ERP rollout',
    clientName: 'Contoso AG',
    from: 'Fabrikam Services',
    at: AT,
    isAccepted: true,
    changed: null,
    promisedStart: '2026-12-07',
    goLive: '2027-03-31',
    sections: [
      {
        title: 'Scope of work',
        items: [
          {
            key: 'scope.deliverables',
            title: 'Deliverables',
            isChanged: false,
            notQuite: [],
            text: null,
            columns: ['Deliverable', 'Format'],
            rows: [['Stock ledger', 'Software']],
          },
        ],
      },
    ],
    whoToAsk: { work: 'Meera Joshi', commercial: null },
    maySayNotQuite: false,
    ...part,
  };
}
