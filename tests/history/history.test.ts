import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEntry } from '../../infra/local/page-model.ts';
import { faultsOf, type History, type Recorded } from './history.ts';

const id = 'h1';
const intent = `handover-${id}-kickoff-1`;
const notice = `notice/${id}/accepted/1/meera`;
const folderIds = ['f1', 'f2', 'f3', 'f4'];

function entry(kind: string, over: Partial<LedgerEntry> = {}): LedgerEntry {
  const actor = kind === 'card-sent' ? 'Handover (bot)' : 'Handover (app)';
  return { number: 1, at: '', kind, actor, key: null, summary: kind, ids: {}, ...over };
}
const folder = (itemId: string) => entry('folder-created', { ids: { itemId } });
const event = entry('event-created', { key: intent, ids: { eventId: 'e1' } });
const toMeera = entry('card-sent', { ids: { messageId: 'm1', personId: 'meera' } });
const inChannel = entry('card-sent', { ids: { messageId: 'm2' } });
const effect = (key: string, state = 'done') => {
  return { key, handoverId: id, kind: key.split('/')[0] ?? '', state };
};

/** One handover that was created, accepted and got its kickoff, with everything that follows. */
function aHistory(recorded: Partial<Recorded> = {}, over: Partial<History> = {}): History {
  const change = (verb: string, version: number) => ({ handoverId: id, verb, version });
  return {
    accepted: [
      change('create', 1),
      change('accept', 2),
      { ...change('send-kickoff', 3), version: null },
    ],
    edits: [{ handoverId: id, item: 'team', version: 2, text: 'two' }],
    ledger: [...folderIds.map(folder), event, toMeera, inChannel],
    ...over,
    recorded: {
      handovers: [{ id, version: 3, hasChannel: true }],
      changes: [change('create', 1), change('accept', 2), change('send-kickoff', 3)],
      effects: [
        ...[`folders/${id}`, `invitation/${id}/1`, notice].map((key) => effect(key)),
        ...[1, 2, 3].map((version) => effect(`handover-card/${id}/${version}`)),
      ],
      folders: folderIds.map((itemId) => ({ handoverId: id, itemId })),
      kickoffs: [{ handoverId: id, eventId: 'e1', intent }],
      cards: [
        { key: notice, activityId: 'm1' },
        { key: `handover/${id}`, activityId: 'm2' },
      ],
      items: [{ handoverId: id, item: 'team', version: 2, text: 'two' }],
      ...recorded,
    },
  };
}
const withLedger = (...ledger: LedgerEntry[]) => faultsOf(aHistory({}, { ledger }));
const all = aHistory().ledger;

