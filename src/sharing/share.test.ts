import { describe, expect, it } from '@jest/globals';
import { aHandover, anItem, ids, type StoredItem } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { share } from './share.ts';

const { app, as, came, aDeal } = await aWork();
const goals = anItem('goals.business', { text: 'Close the books in three days' });

/** A deal with these items only. */
const onDeal = async (state: State = 'draft', items: StoredItem[] = [goals]) => {
  const stored = new Map(items.map((item) => [item.key, item]));
  return (await aDeal({ handover: aHandover({ state }), items: stored })).id;
};

async function shared(person: PersonName, handoverId: string, seen = 1) {
  const asked = { handoverId, expected: seen, input: {}, show: nothing };
  return await came(async () => await share(app, as(person), asked));
}

describe('showing the client the text', () => {
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
    ['draft', null],
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
    const id = await onDeal('draft', [
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
      noted: ['Shared with the client as version 1'],
    });
  });

  it('counts its versions, and keeps the earlier ones', async () => {
    const id = await onDeal();
    const first = await shared('riya', id);
    const second = await shared('riya', id, 2);
    expect(second.noted).toEqual(['Shared with the client as version 2']);
    expect(second.wrote['frozen_version']).toMatchObject([{ number: '2' }]);
    // The same content is the same version's hash.
    const hashOf = ({ wrote }: typeof first) => wrote['frozen_version']?.[0]?.['hash'];
    expect(hashOf(second)).toBe(hashOf(first));
  });

  it.each<[string, StoredItem[]]>([
    ['nothing is filled in', []],
    ['nothing that is filled in is for them', [anItem('commercials.hours-sold', { text: '640' })]],
  ])('is refused while %s', async (_why, items) => {
    expect(await shared('riya', await onDeal('draft', items))).toMatchObject({
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
});
