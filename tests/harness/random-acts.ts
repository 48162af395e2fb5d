import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { App } from '../../src/app.ts';
import { askItem } from '../../src/checklist/ask-item.ts';
import { readItems } from '../../src/checklist/facts.ts';
import { markRead } from '../../src/checklist/mark-read.ts';
import type { SaveItemInput } from '../../src/checklist/model.ts';
import { saveItem } from '../../src/checklist/save-item.ts';
import { orderEffect } from '../../src/effects/order.ts';
import { runEffect } from '../../src/effects/run.ts';
import { accept } from '../../src/handover/accept.ts';
import { addContact } from '../../src/handover/add-contact.ts';
import { nameRoles } from '../../src/handover/name-roles.ts';
import { retry } from '../../src/handover/retry.ts';
import { sendBack } from '../../src/handover/send-back.ts';
import { submit } from '../../src/handover/submit.ts';
import { takeBack } from '../../src/handover/take-back.ts';
import { keepKickoff } from '../../src/kickoff/keep-kickoff.ts';
import { noteOutlook, type Found } from '../../src/kickoff/note-outlook.ts';
import { sendKickoff } from '../../src/kickoff/send-kickoff.ts';
import { collectPoint } from '../../src/points/collect.ts';
import { removePoint } from '../../src/points/edit-point.ts';
import { handlePoint } from '../../src/points/handle.ts';
import type { HandleInput } from '../../src/points/model.ts';
import { addPromise } from '../../src/promises/add.ts';
import { carryPromise } from '../../src/promises/carry.ts';
import { editPromise } from '../../src/promises/edit.ts';
import { readPromises } from '../../src/promises/facts.ts';
import { giveVerdict } from '../../src/promises/give-verdict.ts';
import type { VerdictInput } from '../../src/promises/model.ts';
import { planConfirmation } from '../../src/promises/plan-confirmation.ts';
import { resolvePromises } from '../../src/promises/resolve.ts';
import { leaveOut, withdrawProposal } from '../../src/proposals/leave-out.ts';
import { propose } from '../../src/proposals/propose.ts';
import { takeProposals } from '../../src/proposals/take.ts';
import { answer } from '../../src/questions/answer.ts';
import { ask } from '../../src/questions/ask.ts';
import { readQuestions } from '../../src/questions/facts.ts';
import { reopen } from '../../src/questions/reopen.ts';
import { settle } from '../../src/questions/settle.ts';
import { withdraw } from '../../src/questions/withdraw.ts';
import { readHandover } from '../../src/record/store.ts';
import { approveMirror } from '../../src/review/approve-mirror.ts';
import { declineMirror } from '../../src/review/decline-mirror.ts';
import { giveCheck } from '../../src/review/give-check.ts';
import { refuseCheck } from '../../src/review/refuse-check.ts';
import { writeMirror } from '../../src/review/write-mirror.ts';
import { sayNotQuite } from '../../src/sharing/say-not-quite.ts';
import { showEarly } from '../../src/sharing/show-early.ts';
import { takeShownBack } from '../../src/sharing/take-shown-back.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { general } from '../../src/templates/general.ts';
import type { ItemDefinition } from '../../src/templates/model.ts';
import { ids } from './facts.ts';
import { nothing, persons, type Bench, type PersonName } from './work.ts';

/** Who acts on which deal; `choice` picks among what there is. */
type On = Pick<Bench, 'app' | 'as'> & { id: string };
type Chosen = { person: PersonName; choice: number };

const pick = <T>(from: readonly T[], choice: number): T | undefined => from[choice % from.length];
const shown = async () => await Promise.resolve({});

async function versionOf({ app, id }: On): Promise<number> {
  const handover = await readHandover(app.db, { tenantId: ids.tenant, id });
  return handover?.version ?? 0;
}

const answered = [
  { mail: 'ana@contoso.example', name: 'Ana Costa', answer: 'declined', proposes: null } as const,
];
const event = (hour: string, answers: readonly (typeof answered)[number][] = []) => {
  const times = { start: `2026-12-02T${hour}:00:00.000Z`, end: `2026-12-02T${hour}:30:00.000Z` };
  const seen = { ...times, answers, changedAt: '2026-11-24T09:00:00.000Z', joinUrl: null };
  return { kind: 'event' as const, event: seen };
};
/** What may be found of a kickoff in Outlook. */
const seenInOutlook: readonly Found[] = [
  event('09', answered),
  event('11'),
  event('11', answered),
  { kind: 'unread', why: 'grant' },
  { kind: 'gone' },
  { kind: 'over' },
];

type Played = (on: On, chosen: Chosen) => Promise<unknown>;

