import { describe, expect, it } from '@jest/globals';
import { aHandover, anItem, ids } from '../../tests/harness/facts.ts';
import { aWork, persons, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { leaveOut, withdrawProposal } from './leave-out.ts';
import type { ProposeInput, SeenProposal } from './model.ts';
import { propose } from './propose.ts';
import { takeProposals } from './take.ts';

const { app, as, came, aDeal } = await aWork();
const row = { deliverable: 'Warehouse app', format: 'Android', owner: 'Fabrikam', acceptance: '' };
const deliverables = anItem('scope.deliverables', {
  version: 3,
  rows: [{ id: ids.row, values: row }],
});
const read = { verified_by: ids.tomas, verified_at: '2026-11-23T09:00:00.000Z' };
const dealIn = async (state: State = 'in-review', items = [deliverables]) => {
  const named = new Map(items.map((one) => [one.key, one]));
  return (await aDeal({ handover: aHandover({ state }), items: named, promises: [] })).id;
};
const accepted: ProposeInput = {
  kind: 'rows',
  cells: [{ row: ids.row, field: 'acceptance', value: 'One week without paper' }],
  rows: [],
};

type Said = { by?: PersonName; key?: string; input?: ProposeInput };

async function proposed(handoverId: string, said: Said = {}) {
  const { by = 'tomas', key = 'scope.deliverables', input = accepted } = said;
  return await came(async () => await propose(app, as(by), { handoverId, key, input }));
}

async function taken(
  handoverId: string,
  over: Partial<SeenProposal> = {},
  by: PersonName = 'riya',
) {
  const seen = {
    key: 'scope.deliverables',
    by: ids.tomas as string,
    version: 1,
    itemVersion: 3,
    ...over,
  };
  return await came(
    async () => await takeProposals(app, as(by), { handoverId, input: { proposals: [seen] } }),
  );
}

describe('proposing what an item says', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['meera', null],
    ['jonas', null],
    ['li', null],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await proposed(await dealIn(), { by })).toMatchObject({ refused });
  });

  it.each<State>(['accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is refused when %s',
    async (state) => {
      expect(await proposed(await dealIn(state))).toMatchObject({ refused: 'invalid_state' });
    },
  );

  it('changes nothing of the item, and waits for sales', async () => {
    const id = await dealIn();
    const { wrote, noted } = await proposed(id);
    expect(Object.keys(wrote)).toEqual(['handover', 'proposal']);
    expect(noted).toEqual(['Deliverables: something is proposed']);
    const waits = app.db.selectFrom('waiting').select(['title', 'person_id']);
    expect(await waits.where('handover_id', '=', id).execute()).toContainEqual({
      title: 'One proposal is not looked at',
      person_id: ids.riya,
    });
  });

  it.each<[string, Said]>([
    ['an item that isn’t there', { key: 'scope.nothing' }],
    ['a column that isn’t there', { input: rows({ nothing: 'x' }) }],
    ['nothing', { input: { kind: 'rows', cells: [], rows: [] } }],
    ['a text for a list', { input: { kind: 'text', text: 'All of it' } }],
    ['a day that is none', { key: 'scope.timeline', input: rows({ date: 'soon' }) }],
    [
      'a column that is not for them',
      { by: 'li', key: 'requirements.integrations', input: rows({ cost: '1' }) },
    ],
  ])('is refused for %s', async (_what, said) => {
    const { refused, wrote } = await proposed(await dealIn(), said);
    expect([refused, wrote]).toEqual([expect.stringMatching(/^(invalid_input|not_found)$/u), {}]);
  });

  it('is not there for whoever does not read the item', async () => {
    const input = { kind: 'text', text: 'CHF 1' } as const;
    const said = { by: 'li', key: 'commercials.price', input } as const;
    expect(await proposed(await dealIn(), said)).toMatchObject({ refused: 'not_found' });
  });

  it('replaces what the same person proposed before', async () => {
    const id = await dealIn();
    await proposed(id);
    expect((await proposed(id)).wrote['proposal']).toEqual([{ version: 2 }]);
  });
});

