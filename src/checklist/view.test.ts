import { describe, expect, it } from '@jest/globals';
import { access, aHandover, anItem, ids, type StoredItem } from '../../tests/harness/facts.ts';
import { peopleFrom } from '../people/names.ts';
import type { Reader } from '../people/reader.ts';
import { general } from '../templates/general.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { checklistFor, countsFor, itemFor, readableItems, sharedItem } from './view.ts';

const item = (key: string) => {
  const found = general.items.find((one) => one.key === key);
  if (!found) throw new Error(`There is no item ${key}.`);
  return found;
};
const row = (values: Record<string, string>) => ({ id: ids.row, values });
const scene = (
  reader = access(ids.riya, 'sales-owner'),
  items = new Map<string, StoredItem>(),
) => ({
  template: general,
  handover: aHandover(),
  access: reader,
  people: peopleFrom(new Map([[ids.riya, 'Riya Patel']]), aHandover()),
  items,
  asks: [],
});

describe('the checklist of a reader', () => {
  it('leaves out what is restricted, item and column, for a member without a role', () => {
    const integrations = anItem('requirements.integrations', {
      rows: [row({ system: 'SAP', cost: 'CANARY-restricted' })],
    });
    const items = new Map([[integrations.key, integrations]]);
    const view = checklistFor(scene(access(ids.row), items));
    expect(view.items.some((one) => one.audience === 'restricted')).toBe(false);
    expect(JSON.stringify(view)).not.toContain('CANARY');
    expect(JSON.stringify(checklistFor(scene(access(ids.riya, 'sales-owner'), items)))).toContain(
      'CANARY',
    );
  });

  it('lets only the sales owner edit, and only tech mark what is known and unread', () => {
    const known = anItem('goals.business');
    const items = new Map([[known.key, known]]);
    const inReview = {
      ...scene(access(ids.tomas, 'tech-lead'), items),
      handover: aHandover({ state: 'in-review' }),
    };
    expect(itemFor(scene(undefined, items), item('goals.business')).can).toEqual({
      edit: true,
      markRead: false,
      propose: true,
    });
    expect(itemFor(inReview, item('goals.business')).can).toEqual({
      edit: false,
      markRead: true,
      propose: true,
    });
    expect(itemFor(inReview, item('goals.measures')).can.markRead).toBe(false);
  });

  it('says who and when', () => {
    const items = new Map([['goals.business', anItem('goals.business')]]);
    expect(itemFor(scene(undefined, items), item('goals.business'))).toMatchObject({
      changedBy: { name: 'Riya Patel', party: 'sales' },
      changedAt: '2026-11-20T09:00:00.000Z',
      version: 1,
    });
  });

  it('shows an item nobody has touched as unknown, of version 0', () => {
    expect(itemFor(scene(), item('goals.business'))).toEqual({
      definition: item('goals.business'),
      required: true,
      audience: item('goals.business').audience,
      asked: null,
      lacks: [],
      status: 'unknown',
      text: '',
      rows: [],
      reason: null,
      source: null,
      version: 0,
      changedBy: null,
      changedAt: null,
      verifiedBy: null,
      verifiedAt: null,
      can: { edit: true, markRead: false, propose: true },
    });
  });

  it('tells what was written, and who read it when', () => {
    const at = '2026-11-21T09:00:00.000Z';
    const over = {
      reason: 'R',
      source: 'SOW',
      version: 3,
      verified_by: ids.tomas,
      verified_at: at,
    };
    const read = anItem('goals.business', { ...over, status: 'verified', text: 'Ship faster.' });
    const items = new Map([[read.key, read]]);
    const tech = {
      ...scene(access(ids.tomas, 'tech-lead'), items),
      handover: aHandover({ state: 'in-review' }),
    };
    expect(itemFor(tech, item(read.key))).toMatchObject({
      status: 'verified',
      text: 'Ship faster.',
      reason: 'R',
      source: 'SOW',
      version: 3,
      verifiedBy: { name: 'A colleague', party: 'tech' },
      verifiedAt: at,
      can: { edit: false, markRead: false },
    });
  });

  it('does not let an emptied item be marked read', () => {
    const emptied = anItem('goals.business', { status: 'unknown', text: '' });
    const items = new Map([[emptied.key, emptied]]);
    const tech = {
      ...scene(access(ids.tomas, 'tech-lead'), items),
      handover: aHandover({ state: 'in-review' }),
    };
    expect(itemFor(tech, item(emptied.key)).can.markRead).toBe(false);
  });

  it('shows a list’s columns with its rows, and an empty cell for what is missing', () => {
    const key = 'scope.deliverables';
    const items = new Map([[key, anItem(key, { rows: [row({ deliverable: 'App' })] })]]);
    const { rows, definition } = itemFor(scene(undefined, items), item(key));
    const keys = (definition.fields ?? []).map((field) => field.key);
    expect(keys).toEqual((item(key).fields ?? []).map((field) => field.key));
    const cells = keys.map((one) => [one, one === 'deliverable' ? 'App' : '']);
    expect(rows).toEqual([{ id: ids.row, values: Object.fromEntries(cells) }]);
  });

  it('counts what this reader sees, and of that what is known', () => {
    const known = ['goals.business', 'commercials.price'].map((key) => [key, anItem(key)] as const);
    const items = new Map([...known, ['goals.measures', anItem('x', { status: 'unknown' })]]);
    const sales = countsFor(scene(undefined, items));
    const member = countsFor(scene(access(ids.row), items));
    const restricted = general.items.filter((one) => one.audience === 'restricted').length;
    expect(sales).toEqual({ done: 2, total: general.items.length });
    expect(member).toEqual({ done: 1, total: general.items.length - restricted });
    expect(checklistFor(scene(undefined, items))).toMatchObject(sales);
  });

  it('is what other views may tell of: stored items alone, cell by cell', () => {
    const integrations = anItem('requirements.integrations', {
      rows: [row({ system: 'SAP', cost: 'CANARY' })],
    });
    const items = new Map([
      [integrations.key, integrations],
      ['commercials.price', anItem('commercials.price')],
    ]);
    const member = readableItems(scene(access(ids.row), items));
    expect([...member.keys()]).toEqual([integrations.key]);
    const [cells] = member.get(integrations.key)?.rows ?? [];
    expect(cells?.values).toMatchObject({ system: 'SAP' });
    expect(cells?.values).not.toHaveProperty('cost');
    const sales = readableItems(scene(undefined, items));
    expect(sales.get(integrations.key)?.rows[0]?.values['cost']).toBe('CANARY');
    expect(sales.has('commercials.price')).toBe(true);
  });
});