/** A verb on the whole handover, at the version it has now. */
const onWhole =
  <I>(
    verb: (
      app: App,
      actor: ReturnType<Bench['as']>,
      asked: { handoverId: string; expected: number; input: I; show: typeof nothing },
    ) => Promise<unknown>,
    input: (choice: number) => I,
  ): Played =>
  async (on, { person, choice }) => {
    const asked = { handoverId: on.id, expected: await versionOf(on), show: nothing };
    return await verb(on.app, on.as(person), { ...asked, input: input(choice) });
  };

async function aPromiseOf({ app, id }: On, choice: number) {
  const promise = pick(await readPromises(app.db, id), choice);
  const target = { handoverId: id, promiseId: promise?.id ?? randomUUID() };
  return { ...target, expected: promise?.version ?? 0 };
}

async function proposalsOf({ app, id }: On) {
  const proposals = app.db.selectFrom('proposal').select(['key', 'by', 'version']);
  return await proposals.where('handover_id', '=', id).orderBy('at').execute();
}

/** One of the points: of those that are sent, or of those that are not. */
async function aPointOf({ app, id }: On, choice: number, isSent: boolean) {
  const rows = app.db.selectFrom('review_point').select(['id', 'version']);
  const points = await rows
    .where('handover_id', '=', id)
    .where('round', isSent ? 'is not' : 'is', null)
    .execute();
  const point = pick(points, choice);
  const target = { handoverId: id, pointId: point?.id ?? randomUUID() };
  return { ...target, expected: point?.version ?? 0 };
}

async function aQuestionOf({ app, id }: On, choice: number) {
  const question = pick(await readQuestions(app.db, id), choice);
  const target = { handoverId: id, questionId: question?.id ?? randomUUID() };
  return { ...target, expected: question?.version ?? 0, show: shown };
}

const verdicts: VerdictInput[] = [
  {},
  { pressed: 'no' },
  { condition: 'By wire.' },
  { pressed: 'need-to-know-more' },
  { effortHours: 12, possibleDate: '2027-04-28', fallback: 'Read-only', fallbackHours: 2 },
];
const outcomes: HandleInput[] = [
  { outcome: 'done' },
  { outcome: 'cant', because: 'Jan is away.' },
  { outcome: 'open' },
];
const decisions = ['agree', 'withdraw', 'change-request'] as const;
const written = { text: 'It works offline.', onlySaid: false, source: 'Mail' };
const said = { text: 'It works offline.', onlySaid: true };

/** An answer to an item that fits it, none at all, or why it does not apply. */
function anAnswer({ kind, fields = [] }: ItemDefinition, choice: number): SaveItemInput {
  const [first] = fields;
  const text = kind === 'number' ? '640' : kind === 'choice' ? 'Signed' : 'Said';
  const cell = first?.kind === 'day' ? '2027-01-01' : 'One';
  const rows = [{ values: { [first?.key ?? '']: cell } }];
  const answers: SaveItemInput[] =
    kind === 'rows'
      ? [
          { kind: 'rows', rows },
          { kind: 'rows', rows: [] },
        ]
      : [
          { kind: 'text', text },
          { kind: 'text', text: '' },
        ];
  const none: SaveItemInput = { kind: 'not-applicable', reason: 'None.' };
  return pick([...answers, none], choice) ?? none;
}