describe('taking what was proposed', () => {
  it('is for sales, at what they saw; the cell is filled and nothing else of the row changes', async () => {
    const id = await dealIn();
    await proposed(id);
    expect(await taken(id, {}, 'tomas')).toMatchObject({ refused: 'role_required' });
    const { refused } = await taken(id);
    expect(refused).toBeNull();
    const item = await app.db
      .selectFrom('item')
      .select(['rows', 'version', 'changed_by'])
      .where('handover_id', '=', id)
      .executeTakeFirst();
    expect(item).toEqual({
      rows: [{ id: ids.row, values: { ...row, acceptance: 'One week without paper' } }],
      version: 4,
      changed_by: ids.riya,
    });
    const left = app.db.selectFrom('proposal').select('key').where('handover_id', '=', id);
    expect(await left.execute()).toEqual([]);
  });

  it.each<[string, Partial<SeenProposal>]>([
    ['the proposal', { version: 2 }],
    ['the item', { itemVersion: 2 }],
    ['whose it is', { by: persons.meera.id }],
  ])('takes nothing where %s is not as it was seen', async (_what, seen) => {
    const id = await dealIn();
    await proposed(id);
    expect(await taken(id, seen)).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });

  it('takes two of one item in one press', async () => {
    const id = await dealIn();
    await proposed(id);
    await proposed(id, { by: 'meera', input: rows({ deliverable: 'Handbook' }) });
    const both = [ids.tomas, ids.meera].map((by) => {
      return { key: 'scope.deliverables', by, version: 1, itemVersion: 3 };
    });
    const input = { proposals: both };
    await takeProposals(app, as('riya'), { handoverId: id, input });
    const stored = app.db.selectFrom('item').select(['row_count', 'filled']);
    expect(await stored.where('handover_id', '=', id).executeTakeFirst()).toMatchObject({
      row_count: 2,
      filled: { acceptance: 1, deliverable: 2 },
    });
  });

  it('leaves read what the lead had read and wrote themselves, and nothing else', async () => {
    const id = await dealIn('in-review', [{ ...deliverables, ...read, status: 'verified' }]);
    const isRead = async () => {
      const item = app.db.selectFrom('item').select('verified_by').where('handover_id', '=', id);
      return (await item.executeTakeFirst())?.verified_by;
    };
    await proposed(id);
    await taken(id);
    expect(await isRead()).toBe(ids.tomas);
    await proposed(id, { by: 'meera', input: rows({ deliverable: 'Handbook' }) });
    await taken(id, { by: ids.meera, itemVersion: 4 });
    expect(await isRead()).toBeNull();
  });
});

describe('leaving out what was proposed', () => {
  it('is for sales, and leaves the item as it is', async () => {
    const id = await dealIn();
    await proposed(id);
    const asked = {
      handoverId: id,
      input: { key: 'scope.deliverables', by: ids.tomas as string, version: 1 },
    };
    const of = async (by: PersonName) => await came(async () => await leaveOut(app, as(by), asked));
    expect(await of('meera')).toMatchObject({ refused: 'role_required' });
    expect(await of('riya')).toMatchObject({
      refused: null,
      noted: ['Deliverables: what was proposed is left out'],
    });
    expect(await of('riya')).toMatchObject({ refused: 'version_conflict' });
  });

  it('may be done by whoever proposed it, twice too', async () => {
    const id = await dealIn();
    await proposed(id);
    const asked = { handoverId: id, input: { key: 'scope.deliverables' } };
    const withdrawn = async () =>
      await came(async () => await withdrawProposal(app, as('tomas'), asked));
    expect((await withdrawn()).noted).toEqual(['Deliverables: what was proposed is withdrawn']);
    expect(await withdrawn()).toMatchObject({ refused: null, noted: [] });
  });
});

function rows(values: Record<string, string>): ProposeInput {
  return { kind: 'rows', cells: [], rows: [{ values }] };
}