describe('the history checker', () => {
  it('finds nothing in a history in which all is well', () => {
    expect(faultsOf(aHistory())).toEqual([]);
  });

  it('finds what was accepted and is lost', () => {
    const lost = { handoverId: 'h2', verb: 'create', version: 1 };
    const late = { handoverId: id, verb: 'accept', version: 7 };
    const { accepted } = aHistory();
    expect(faultsOf(aHistory({}, { accepted: [...accepted, lost, late] }))).toEqual([
      'The handover h2 was accepted and is lost.',
      'The accept of h1 at version 7 was accepted and is lost.',
    ]);
  });

  it('finds a change that is there twice, and versions that do not rise', () => {
    const { changes, effects } = aHistory().recorded;
    const twice = [...changes, { handoverId: id, verb: 'accept', version: 2 }];
    expect(faultsOf(aHistory({ changes: twice, effects }))).toEqual([
      'The accept of h1 at version 2 is there 2 times.',
      'The handover h1 went from version 3 to 2.',
    ]);
    const handovers = [{ id, version: 2, hasChannel: true }];
    expect(faultsOf(aHistory({ handovers }))).toEqual([
      'The handover h1 is at version 2 after a change to 3.',
    ]);
  });

  it('finds lost updates: overwritten, gone, or two under one version', () => {
    const edit = { handoverId: id, item: 'team', version: 2, text: 'two' };
    const lost = ['The edit "two" of team was accepted and is lost.'];
    expect(faultsOf(aHistory({ items: [{ ...edit, text: 'other' }] }))).toEqual(lost);
    expect(faultsOf(aHistory({ items: [{ ...edit, version: 1 }] }))).toEqual(lost);
    expect(faultsOf(aHistory({ items: [] }))).toEqual(lost);
    expect(faultsOf(aHistory({ items: [{ ...edit, version: 3, text: 'three' }] }))).toEqual([]);
    expect(faultsOf(aHistory({}, { edits: [edit, { ...edit, text: 'rival' }] }))).toContain(
      'Two edits of team were both accepted as version 2.',
    );
  });

  it('finds folders that are missing, double, uncalled for, or not enough', () => {
    expect(withLedger(...all.slice(1))).toEqual(['The folder f1 was never made.']);
    expect(withLedger(...all, folder('f1'))).toEqual(['The folder f1 was made 2 times.']);
    expect(withLedger(...all, folder('f9'))).toEqual([
      'The folder f9 was made though nobody asked for it.',
    ]);
    const { folders } = aHistory().recorded;
    expect(faultsOf(aHistory({ folders: folders.slice(1) }))).toContain(
      'The handover h1 has 3 folders.',
    );
  });

  it('leaves alone what people do by themselves', () => {
    const byRiya = [folder('f9'), event, entry('mail-sent')].map((one) => ({
      ...one,
      actor: 'Riya Patel',
    }));
    expect(withLedger(...all, ...byRiya)).toEqual([]);
  });

  it('finds events that are missing, double, uncalled for, or stored under a wrong id', () => {
    const without = all.filter((one) => one !== event);
    expect(withLedger(...without)).toContain(`The event ${intent} was never made.`);
    expect(withLedger(...all, event)).toEqual([`The event ${intent} was made 2 times.`]);
    expect(withLedger(...all, { ...event, key: 'other' })).toEqual([
      'The event other was made though nobody asked for it.',
    ]);
    const kickoffs = [{ handoverId: id, eventId: null, intent }];
    expect(faultsOf(aHistory({ kickoffs }))).toEqual([
      `The event ${intent} is stored under an id nobody knows.`,
    ]);
  });

  it('finds cards that were never sent or sent twice', () => {
    expect(withLedger(...all.filter((one) => one !== toMeera))).toEqual([
      'The card m1 was never sent.',
    ]);
    const again = { ...toMeera, ids: { messageId: 'm3', personId: 'meera' } };
    expect(withLedger(...all, again)).toEqual([
      'To meera 1 cards were sent that nobody asked for.',
    ]);
    const cards = [{ key: `handover/${id}`, activityId: 'm2' }];
    expect(faultsOf(aHistory({ cards }))).toContain(`${notice} is done and was never sent.`);
  });

  it('lets a message of unknown outcome arrive once or never, and wants it shown', () => {
    const { effects } = aHistory().recorded;
    const unknown = (state: string) => {
      return {
        cards: [
          { key: notice, activityId: null },
          { key: `handover/${id}`, activityId: 'm2' },
        ],
        effects: effects.map((one) => (one.key === notice ? { ...one, state } : one)),
      };
    };
    const never = all.filter((one) => one !== toMeera);
    const again = { ...toMeera, ids: { messageId: 'm3', personId: 'meera' } };
    expect(faultsOf(aHistory(unknown('uncertain')))).toEqual([]);
    expect(faultsOf(aHistory(unknown('uncertain'), { ledger: never }))).toEqual([]);
    expect(faultsOf(aHistory(unknown('uncertain'), { ledger: [...all, again] }))).toEqual([
      'To meera 1 cards were sent that nobody asked for.',
    ]);
    expect(faultsOf(aHistory(unknown('done')))).toEqual([`${notice} is done and was never sent.`]);
    expect(faultsOf(aHistory(unknown('needs-attention')))).toContain(
      `${notice} may not have arrived and is shown as needs-attention.`,
    );
  });

  it('finds effects that still wait, gave up, or are uncertain though Graph can be asked', () => {
    const { effects } = aHistory().recorded;
    const key = `invitation/${id}/1`;
    const being = (state: string) =>
      faultsOf(
        aHistory({ effects: effects.map((one) => (one.key === key ? { ...one, state } : one)) }),
      );
    for (const state of ['waiting', 'needs-attention', 'uncertain']) {
      expect(being(state)).toEqual([`${key} is ${state}.`]);
    }
  });

  it('finds jobs that do not match the changes', () => {
    const { effects } = aHistory().recorded;
    expect(faultsOf(aHistory({ effects: effects.slice(0, -1) }))).toEqual([
      'handover-card/h1/3 was never ordered.',
    ]);
    expect(faultsOf(aHistory({ effects: [...effects, effect('handover-card/h1/9')] }))).toEqual([
      'handover-card/h1/9 belongs to no change.',
    ]);
  });

  it('finds every effect that is taken out of a clean history, or put in twice', () => {
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.boolean(), (index, twice) => {
        const ledger = twice
          ? [...all, { ...all[index]! }]
          : all.filter((_, position) => position !== index);
        const isCard = all[index]?.kind === 'card-sent';
        // The same message id twice is one message, read twice.
        if (!(twice && isCard)) expect(withLedger(...ledger)).not.toEqual([]);
      }),
    );
  });
});
