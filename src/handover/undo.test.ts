import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ids, readyFacts } from '../../tests/harness/facts.ts';
import { undoableActs, type Case, type Deal } from '../../tests/harness/undoable-acts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import { snapshot, type Snapshot } from '../../tests/harness/written.ts';
import type { App } from '../app.ts';
import { sendKickoff } from '../kickoff/send-kickoff.ts';
import { presentAfter } from '../overview/present.ts';
import { rememberPeople } from '../people/names.ts';
import { addPromise } from '../promises/add.ts';
import { giveVerdict } from '../promises/give-verdict.ts';
import { ask } from '../questions/ask.ts';
import { settle } from '../questions/settle.ts';
import { open } from '../record/read.ts';
import { undoings } from '../record/undoing.ts';
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

const { cases, ...made } = undoableActs({ app, as });
const { versionOf, onDeal, onPromise, onQuestion, asks, answers, show } = made;
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

describe('what was asked for under a key', () => {
  it('is done again under the same key, since nothing of it is left', async () => {
    const deal = await ready({ name: '', by: 'meera', state: 'accepted', act: asks });
    const key = randomUUID();
    const send = async (handoverId: string) => {
      const input = { start: '2026-12-08T09:00:00Z' };
      await sendKickoff(app, as('meera'), { handoverId, key, input });
    };
    const sent = async () =>
      await app.db
        .selectFrom('kickoff')
        .select('revision')
        .where('handover_id', '=', deal.id)
        .execute();
    await send(deal.id);
    expect(await undone('meera', deal, await versionOf(deal))).toMatchObject({ refused: null });
    expect(await sent()).toEqual([]);
    await send(deal.id);
    expect(await sent()).toHaveLength(1);
    // Pressed twice it is sent once, as ever.
    const version = await versionOf(deal);
    await send(deal.id);
    expect(await versionOf(deal)).toBe(version + 1);
    expect(await sent()).toHaveLength(1);
  });

  it('leaves the keys of what else was done', async () => {
    const deal = await ready({ name: '', by: 'riya', act: asks });
    const key = randomUUID();
    const input = { text: 'Two days of training.', onlySaid: true };
    await addPromise(app, as('riya'), { handoverId: deal.id, key, input });
    const keys = async () =>
      (await app.db.selectFrom('request_key').select('key').where('key', '=', key).execute())
        .length;
    await addPromise(app, as('riya'), { handoverId: deal.id, key: randomUUID(), input });
    expect(await undone('riya', deal, await versionOf(deal))).toMatchObject({ refused: null });
    expect(await keys()).toBe(1);
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

  it('is offered only as long as its verb may be done', async () => {
    const deal = await ready({ name: '', by: 'tomas', act: asks });
    await giveVerdict(app, as('tomas'), { ...onPromise(deal), input: { pressed: 'no' } });
    const offered = async () => {
      const { handover, access, template } = await open(app, as('tomas'), deal.id);
      const work = { app, db: app.db, handover, access, template };
      return (await presentAfter(work as never)).undo;
    };
    expect(await offered()).toMatchObject({ text: 'A promise was checked', seconds: 10 });
    const accepted = app.db.updateTable('handover').set({ state: 'accepted' });
    await accepted.where('id', '=', deal.id).execute();
    expect(await offered()).toBeNull();
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
