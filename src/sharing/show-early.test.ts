import { describe, expect, it } from '@jest/globals';
import {
  aHandover,
  anItem,
  aSettledPromise,
  ids,
  type StoredItem,
} from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { PromiseRecord } from '../promises/facts.ts';
import type { State } from '../record/model.ts';
import { showEarly } from './show-early.ts';

const { app, as, came, aDeal } = await aWork();
const goals = anItem('goals.business', { text: 'Close the books in three days' });

/** A deal with these items only. */
const onDeal = async (state: State = 'in-review', items: StoredItem[] = [goals]) => {
  const stored = new Map(items.map((item) => [item.key, item]));
  return (await aDeal({ handover: aHandover({ state }), items: stored })).id;
};

async function shared(person: PersonName, handoverId: string, seen = 1) {
  const asked = { handoverId, expected: seen, input: {}, show: nothing };
  return await came(async () => await showEarly(app, as(person), asked));
}

describe('showing the client the text early', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await shared(person, await onDeal())).toMatchObject({ refused });
  });

  it.each<[State, string | null]>([
    ['draft', 'invalid_state'],
    ['in-review', null],
    ['accepted', 'invalid_state'],
    ['in-delivery', 'invalid_state'],
    ['closed', 'invalid_state'],
    ['paused', 'invalid_state'],
    ['cancelled', 'invalid_state'],
  ])('while it is %s: refused with %s', async (state, refused) => {
    const result = await shared('riya', await onDeal(state));
    expect(result).toMatchObject({ refused, ...(refused ? { wrote: {}, noted: [] } : {}) });
  });

  it('fixes what is marked for them as a version, and nothing else', async () => {
    const rows = [{ id: ids.row, values: { feature: 'Ledger', source: 'p. 4' } }];
    const id = await onDeal('in-review', [
      goals,
      anItem('scope.features', { text: '', rows }),
      anItem('commercials.hours-sold', { text: '640' }),
      anItem('profile.won-by', { text: 'The references' }),
    ]);
    expect(await shared('riya', id)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        frozen_version: [
          {
            handover_id: id,
            kind: 'shared',
            number: '1',
            taken_back_at: null,
            by_kind: 'person',
            by: 'riya',
            at: 'now',
            hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
            content: {
              project: 'Contoso ERP rollout',
              clientName: 'Contoso AG',
              promisedStart: '2026-12-07',
              goLive: '2027-03-31',
              items: [
                {
                  key: 'goals.business',
                  section: 'goals',
                  title: 'Business goals',
                  text: 'Close the books in three days',
                  columns: [],
                  rows: [],
                },
                {
                  key: 'scope.features',
                  section: 'scope',
                  title: 'Features',
                  text: null,
                  columns: ['Feature', 'Where it says so'],
                  rows: [['Ledger', 'p. 4']],
                },
              ],
            },
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['The text was shown to the client early'],
    });
  });

  it('keeps what was shown before', async () => {
    const id = await onDeal();
    const first = await shared('riya', id);
    const second = await shared('riya', id, 2);
    expect(second.noted).toEqual(['The text was shown to the client early']);
    expect(second.wrote['frozen_version']).toMatchObject([{ number: '2' }]);
    // The same content is the same version's hash.
    const hashOf = ({ wrote }: typeof first) => wrote['frozen_version']?.[0]?.['hash'];
    expect(hashOf(second)).toBe(hashOf(first));
  });

  it.each<[string, StoredItem[]]>([
    ['nothing is filled in', []],
    ['nothing that is filled in is for them', [anItem('commercials.hours-sold', { text: '640' })]],
  ])('is refused while %s', async (_why, items) => {
    expect(await shared('riya', await onDeal('in-review', items))).toMatchObject({
      refused: 'invalid_state',
      said: 'Nothing is filled in yet that the client may see.',
      wrote: {},
      noted: [],
    });
  });

  it('is done on the handover as it stands', async () => {
    const late = await shared('riya', await onDeal(), 0);
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });

  it.each<[string, Partial<PromiseRecord>, string | null]>([
    [
      'is not judged',
      { verdict: null, carrier_item: null, carrier_row: null },
      'promise_unchecked',
    ],
    ['waits for sales', { effort_hours: 120, resolution: null }, 'promise_unresolved'],
    ['is kept', {}, null],
    ['is withdrawn', { standing: 'withdrawn', verdict: null }, null],
  ])('while a promise %s: in the way is %s', async (_what, over, code) => {
    const items = new Map([[goals.key, goals]]);
    const handover = aHandover({ state: 'in-review' });
    const promises = [aSettledPromise(over)];
    const { id } = await aDeal({ handover, items, promises });
    const { refused, extra } = await shared('riya', id);
    expect(refused).toBe(code === null ? null : 'blocked');
    expect(extra).toMatchObject(code === null ? {} : { blockers: [{ code }] });
  });
});
