import fc from 'fast-check';
import type { ItemStatus } from '../../src/checklist/model.ts';
import type { Scene } from '../../src/overview/view.ts';
import { audience, type Audience } from '../../src/people/model.ts';
import { peopleFrom } from '../../src/people/names.ts';
import type { QuestionRecord } from '../../src/questions/facts.ts';
import { state, type State } from '../../src/record/model.ts';
import { general } from '../../src/templates/general.ts';
import type { ItemDefinition, Template } from '../../src/templates/model.ts';
import {
  access,
  aHandover,
  aKickoff,
  anItem,
  aPoint,
  aPromise,
  aQuestion,
  aReply,
  ids,
  type StoredItem,
} from './facts.ts';

const fieldCount = general.items.reduce((sum, item) => sum + (item.fields?.length ?? 0), 0);
const at = '2026-11-24T09:31:00.000Z';
const strictness = audience.options.toSorted((one, other) => rank(one) - rank(other));

function rank(one: Audience): number {
  return ['client', 'internal', 'restricted'].indexOf(one);
}

/** What was typed for one audience, and how far it came: the other side's has one of its own. */
const side = fc.record({
  seed: fc.nat(999),
  status: fc.array(
    fc.constantFrom<ItemStatus | 'none'>('none', 'unknown', 'answered', 'not-applicable'),
    { minLength: general.items.length, maxLength: general.items.length },
  ),
  verified: fc.boolean(),
  promises: fc.nat(2),
  questions: fc.nat(2),
  notes: fc.boolean(),
});
export type Side = typeof side extends fc.Arbitrary<infer T> ? T : never;

/** A deal of any template: every item and column may be anybody's to read. */
export const anyDeal = fc.record({
  state: fc.constantFrom<State>(...state.options),
  audiences: fc.array(fc.constantFrom(...strictness), {
    minLength: general.items.length,
    maxLength: general.items.length,
  }),
  columns: fc.array(fc.constantFrom(undefined, ...strictness), {
    minLength: fieldCount,
    maxLength: fieldCount,
  }),
  client: side,
  ours: side,
  /** Ours once more: what a world looks like that differs in nothing else. */
  otherwise: side,
});
export type RandomDeal = typeof anyDeal extends fc.Arbitrary<infer T> ? T : never;

/** A value that says whose it is, for `canariesIn`. */
export function canary(of: Audience, { seed }: Side, what: string): string {
  return `CANARY-${of}-${seed}-${what}`;
}

/** Hours are a number, so its first digit says whose it is: 1 client, 2 internal, 3 restricted. */
function hoursOf(of: Audience, { seed }: Side): number {
  return (rank(of) + 1) * 1_000_000 + seed;
}

/** A column that a later migration might add, in every record: no view may let it through. */
export const planted = { planted: 'CANARY-restricted-planted' };

/** The template of a deal: the general one, its audiences as drawn. */
export function templateFor(deal: RandomDeal): Template {
  let column = 0;
  const items = general.items.map((item, index): ItemDefinition => {
    const fields = item.fields?.map(({ audience: _usual, ...field }) => {
      const drawn = deal.columns[column];
      column += 1;
      return drawn ? { ...field, audience: drawn } : field;
    });
    return { ...item, audience: deal.audiences[index] ?? 'restricted', ...(fields && { fields }) };
  });
  return { ...general, items };
}

/** Whose a cell is: no column is for more people than its item. */
export function cellAudience(item: ItemDefinition, of: Audience | undefined): Audience {
  return of && rank(of) > rank(item.audience) ? of : item.audience;
}

/** The items as stored: what the client may read from one side, all else from ours. */
export function itemsOf(deal: RandomDeal, ours = deal.ours): ReadonlyMap<string, StoredItem> {
  const records = templateFor(deal).items.flatMap((item, index) => {
    const from = item.audience === 'client' ? deal.client : ours;
    const drawn = from.status[index] ?? 'none';
    if (drawn === 'none') return [];
    const status = drawn === 'answered' && ours.verified ? 'verified' : drawn;
    const notes = item.audience === 'restricted' ? 'restricted' : 'internal';
    const record = anItem(item.key, {
      status,
      ...(drawn === 'answered' ? answerTo(item, from, { client: deal.client, ours }) : unsaid),
      reason: drawn === 'not-applicable' ? canary(notes, ours, 'reason') : null,
      source: ours.notes ? canary(notes, ours, 'source') : null,
      verified_by: ours.verified ? ids.tomas : null,
    });
    return [{ ...record, ...planted }];
  });
  return new Map(records.map((record) => [record.key, record]));
}

const unsaid = { text: '', rows: [] };

