import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { askItem } from './ask-item.ts';
import type { AskItemInput } from './model.ts';

const { app, as, came, aDeal } = await aWork();
const ofLead = { of: { kind: 'role', role: 'tech-lead' } } as const;

const dealIn = async (state: State = 'draft') =>
  await aDeal({ handover: aHandover({ state }), items: new Map(), promises: [] });

async function asked(
  id: string,
  input: AskItemInput,
  by: PersonName = 'riya',
  key = 'scope.features',
) {
  return await came(async () => await askItem(app, as(by), { handoverId: id, key, input }));
}

describe('asking somebody for an item', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await asked((await dealIn()).id, ofLead, by)).toMatchObject({ refused });
  });

  it('waits for whoever holds the role, at once', async () => {
    const { id } = await dealIn();
    const { wrote, noted } = await asked(id, ofLead);
    expect(wrote['item_ask']).toEqual([
      {
        handover_id: id,
        key: 'scope.features',
        field: '',
        to_role: 'tech-lead',
        to_contact: null,
        asked_by: 'riya',
        asked_at: 'now',
      },
    ]);
    expect(noted).toEqual(['Features is asked for']);
    const lines = app.db.selectFrom('waiting').select(['title', 'kind']);
    expect(await lines.where('person_id', '=', ids.tomas).execute()).toContainEqual({
      kind: 'blocker',
      title: 'One thing is asked and not answered: Features',
    });
  });

  it('takes a contact of this handover, and nobody else', async () => {
    const deal = await dealIn();
    const [contact = aContact()] = deal.facts.handover.contacts;
    const of = (id: string): AskItemInput => ({ of: { kind: 'contact', id } });
    expect(await asked(deal.id, of(contact.id))).toMatchObject({ refused: null });
    expect(await asked(deal.id, of(ids.tomas))).toMatchObject({
      refused: 'invalid_input',
      said: 'This contact is no longer named. Choose one of those on Overview.',
    });
  });

  it('takes one field of the rows, and refuses one that isn’t there', async () => {
    const { id } = await dealIn();
    expect((await asked(id, { ...ofLead, field: 'source' })).noted).toEqual([
      'Features: Where it says so is asked for',
    ]);
    expect(await asked(id, { ...ofLead, field: 'nothing' })).toMatchObject({
      refused: 'invalid_input',
    });
    expect(await asked(id, ofLead, 'riya', 'scope.nothing')).toMatchObject({
      refused: 'not_found',
    });
  });

  it('is taken back', async () => {
    const { id } = await dealIn();
    await asked(id, ofLead);
    expect((await asked(id, { of: null })).noted).toEqual(['Features is no longer asked for']);
    const left = app.db.selectFrom('item_ask').select('key').where('handover_id', '=', id);
    expect(await left.execute()).toEqual([]);
  });
});
