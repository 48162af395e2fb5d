import type { ItemRecord, RowCounts } from '../../src/checklist/facts.ts';
import { rowCountsOf } from '../../src/checklist/rules.ts';
import type { GateFacts } from '../../src/gates/facts.ts';
import type { KickoffRecord } from '../../src/kickoff/facts.ts';
import type { KickoffReply } from '../../src/kickoff/rules.ts';
import type { Access, Known } from '../../src/people/access.ts';
import type { Role } from '../../src/people/model.ts';
import type { PointRecord } from '../../src/points/facts.ts';
import type { PromiseRecord } from '../../src/promises/facts.ts';
import type { QuestionRecord } from '../../src/questions/facts.ts';
import type { ContactRow, HandoverRow } from '../../src/record/facts.ts';
import { general } from '../../src/templates/general.ts';
import { isRequired } from '../../src/templates/rules.ts';

export const ids = {
  tenant: '6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90',
  riya: '0a6d3f21-4b58-4c97-8e1a-d2f05b7c9e43',
  tomas: '1c84e7b9-52f0-4d36-a9c7-3e6b80d1f25a',
  meera: '2e95f8ca-63a1-4e47-bad8-4f7c91e2a36b',
  jonas: '3fa6a9db-74b2-4f58-8be9-508da2f3b47c',
  handover: '11111111-1111-4111-8111-111111111111',
  row: '22222222-2222-4222-8222-222222222222',
} as const;

const at = '2026-11-20T09:00:00.000Z';

/** A draft of Riya's with everybody named, unless said otherwise. */
export function aHandover(over: Partial<HandoverRow> = {}): HandoverRow {
  const holder = (role: Role, personId: string) => ({ role, personId });
  return {
    id: ids.handover,
    tenant_id: ids.tenant,
    version: 1,
    state: 'draft',
    depth: 'standard',
    template_id: 'general',
    template_version: 1,
    project: 'Contoso ERP rollout',
    client_name: 'Contoso AG',
    deal: null,
    promised_start: '2026-12-07',
    go_live: '2027-03-31',
    late_reason: null,
    team_id: null,
    channel_id: null,
    channel_name: null,
    created_by: ids.riya,
    created_at: at,
    submitted_by: null,
    submitted_at: null,
    accepted_by: null,
    accepted_at: null,
    mirror_text: '',
    mirror_by: null,
    mirror_at: null,
    mirror_approved_by: null,
    mirror_approved_at: null,
    mirror_declined_by: null,
    mirror_declined_at: null,
    mirror_reason: null,
    waiting_version: 0,
    signalled: 0,
    holders: [
      holder('sales-owner', ids.riya),
      holder('tech-lead', ids.tomas),
      holder('project-manager', ids.meera),
      holder('delivery-head', ids.jonas),
    ],
    contacts: [aContact()],
    ...over,
  };
}

/** Ana, named at the client and not yet known as a guest, unless said otherwise. */
export function aContact(over: Partial<ContactRow> = {}): ContactRow {
  return {
    id: ids.row,
    name: 'Ana Costa',
    mail: 'ana@contoso.example',
    timeZone: null,
    personId: null,
    removedAt: null,
    ...over,
  };
}

/** A kickoff that was sent, with an event, and that nobody has answered yet, unless said otherwise. */
export function aKickoff(over: Partial<KickoffRecord> = {}): KickoffRecord {
  return {
    handover_id: ids.handover,
    revision: 1,
    start_at: '2026-12-08T09:00:00.000Z',
    end_at: '2026-12-08T10:00:00.000Z',
    time_zone: 'Europe/Zurich',
    organizer: ids.meera,
    organizer_mail: 'meera@fabrikam.example',
    request: {},
    event_id: 'event',
    ical_uid: null,
    join_url: 'https://teams.example/join',
    web_url: null,
    sent_by: ids.meera,
    sent_at: at,
    outlook_changed_at: null,
    moved_from: null,
    moved_at: null,
    gone_at: null,
    unread_why: null,
    look_after: null,
    state: 'done',
    problem: null,
    todo: null,
    replies: [aReply(), aReply({ name: 'Jan Keller', mail: 'jan@contoso.example' })],
    ...over,
  };
}

/** Ana, invited to the kickoff, who has not answered, unless said otherwise. */
export function aReply(over: Partial<KickoffReply> = {}): KickoffReply {
  return {
    name: 'Ana Costa',
    mail: 'ana@contoso.example',
    answer: 'none',
    proposedStart: null,
    proposedEnd: null,
    at,
    keptAt: null,
    ...over,
  };
}

/** An item with how full its rows are, as it is stored. */
export type StoredItem = ItemRecord & RowCounts;

/** An answered item, unless said otherwise; how full its rows are goes with them. */
export function anItem(key: string, over: Partial<ItemRecord> = {}): StoredItem {
  return {
    ...rowCountsOf(over.rows ?? []),
    key,
    version: 1,
    status: 'answered',
    text: 'said',
    rows: [],
    reason: null,
    source: null,
    changed_by: ids.riya,
    changed_at: at,
    verified_by: null,
    verified_at: null,
    ...over,
  };
}