function answerTo(item: ItemDefinition, from: Side, sides: { client: Side; ours: Side }) {
  if (!item.fields) {
    const hours = String(hoursOf(item.audience, from));
    return {
      rows: [],
      text: item.kind === 'number' ? hours : canary(item.audience, from, item.key),
    };
  }
  const cells = item.fields.map((field) => {
    const whose = cellAudience(item, field.audience);
    const said = canary(whose, whose === 'client' ? sides.client : sides.ours, field.key);
    return [field.key, said] as const;
  });
  return {
    text: '',
    rows: [{ id: ids.row, values: { ...Object.fromEntries(cells), ...planted } }],
  };
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

function promisesOf({ promises, seed, verified, notes }: Side) {
  const ours = (what: string) => `CANARY-internal-${seed}-${what}`;
  return times(promises).map((index) => ({
    ...aPromise({
      text: ours('promise'),
      promised_by: ours('by'),
      promised_to: ours('to'),
      source: notes ? ours('source') : null,
      verdict: verified ? 'yes' : null,
      effort_hours: notes ? 40 : null,
      condition: ours('condition'),
      fallback: ours('fallback'),
      resolution: verified ? 'keep' : null,
      resolution_note: ours('note'),
      resolved_by: index === 0 ? ids.riya : null,
      carrier_item: 'scope.deliverables',
      carrier_row: ids.row,
    }),
    ...planted,
  }));
}

function questionsOf({ questions, seed, verified }: Side) {
  const ours = (what: string) => `CANARY-internal-${seed}-${what}`;
  const entry = { id: '1', by: ids.tomas, at, ...planted };
  return times(questions).map(() => ({
    ...aQuestion({
      text: ours('question'),
      about_label: ours('about'),
      state: verified ? 'answered' : 'open',
      entries: [
        { ...entry, kind: 'asked' as const, text: ours('question') },
        { ...entry, kind: 'answered' as const, text: ours('answer') },
      ],
    }),
    ...planted,
  }));
}

function kickoffOf({ seed, notes }: Side) {
  const proposed = { proposedStart: at, proposedEnd: at, ...planted };
  return {
    ...aKickoff({
      start_at: at,
      end_at: at,
      time_zone: 'UTC',
      request: { secret: `CANARY-restricted-${seed}-request` },
      event_id: `CANARY-internal-${seed}-event`,
      join_url: null,
      sent_at: at,
      state: notes ? 'needs-attention' : 'done',
      moved_from: notes ? at : null,
      moved_at: notes ? at : null,
      replies: [aReply({ answer: 'declined', ...planted }), aReply({ name: 'Jan', ...proposed })],
    }),
    ...planted,
  };
}

/** What all views of a deal are made of. */
type WholeScene = Omit<Scene, 'access' | 'questions' | 'items'> & {
  questions: readonly QuestionRecord[];
  items: ReadonlyMap<string, StoredItem>;
};

/** The whole of a deal as its views get it, but for who looks. */
export function sceneOf(deal: RandomDeal, ours = deal.ours): WholeScene {
  const secret = (what: string) => canary('internal', ours, what);
  const handover = aHandover({
    state: deal.state,
    project: canary('client', deal.client, 'project'),
    client_name: canary('client', deal.client, 'name'),
    deal: secret('deal'),
    ...(ours.notes ? { team_id: ids.tenant, channel_id: '19:x', channel_name: secret('ch') } : {}),
    late_reason: secret('late'),
    mirror_text: secret('mirror'),
    mirror_at: ours.notes ? at : null,
    submitted_by: ours.notes ? ids.riya : null,
  });
  const holders = ours.promises > 0 ? handover.holders : handover.holders.slice(0, 2);
  const point = aPoint({ text: secret('point'), round: ours.verified ? 1 : null });
  return {
    handover: { ...handover, holders, ...planted },
    template: templateFor(deal),
    items: itemsOf(deal, ours),
    words: itemsOf(deal, ours),
    asks: [],
    proposals: [],
    promises: promisesOf(ours),
    questions: questionsOf(ours),
    checks: [{ kind: 'feasibility', by: ids.tomas, at, note: secret('check'), ...planted }],
    points: [{ ...point, ...planted }],
    sentBack: ours.notes ? { by: ids.tomas, at, ...planted } : null,
    lastAct: ours.notes
      ? { verb: 'submit', by_kind: 'person', by: ids.riya, at, actedOnBy: null, ...planted }
      : null,
    kickoff: ours.verified ? kickoffOf(ours) : undefined,
    people: peopleFrom(new Map([[ids.riya, 'Riya Patel']]), { ...handover, holders }),
    folders: {
      state: 'making',
      folders: [{ kind: 'root', name: secret('folder'), url: null }],
      made: 1,
      total: 4,
    },
    shared: { number: '1', hash: secret('hash'), at, by_kind: 'person', by: ids.riya, ...planted },
    lookedAt: null,
    baseline: {
      number: '1',
      hash: secret('hash'),
      at,
      by_kind: 'person',
      by: ids.riya,
      ...planted,
    },
    recent: [],
    attention: [{ key: 'k', what: secret('what'), todo: secret('todo'), canRetry: false }],
    workingDaysToStart: 3,
    acceptDueAt: null,
    undo: null,
  };
}

/** Everybody of ours who may look: members without a role, and people named for one or more. */
export const insiders = [
  access(ids.row),
  access(ids.riya, 'sales-owner'),
  access(ids.tomas, 'tech-lead'),
  access(ids.meera, 'project-manager'),
  access(ids.jonas, 'delivery-head'),
  access(ids.tomas, 'tech-lead', 'project-manager'),
];
