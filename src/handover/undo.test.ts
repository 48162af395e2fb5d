import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { anItem, aPoint, aPromise, ids, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import { snapshot, type Snapshot } from '../../tests/harness/written.ts';
import type { App } from '../app.ts';
import { markRead } from '../checklist/mark-read.ts';
import { keepKickoff } from '../kickoff/keep-kickoff.ts';
import { sendKickoff } from '../kickoff/send-kickoff.ts';
import { rememberPeople } from '../people/names.ts';
import { collectPoint } from '../points/collect.ts';
import { removePoint } from '../points/edit-point.ts';
import { handlePoint } from '../points/handle.ts';
import { addPromise } from '../promises/add.ts';
import { carryPromise } from '../promises/carry.ts';
import { editPromise } from '../promises/edit.ts';
import { giveVerdict } from '../promises/give-verdict.ts';
import { planConfirmation } from '../promises/plan-confirmation.ts';
import { resolvePromises } from '../promises/resolve.ts';
import { leaveOut, withdrawProposal } from '../proposals/leave-out.ts';
import { propose } from '../proposals/propose.ts';
import { takeProposals } from '../proposals/take.ts';
import { answer } from '../questions/answer.ts';
import { ask } from '../questions/ask.ts';
import { reopen } from '../questions/reopen.ts';
import { settle } from '../questions/settle.ts';
import { withdraw } from '../questions/withdraw.ts';
import type { ChangingVerb } from '../record/permissions.ts';
import { readHandover } from '../record/store.ts';
import { undoings } from '../record/undoing.ts';
import { approveMirror } from '../review/approve-mirror.ts';
import { giveCheck } from '../review/give-check.ts';
import { writeMirror } from '../review/write-mirror.ts';
import { inTransaction } from '../storage/transaction.ts';
import { addContact } from './add-contact.ts';
import { nameRoles } from './name-roles.ts';
import { submit } from './submit.ts';
import { undo } from './undo.ts';

const bench = await aWork();
const { as, aDeal, jobs } = bench;
const start = Temporal.Instant.from('2026-11-24T09:00:00Z');
let seconds = 0;
/** The app as the tab reaches it: what is done there may be undone for ten seconds. */
const app: App = {
  ...bench.app,
  undoSeconds: 10,
  clock: { now: () => start.add({ milliseconds: seconds * 1000 }) },
};
const people = Object.entries(persons).map(([person, { id, name }]) => {
  return { tenantId: ids.tenant, personId: id, name, mail: `${person}@fabrikam.example` };
});
await rememberPeople(app.db, people, '2026-11-24T09:00:00Z');

type Deal = Awaited<ReturnType<typeof aDeal>>;
type Act = (deal: Deal) => Promise<unknown>;
type Case = {
  name: string;
  by: PersonName;
  /** What it takes to be done, with the state of the deal. */
  facts?: Parameters<typeof aDeal>[0];
  state?: 'draft' | 'in-review' | 'accepted';
  before?: Act;
  /** What nobody else knows of has no line in the list of changes. */
  isSilent?: true;
  act: Act;
};

const show = async () => await Promise.resolve();
const promiseOf = ({ facts }: Deal) => facts.promises[0]?.id ?? '';
const onPromise = (deal: Deal, expected = 1) => {
  return { handoverId: deal.id, promiseId: promiseOf(deal), expected };
};
async function versionOf({ id }: Deal): Promise<number> {
  return (await readHandover(app.db, { tenantId: ids.tenant, id }))?.version ?? 0;
}
/** The version of the only row that the deal has there. */
async function versionIn(table: 'item' | 'review_point', handoverId: string): Promise<number> {
  const found = app.db.selectFrom(table).select('version').where('handover_id', '=', handoverId);
  return (await found.executeTakeFirstOrThrow()).version;
}
const onDeal = async (deal: Deal) => {
  return { handoverId: deal.id, expected: await versionOf(deal), show: nothing };
};
const asks: Act = async ({ id }) => {
  const input = { text: 'Who holds the licences?', to: 'sales' as const };
  await ask(app, as('tomas'), { handoverId: id, key: randomUUID(), input, place: null, show });
};
async function onQuestion({ id }: Deal) {
  const { id: questionId } = await app.db
    .selectFrom('question')
    .select('id')
    .where('handover_id', '=', id)
    .executeTakeFirstOrThrow();
  return { handoverId: id, questionId, expected: null, show };
}
const answers: Act = async (deal) => {
  await answer(app, as('riya'), { ...(await onQuestion(deal)), input: { text: 'The client.' } });
};
const asked: Act = async (deal) => {
  await asks(deal);
  await answers(deal);
};
const inDoubt = { promises: [aPromise({ verdict: 'yes', effort_hours: 120 })] };
const promised = {
  text: 'Two days of training.',
  onlySaid: true,
  promisedBy: 'Riya Patel',
};
const unread = { items: new Map([['goals.business', anItem('goals.business')]]) };
const goals = 'goals.business';
const seen = { key: goals, by: ids.tomas, version: 1 };
const proposes: Act = async ({ id: handoverId }) => {
  const input = { kind: 'text' as const, text: 'Close the books in two days' };
  await propose(app, as('tomas'), { handoverId, key: goals, input });
};
const collected = { reason: 'other' as const, text: 'Which scanners?' };
const roles = { techLead: persons.li.id, projectManager: persons.jonas.id };
const invites = async (handoverId: string) => {
  const input = { start: '2026-12-08T09:00:00Z' };
  await sendKickoff(app, as('meera'), { handoverId, key: randomUUID(), input });
};
const now = () => app.clock.now().toString();

/** Every verb that is undone, each with an act of it; what one verb stands for has a line each. */
const cases: Partial<Record<ChangingVerb, Case[]>> = {
  'mark-read': [
    {
      name: 'marking read',
      by: 'tomas',
      facts: unread,
      act: async ({ id: handoverId }) => {
        const input = { items: [{ key: 'goals.business', version: 1 }] };
        await markRead(app, as('tomas'), { handoverId, input });
      },
    },
  ],
  propose: [
    { name: 'proposing a wording', by: 'tomas', facts: unread, act: proposes },
    {
      name: 'withdrawing what one proposed',
      by: 'tomas',
      facts: unread,
      before: proposes,
      act: async ({ id: handoverId }) =>
        await withdrawProposal(app, as('tomas'), { handoverId, input: { key: goals } }),
    },
  ],
  'take-proposal': [
    {
      name: 'taking a proposal, with what it replaced',
      by: 'riya',
      facts: unread,
      before: proposes,
      act: async ({ id: handoverId }) => {
        const itemVersion = await versionIn('item', handoverId);
        const input = { proposals: [{ ...seen, itemVersion }] };
        await takeProposals(app, as('riya'), { handoverId, input });
      },
    },
    {
      name: 'leaving a proposal out',
      by: 'riya',
      facts: unread,
      before: proposes,
      act: async ({ id: handoverId }) =>
        await leaveOut(app, as('riya'), { handoverId, input: seen }),
    },
  ],
  'collect-point': [
    {
      name: 'collecting a point',
      by: 'tomas',
      isSilent: true,
      act: async ({ id: handoverId }) => {
        const request = { handoverId, key: randomUUID(), input: collected };
        await collectPoint(app, as('tomas'), request);
      },
    },
    {
      name: 'taking a collected point out',
      by: 'tomas',
      isSilent: true,
      facts: { points: [aPoint()] },
      act: async ({ id: handoverId, facts }) => {
        const where = { handoverId, pointId: facts.points[0]?.id ?? '', expected: 1 };
        await removePoint(app, as('tomas'), where);
      },
    },
  ],
  'handle-point': [
    {
      name: 'saying that a point is done',
      by: 'riya',
      facts: { points: [aPoint({ round: 1 })] },
      state: 'draft',
      act: async ({ id: handoverId, facts }) => {
        const expected = await versionIn('review_point', handoverId);
        const where = { handoverId, pointId: facts.points[0]?.id ?? '', expected };
        await handlePoint(app, as('riya'), { ...where, input: { outcome: 'done' } });
      },
    },
  ],
  'add-promise': [
    {
      name: 'adding a promise',
      by: 'riya',
      act: async ({ id: handoverId }) =>
        await addPromise(app, as('riya'), { handoverId, key: randomUUID(), input: promised }),
    },
  ],
  'edit-promise': [
    {
      name: 'correcting a promise, with what was decided of the old words',
      by: 'riya',
      act: async (deal) =>
        await editPromise(app, as('riya'), { ...onPromise(deal), input: promised }),
    },
  ],
  'give-verdict': [
    {
      name: 'a verdict',
      by: 'tomas',
      act: async (deal) =>
        await giveVerdict(app, as('tomas'), { ...onPromise(deal), input: { pressed: 'no' } }),
    },
  ],
  'resolve-promise': [
    {
      name: 'what is done about a promise',
      by: 'riya',
      facts: inDoubt,
      act: async (deal) => {
        const promises = [{ id: promiseOf(deal), version: 1 }];
        const input = { decision: 'withdraw' as const, promises };
        await resolvePromises(app, as('riya'), { handoverId: deal.id, input });
      },
    },
  ],
  'carry-promise': [
    {
      name: 'placing a promise',
      by: 'tomas',
      facts: { promises: [aPromise({ verdict: 'yes' })] },
      act: async (deal) => {
        const input = { itemKey: 'scope.deliverables', rowId: ids.row };
        await carryPromise(app, as('tomas'), { ...onPromise(deal), input });
      },
    },
  ],
  'plan-confirmation': [
    {
      name: 'a plan for what was only said',
      by: 'riya',
      facts: { promises: [aPromise({ standing: 'only-said', source: null })] },
      act: async (deal) => {
        const input = { plan: 'by-mail' as const };
        await planConfirmation(app, as('riya'), { ...onPromise(deal), input });
      },
    },
  ],
  ask: [{ name: 'asking', by: 'tomas', act: asks }],
  answer: [{ name: 'answering', by: 'riya', before: asks, act: answers }],
  settle: [
    {
      name: 'settling',
      by: 'tomas',
      before: asked,
      act: async (deal) => await settle(app, as('tomas'), await onQuestion(deal)),
    },
    {
      name: 'asking on',
      by: 'tomas',
      before: asked,
      act: async (deal) => {
        const input = { text: 'And who renews them?' };
        await reopen(app, as('tomas'), { ...(await onQuestion(deal)), input });
      },
    },
    {
      name: 'taking a question back',
      by: 'tomas',
      before: asks,
      act: async (deal) => await withdraw(app, as('tomas'), await onQuestion(deal)),
    },
  ],
  'feasibility-check': [
    {
      name: 'a check of the lead',
      by: 'tomas',
      facts: { checks: [] },
      act: async (deal) => {
        const input = { kind: 'feasibility' as const, note: 'Built before.' };
        await giveCheck(app, as('tomas'), { ...(await onDeal(deal)), input });
      },
    },
  ],
  'delivery-check': [
    {
      name: 'a check of the manager, over an earlier one',
      by: 'meera',
      act: async (deal) => {
        const input = { kind: 'timeline' as const, note: 'It fits.' };
        await giveCheck(app, as('meera'), { ...(await onDeal(deal)), input });
      },
    },
  ],
  'write-mirror': [
    {
      name: 'what tech understood, with sales’ agreement to the old words',
      by: 'tomas',
      act: async (deal) => {
        const input = { text: 'We build something else.' };
        await writeMirror(app, as('tomas'), { ...(await onDeal(deal)), input });
      },
    },
  ],
  'approve-mirror': [
    {
      name: 'approving it',
      by: 'riya',
      facts: {
        handover: { ...readyFacts().handover, mirror_approved_by: null, mirror_approved_at: null },
      },
      act: async (deal) =>
        await approveMirror(app, as('riya'), { ...(await onDeal(deal)), input: {} }),
    },
  ],
  'name-roles-before': [
    {
      name: 'naming roles, with what moved to them',
      by: 'jonas',
      before: async ({ id }) => {
        const input = { text: 'How long does it take?', to: 'tech' as const };
        const key = randomUUID();
        await ask(app, as('riya'), { handoverId: id, key, input, place: null, show });
      },
      act: async (deal) =>
        await nameRoles(app, as('jonas'), { ...(await onDeal(deal)), input: roles }),
    },
  ],
  'name-roles-after': [
    {
      name: 'naming a manager after acceptance',
      by: 'jonas',
      state: 'accepted',
      act: async (deal) =>
        await nameRoles(app, as('jonas'), {
          ...(await onDeal(deal)),
          input: { projectManager: persons.li.id },
        }),
    },
  ],
  'add-contact': [
    {
      name: 'a contact',
      by: 'riya',
      act: async (deal) => {
        const input = { name: 'Jan Keller', mail: 'jan.keller@contoso.example' };
        await addContact(app, as('riya'), { ...(await onDeal(deal)), input });
      },
    },
  ],
  'keep-kickoff': [
    {
      name: 'leaving the kickoff as it is',
      by: 'meera',
      state: 'accepted',
      before: async ({ id: handoverId }) => {
        await invites(handoverId);
        await app.db
          .updateTable('kickoff_reply')
          .set({ answer: 'declined', at: now() })
          .where('handover_id', '=', handoverId)
          .where('mail', '=', 'ana@contoso.example')
          .execute();
        await inTransaction(app.db, async (tx) => await app.afterChange(app, tx, handoverId));
      },
      act: async ({ id: handoverId }) =>
        await keepKickoff(app, as('meera'), { handoverId, input: { upTo: now() } }),
    },
  ],
  'send-kickoff': [
    {
      name: 'the invitation, which has not left',
      by: 'meera',
      state: 'accepted',
      act: async ({ id: handoverId }) => await invites(handoverId),
    },
  ],
};
const all = Object.values(cases).flat();

/** A deal on which what comes before the act is done, and long ago. */
async function ready({ facts = {}, state = 'in-review', before }: Case): Promise<Deal> {
  const handover = { ...(facts.handover ?? readyFacts().handover), state };
  const deal = await aDeal({ ...facts, handover: { ...handover, submitted_by: ids.riya } });
  await before?.(deal);
  seconds += 60;
  return deal;
}

async function undone(person: PersonName, deal: Deal, version: number) {
  const asked_ = { handoverId: deal.id, input: { version }, show: nothing };
  return await bench.came(async () => await undo(app, as(person), asked_));
}

/** The record but for what goes on whatever happens: versions, the list of changes, keys of requests. */
function withoutVersions(whole: Snapshot): unknown {
  const { audit_entry: _a, effect: _e, ...tables } = whole;
  const rowsOf = (rows: Snapshot[string]) =>
    [...rows]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { version: _v, signalled: _s, waiting_version: _w, ...row }]) => row);
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rowsOf(rows)]));
}