describe('an item as the client reads it', () => {
  const client: Reader = { audiences: ['client'] };
  const fields = [
    { key: 'what', label: 'What', kind: 'text' },
    { key: 'cost', label: 'Cost', kind: 'text', audience: 'internal' },
  ] as const;
  const base = {
    section: 'scope',
    guidance: '',
    requiredFrom: null,
    audience: 'client',
    knownBy: 'sales',
  } as const;
  const list: ItemDefinition = {
    ...base,
    key: 'scope.x',
    title: 'X',
    kind: 'rows',
    fields: [...fields],
  };
  const text: ItemDefinition = { ...base, key: 'scope.y', title: 'Y', kind: 'text' };
  const rows = [row({ what: 'App', cost: 'CANARY' }), row({})];

  it('is its title, its text, and the columns that are theirs', () => {
    expect(sharedItem(client, list, anItem(list.key, { text: '', rows }))).toEqual({
      title: 'X',
      text: null,
      columns: ['What'],
      rows: [['App'], ['']],
    });
    expect(sharedItem(client, text, anItem(text.key, { text: 'Said.' }))).toEqual({
      title: 'Y',
      text: 'Said.',
      columns: [],
      rows: [],
    });
  });

  it('is not there while nothing is known, or when it is not for them', () => {
    expect(sharedItem(client, text, undefined)).toBeNull();
    expect(sharedItem(client, text, anItem(text.key, { status: 'unknown' }))).toBeNull();
    const internal: ItemDefinition = { ...text, audience: 'internal' };
    expect(sharedItem(client, internal, anItem(text.key))).toBeNull();
  });

  it.each([
    ['was said not to apply', { status: 'not-applicable', reason: 'Ours' }],
    ['carries our reason, even once it was read', { status: 'verified', reason: 'Ours' }],
  ] as const)('that %s is not part of the project, and no reason is given', (_what, over) => {
    const shown = sharedItem(client, list, anItem(list.key, { ...over, text: 'Old', rows }));
    expect(shown).toEqual({
      title: 'X',
      text: 'Not part of this project.',
      columns: ['What'],
      rows: [],
    });
  });
});