/** A written promise with its source, not yet checked, unless said otherwise. */
export function aPromise(over: Partial<PromiseRecord> = {}): PromiseRecord {
  return {
    id: '33333333-3333-4333-8333-333333333333',
    handover_id: ids.handover,
    version: 1,
    position: 1,
    text: 'The warehouse app works offline.',
    promised_by: 'Riya Patel',
    promised_to: 'Ana Costa',
    promised_on: null,
    via: null,
    source: 'Proposal, page 4',
    standing: 'written',
    plan: null,
    verdict: null,
    effort_hours: null,
    possible_date: null,
    condition: null,
    fallback: null,
    fallback_hours: null,
    verdict_by: null,
    verdict_at: null,
    resolution: null,
    resolution_note: null,
    resolved_at: null,
    resolved_by: null,
    carrier_item: null,
    carrier_row: null,
    carrier_stands: (over.carrier_item ?? null) === null ? null : true,
    added_by: ids.riya,
    added_at: at,
    ...over,
  };
}

/** A promise nobody has anything left to do about. */
export function aSettledPromise(over: Partial<PromiseRecord> = {}): PromiseRecord {
  return aPromise({
    verdict: 'yes',
    carrier_item: 'scope.deliverables',
    carrier_row: ids.row,
    ...over,
  });
}

/** A point that Tomás collected about nothing in particular and has not sent, unless said otherwise. */
export function aPoint(over: Partial<PointRecord> = {}): PointRecord {
  return {
    id: '77777777-7777-4777-8777-777777777777',
    handover_id: ids.handover,
    version: 1,
    position: 1,
    round: null,
    by: ids.tomas,
    at,
    reason: 'other',
    text: 'Nobody says who keeps the telephone numbers.',
    page: null,
    ref: null,
    outcome: null,
    answer: null,
    changed_page: null,
    changed_ref: null,
    handled_by: null,
    handled_at: null,
    ...over,
  };
}

/** A blocking question of Tomás to Riya, open, unless said otherwise. */
export function aQuestion(over: Partial<QuestionRecord> = {}): QuestionRecord {
  return {
    id: '44444444-4444-4444-8444-444444444444',
    handover_id: ids.handover,
    version: 1,
    position: 1,
    text: 'Is single sign-on part of scope?',
    about_kind: 'handover',
    about_ref: null,
    about_label: null,
    asked_by: ids.tomas,
    asked_party: 'tech',
    asked_at: at,
    to_party: 'sales',
    waits_for: ids.riya,
    waits_since: at,
    due_at: null,
    blocking: true,
    state: 'open',
    message_url: null,
    entries: [
      { id: '1', kind: 'asked', by: ids.tomas, at, text: 'Is single sign-on part of scope?' },
    ],
    ...over,
  };
}

/** The facts of a handover with all that is stored of its items and questions. */
export type WholeFacts = Omit<GateFacts, 'items' | 'questions'> & {
  items: ReadonlyMap<string, StoredItem>;
  questions: readonly QuestionRecord[];
};

const deliverable = {
  deliverable: 'Warehouse app',
  format: 'Android app',
  owner: 'Fabrikam',
  acceptance: 'One week of picking without paper.',
};

/** Facts under which both gates are open: every required item known, read, checked and agreed. */
export function readyFacts(over: Partial<WholeFacts> = {}): WholeFacts {
  const required = general.items.filter((item) => isRequired(item, 'standard'));
  const read = { verified_by: ids.tomas, verified_at: at, status: 'verified' as const };
  const kinds = ['feasibility', 'timeline', 'resources'] as const;
  return {
    handover: aHandover({
      mirror_text: 'We build it.',
      mirror_by: ids.tomas,
      mirror_at: at,
      mirror_approved_by: ids.riya,
      mirror_approved_at: at,
    }),
    template: general,
    items: new Map(
      required.map(({ key }) => {
        // The row that carries the settled promise.
        const rows = key === 'scope.deliverables' ? [{ id: ids.row, values: deliverable }] : [];
        return [key, anItem(key, { ...read, rows })];
      }),
    ),
    asks: [],
    proposals: [],
    promises: [aSettledPromise()],
    questions: [],
    checks: kinds.map((kind) => ({ kind, by: ids.tomas, at, note: 'Yes.' })),
    points: [],
    ...over,
  };
}

/** Somebody internal with these roles. */
export function access(personId: string, ...roles: Role[]): Known {
  return { personId, standing: 'internal', roles };
}

/** A client contact, a stranger and the service, to one handover. */
export const outside = {
  client: { standing: 'client', contactId: ids.row, personId: null, roles: [] },
  stranger: { standing: 'stranger', personId: null, roles: [] },
  service: { standing: 'service', personId: null, roles: [] },
} as const satisfies Record<string, Access>;