async function waitingRows({ id }: Deal) {
  return await app.db
    .selectFrom('waiting')
    .select(['kind', 'subject', 'person_id'])
    .where('handover_id', '=', id)
    .orderBy('position')
    .orderBy('kind')
    .execute();
}

beforeEach(() => {
  seconds += 60;
});

describe('every verb', () => {
  const isUndone = ([, undoing]: [string, { by: string }]) => undoing.by === 'undo';
  it('that is undone has its act in this table', () => {
    const wanted = Object.entries(undoings).filter(isUndone);
    expect(Object.keys(cases).toSorted()).toEqual(wanted.map(([verb]) => verb).toSorted());
  });

  it('that is not says why, or is taken back, or stands in the history', () => {
    for (const undoing of Object.values(undoings)) {
      if (undoing.by === 'nothing') expect(undoing.because).toMatch(/^[A-Z].+\.$/u);
    }
    const by = (way: string) =>
      Object.entries(undoings).flatMap(([verb, one]) => (one.by === way ? [verb] : []));
    expect(by('take-back')).toEqual(['submit', 'send-back', 'accept', 'show-early']);
    expect(by('history')).toEqual(['save-item']);
  });
});

describe.each(all.map((one) => [one.name, one] as const))('undoing %s', (_name, one) => {
  it('puts back what stood before; nothing of it goes outside, and the list of changes says so', async () => {
    const deal = await ready(one);
    const [record, waits] = [await snapshot(app.db), await waitingRows(deal)];
    await one.act(deal);
    expect(withoutVersions(await snapshot(app.db))).not.toEqual(withoutVersions(record));
    const version = await versionOf(deal);
    seconds += 9;
    const result = await undone(one.by, deal, version);
    expect(result).toMatchObject({ refused: null, heard: [] });
    const after = await snapshot(app.db);
    expect(withoutVersions(after)).toEqual(withoutVersions(record));
    expect(await waitingRows(deal)).toEqual(waits);
    const before = new Set(record['effect']?.keys());
    const left = [...(after['effect']?.values() ?? [])].filter(
      ({ key }) => !before.has(String(key)),
    );
    expect(left.map(({ kind }) => kind)).toEqual(['handover-card']);
    const lines = [...(after['audit_entry']?.values() ?? [])].filter(
      ({ handover_id: id, handover_version: at }) => id === deal.id && at === version,
    );
    const line = ['undo', expect.stringMatching(/, and undone$/u)];
    expect(lines.map(({ verb, text }) => [verb, text])).toEqual(one.isSilent ? [] : [line]);
  });

  it('is done once, in time, by whoever did it', async () => {
    const deal = await ready(one);
    await one.act(deal);
    const version = await versionOf(deal);
    const other = one.by === 'tomas' ? 'riya' : 'tomas';
    expect(await undone(other, deal, version)).toMatchObject({ refused: 'invalid_state' });
    expect(await undone('nils', deal, version)).toMatchObject({ refused: 'not_found' });
    expect(await undone(one.by, deal, version - 1)).toMatchObject({ refused: 'invalid_state' });
    seconds += 13;
    expect(await undone(one.by, deal, version)).toMatchObject({
      refused: 'invalid_state',
      wrote: {},
    });
    seconds -= 13;
    expect(await undone(one.by, deal, version)).toMatchObject({ refused: null });
    expect(await undone(one.by, deal, version)).toMatchObject({
      refused: 'invalid_state',
      wrote: {},
    });
  });

  it('can be done anew', async () => {
    const deal = await ready(one);
    await one.act(deal);
    await undone(one.by, deal, await versionOf(deal));
    const [stored] = await app.db
      .selectFrom('promise')
      .select('version')
      .where('handover_id', '=', deal.id)
      .execute();
    // What names a version names the one it has now.
    if (stored && stored.version !== 1) return;
    await one.act(deal);
    expect(await undone(one.by, deal, await versionOf(deal))).toMatchObject({ refused: null });
  });
});