const acts = {
  'save-item': async (on, { person, choice }) => {
    const definition = pick(general.items, choice);
    const items = await readItems(on.app.db, on.id);
    if (!definition) throw new Error('The template asks nothing.');
    const { key } = definition;
    const expected = items.get(key)?.version ?? 0;
    const input = anAnswer(definition, Math.floor(choice / 3));
    return await saveItem(on.app, on.as(person), { handoverId: on.id, key, expected, input });
  },
  'mark-read': async (on, { person, choice }) => {
    const items = [...(await readItems(on.app.db, on.id)).values()];
    const known = items.filter(({ status }) => status !== 'unknown');
    const some = choice % 2 === 0 ? known : known.slice(0, 1 + (choice % 5));
    const marked = some.map(({ key, version }) => ({ key, version }));
    const input = { items: marked };
    return await markRead(on.app, on.as(person), { handoverId: on.id, input });
  },
  'ask-item': async (on, { person, choice }) => {
    const { key } = pick(general.items, choice) ?? { key: '' };
    const role = pick(['tech-lead', 'project-manager'] as const, choice) ?? 'tech-lead';
    const input = { of: choice % 4 === 0 ? null : { kind: 'role' as const, role } };
    return await askItem(on.app, on.as(person), { handoverId: on.id, key, input });
  },
  propose: async (on, { person, choice }) => {
    const definition = pick(general.items, choice);
    const [first] = definition?.fields ?? [];
    const value = first?.kind === 'day' ? '2027-01-01' : 'Proposed';
    const text = definition?.kind === 'number' ? '640' : 'Proposed';
    const input = first
      ? { kind: 'rows' as const, cells: [], rows: [{ values: { [first.key]: value } }] }
      : { kind: 'text' as const, text };
    const request = { handoverId: on.id, key: definition?.key ?? '', input };
    return await propose(on.app, on.as(person), request);
  },
  'take-proposals': async (on, { person, choice }) => {
    const items = await readItems(on.app.db, on.id);
    const all = (await proposalsOf(on)).map((one) => {
      return { ...one, itemVersion: items.get(one.key)?.version ?? 0 };
    });
    const proposals = choice % 2 === 0 ? all : all.slice(0, 1);
    return await takeProposals(on.app, on.as(person), { handoverId: on.id, input: { proposals } });
  },
  'leave-out': async (on, { person, choice }) => {
    const none = { key: 'goals.business', by: randomUUID(), version: 1 };
    const input = pick(await proposalsOf(on), choice) ?? none;
    return await leaveOut(on.app, on.as(person), { handoverId: on.id, input });
  },
  'withdraw-proposal': async (on, { person, choice }) => {
    const input = { key: pick(general.items, choice)?.key ?? '' };
    return await withdrawProposal(on.app, on.as(person), { handoverId: on.id, input });
  },
  'show-early': onWhole(showEarly, () => undefined),
  'take-shown-back': onWhole(takeShownBack, () => undefined),
  'not-quite': async (on, { person }) => {
    const input = { key: 'goals.business', text: 'Four of them.' };
    const request = { handoverId: on.id, key: randomUUID(), input };
    return await sayNotQuite(on.app, on.as(person), request);
  },
  'add-promise': async (on, { person, choice }) => {
    const input = choice % 2 === 0 ? written : said;
    const request = { handoverId: on.id, key: randomUUID(), input };
    return await addPromise(on.app, on.as(person), request);
  },
  'edit-promise': async (on, { person, choice }) => {
    const input = choice % 2 === 0 ? said : written;
    return await editPromise(on.app, on.as(person), { ...(await aPromiseOf(on, choice)), input });
  },
  'give-verdict': async (on, { person, choice }) => {
    const input = pick(verdicts, choice) ?? {};
    return await giveVerdict(on.app, on.as(person), { ...(await aPromiseOf(on, choice)), input });
  },
  'resolve-promise': async (on, { person, choice }) => {
    const { promiseId: id, expected: version } = await aPromiseOf(on, choice);
    const decision = pick(decisions, choice) ?? 'agree';
    const request = { handoverId: on.id, input: { decision, promises: [{ id, version }] } };
    return await resolvePromises(on.app, on.as(person), request);
  },
  'carry-promise': async (on, { person, choice }) => {
    const items = await readItems(on.app.db, on.id);
    const rowId = items.get('scope.deliverables')?.rows[0]?.id ?? randomUUID();
    const input = { itemKey: 'scope.deliverables', rowId };
    return await carryPromise(on.app, on.as(person), { ...(await aPromiseOf(on, choice)), input });
  },
  'plan-confirmation': async (on, { person, choice }) => {
    const target = await aPromiseOf(on, choice);
    const input = { plan: 'by-mail' as const };
    return await planConfirmation(on.app, on.as(person), { ...target, input });
  },
  ask: async (on, { person, choice }) => {
    const input = { text: `When? ${choice}`, ...(choice % 3 === 0 ? { blocking: false } : {}) };
    const request = { handoverId: on.id, key: randomUUID(), input, place: null, show: shown };
    return await ask(on.app, on.as(person), request);
  },
  answer: async (on, { person, choice }) => {
    const input = { text: 'On Monday.' };
    return await answer(on.app, on.as(person), { ...(await aQuestionOf(on, choice)), input });
  },
  settle: async (on, { person, choice }) =>
    await settle(on.app, on.as(person), await aQuestionOf(on, choice)),
  reopen: async (on, { person, choice }) => {
    const input = { text: 'Which one?' };
    return await reopen(on.app, on.as(person), { ...(await aQuestionOf(on, choice)), input });
  },
  withdraw: async (on, { person, choice }) =>
    await withdraw(on.app, on.as(person), await aQuestionOf(on, choice)),
  'name-lead': onWhole(nameRoles, (choice) => ({
    techLead: persons[pick(['li', 'tomas'] as const, choice) ?? 'li'].id,
  })),
  'add-contact': onWhole(addContact, () => ({ name: 'Bo Ek', mail: 'bo@contoso.example' })),
  submit: onWhole(submit, () => ({})),
  'collect-point': async (on, { person, choice }) => {
    const input = { reason: 'other' as const, text: `Who holds key ${choice}?` };
    const request = { handoverId: on.id, key: randomUUID(), input };
    return await collectPoint(on.app, on.as(person), request);
  },
  'remove-point': async (on, { person, choice }) =>
    await removePoint(on.app, on.as(person), await aPointOf(on, choice, false)),
  'handle-point': async (on, { person, choice }) => {
    const input = pick(outcomes, choice) ?? { outcome: 'done' };
    const target = await aPointOf(on, choice, true);
    return await handlePoint(on.app, on.as(person), { ...target, input });
  },
  'send-back': onWhole(sendBack, () => ({ points: [{ reason: 'other' as const, text: 'More.' }] })),
  accept: onWhole(accept, () => ({})),
  'take-back': onWhole(takeBack, (choice) => ({
    what: pick(['submit', 'send-back', 'accept'] as const, choice) ?? 'submit',
  })),
  check: onWhole(giveCheck, (choice) => ({
    kind: pick(['feasibility', 'timeline', 'resources'] as const, choice) ?? 'timeline',
    note: 'It fits.',
  })),
  'write-mirror': onWhole(writeMirror, () => ({ text: 'We build it.' })),
  'refuse-check': onWhole(refuseCheck, (choice) => ({
    kind: pick(['feasibility', 'timeline', 'resources'] as const, choice) ?? 'timeline',
    because: 'It is too soon.',
  })),
  'decline-mirror': onWhole(declineMirror, () => ({ because: 'Three sites, not two.' })),
  'approve-mirror': onWhole(approveMirror, () => ({})),
  'send-kickoff': async (on, { person }) => {
    const input = { start: '2026-12-02T09:00:00Z' };
    const request = { handoverId: on.id, key: randomUUID(), input };
    return await sendKickoff(on.app, on.as(person), request);
  },
  'note-outlook': async (on, { choice }) => {
    const found = pick(seenInOutlook, choice) ?? { kind: 'over' };
    return await noteOutlook(on.app, { handoverId: on.id, revision: 1, found });
  },
  'keep-kickoff': async (on, { person }) => {
    const input = { upTo: '2027-01-01T09:00:00Z' };
    return await keepKickoff(on.app, on.as(person), { handoverId: on.id, input });
  },
  'settle-effect': async (on, { choice }) => {
    const key = `folders/${on.id}/${choice}`;
    const { app, id: handoverId } = on;
    const order = { key, handoverId, kind: 'folders' as const, what: 'Make folders', request: {} };
    await inTransaction(app.db, async (tx) => await orderEffect(app, tx, order));
    const failed = { problem: 'Refused.', todo: 'Ask an admin.' };
    const kind = choice % 2 === 0 ? ('needs-attention' as const) : ('uncertain' as const);
    return await runEffect(app, key, async () => await Promise.resolve({ kind, ...failed }));
  },
  retry: async (on, { person, choice }) => {
    const input = { key: `folders/${on.id}/${choice}` };
    const asked = { handoverId: on.id, input, show: nothing };
    return await retry(on.app, on.as(person), asked);
  },
} satisfies Record<string, Played>;

type VerbName = keyof typeof acts;

/** One thing somebody does. */
export type Act = Chosen & { verb: VerbName };

const names = Object.keys(acts) as VerbName[];
const everybody = Object.keys(persons) as PersonName[];
const sales: readonly VerbName[] = ['save-item', 'add-promise', 'edit-promise', 'submit'];
const theirWord: readonly VerbName[] = [
  'ask-item',
  'take-proposals',
  'leave-out',
  'show-early',
  'take-shown-back',
];
const alsoSales: readonly VerbName[] = [
  'resolve-promise',
  'plan-confirmation',
  'add-contact',
  'approve-mirror',
  'decline-mirror',
  'handle-point',
];
const heads: readonly VerbName[] = ['name-lead'];
const managers: readonly VerbName[] = ['send-kickoff', 'keep-kickoff'];

/** Who mostly does it: somebody else is refused, which changes nothing either. */
function usually(verb: VerbName): Act['person'] {
  if ([...sales, ...alsoSales, ...theirWord].includes(verb)) return 'riya';
  if (verb === 'not-quite') return 'ana';
  if (heads.includes(verb)) return 'jonas';
  return managers.includes(verb) ? 'meera' : 'tomas';
}

/** Everything that people and jobs do to a deal, played on it as it stands; a refusal is thrown. */
export const actsOn = {
  names,
  any: fc.constantFrom(...names).chain((verb) =>
    fc.record({
      verb: fc.constant(verb),
      person: fc.oneof(
        { weight: 3, arbitrary: fc.constant(usually(verb)) },
        { weight: 1, arbitrary: fc.constantFrom(...everybody) },
      ),
      choice: fc.nat(40),
    }),
  ),
  play: async (on: On, { verb, ...chosen }: Act): Promise<unknown> => await acts[verb](on, chosen),
};