describe('what somebody has acted on', () => {
  it('is not undone: an answer that was settled', async () => {
    const deal = await ready({ name: '', by: 'riya', before: asks, act: answers });
    await answers(deal);
    const version = await versionOf(deal);
    await settle(app, as('tomas'), await onQuestion(deal));
    const refused = await undone('riya', deal, version);
    expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {} });
    expect(refused.said).toBe('Somebody has acted on it since. Talk to them.');
  });

  it('is undone beside what else happened meanwhile', async () => {
    const deal = await ready({ name: '', by: 'riya', before: asks, act: answers });
    await answers(deal);
    const version = await versionOf(deal);
    await giveVerdict(app, as('tomas'), { ...onPromise(deal), input: { pressed: 'no' } });
    expect(await undone('riya', deal, version)).toMatchObject({ refused: null });
    const { promises } = { promises: await app.db.selectFrom('promise').selectAll().execute() };
    expect(promises.find(({ handover_id: id }) => id === deal.id)?.verdict).toBe('no');
  });

  it('is not undone once its verb is over: a verdict after acceptance', async () => {
    const deal = await ready({ name: '', by: 'tomas', act: asks });
    await giveVerdict(app, as('tomas'), { ...onPromise(deal), input: { pressed: 'no' } });
    const version = await versionOf(deal);
    await app.db
      .updateTable('handover')
      .set({ state: 'accepted' })
      .where('id', '=', deal.id)
      .execute();
    expect(await undone('tomas', deal, version)).toMatchObject({ refused: 'invalid_state' });
  });
});

describe('what goes outside', () => {
  const delays = () => jobs.map(({ name, afterSeconds = 0 }) => [name, afterSeconds]);

  it.each<[string, () => Promise<unknown>]>([
    [
      'after an act that may be undone',
      async () => await asks(await ready({ name: '', by: 'tomas', act: asks })),
    ],
    [
      'after one that may be taken back',
      async () => {
        const deal = await ready({ name: '', by: 'riya', state: 'draft', act: asks });
        await submit(app, as('riya'), { ...(await onDeal(deal)), input: {} });
      },
    ],
  ])('%s begins ten seconds later', async (_what, act) => {
    jobs.length = 0;
    await act();
    expect(delays().length).toBeGreaterThan(0);
    expect(new Set(delays().map(([, after]) => after))).toEqual(new Set([10]));
    const held = await app.db
      .selectFrom('effect')
      .selectAll()
      .orderBy('ordered_at', 'desc')
      .execute();
    expect(held[0]?.start_at).toEqual(expect.any(String));
  });

  it('that has begun keeps an act from being undone', async () => {
    const deal = await ready({ name: '', by: 'tomas', act: asks });
    await asks(deal);
    const version = await versionOf(deal);
    await app.db.updateTable('effect').set({ run: 1 }).where('handover_id', '=', deal.id).execute();
    expect(await undone('tomas', deal, version)).toMatchObject({
      refused: 'invalid_state',
      wrote: {},
    });
  });

  it('from chat begins at once, and nothing there is offered to be undone', async () => {
    jobs.length = 0;
    const deal = await aDeal({ handover: { ...readyFacts().handover, state: 'in-review' } });
    const input = { text: 'Who holds the licences?', to: 'sales' as const };
    const request = { handoverId: deal.id, key: randomUUID(), input, place: null, show };
    await ask(bench.app, as('tomas'), request);
    expect(new Set(delays().map(([, after]) => after))).toEqual(new Set([0]));
    const kept = await app.db
      .selectFrom('undoable_act')
      .select('version')
      .where('handover_id', '=', deal.id)
      .execute();
    expect(kept).toEqual([]);
  });
});
