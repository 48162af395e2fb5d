import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover } from '../../tests/harness/facts.ts';
import { aWork, persons, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { listHandovers } from './list.ts';

const { app, as, aDeal } = await aWork();

/** Who is told what of a deal in a channel of its own, in this state. */
async function listedFor(person: PersonName, state: State, contact: string = persons.ana.id) {
  const channel = `19:${state}-${person}-${contact}@thread.tacv2`;
  const mail = `${contact}@contoso.example`;
  const contacts = [aContact({ personId: contact, mail })];
  const { id, facts } = await aDeal({ handover: aHandover({ state, contacts }) });
  await app.db.updateTable('handover').set({ channel_id: channel }).where('id', '=', id).execute();
  const team = facts.handover.team_id ?? '';
  const { handovers } = await listHandovers(app, as(person), { team, channel });
  return handovers.map((line) => ({ ...line, id: line.id === id }));
}

describe('a channel’s list', () => {
  const states: State[] = ['draft', 'in-review', 'accepted', 'in-delivery', 'closed'];

  it.each(states)('CF01 tells a client nothing of how we stand with it (%s)', async (state) => {
    const bare = { id: true, project: 'Contoso ERP rollout' };
    expect(await listedFor('ana', state)).toEqual([
      { ...bare, clientName: null, state: null, promisedStart: null },
    ]);
  });

  it.each<PersonName>(['riya', 'tomas', 'li', 'jonas'])(
    'tells %s where it stands',
    async (person) => {
      const known = { state: 'in-review', clientName: 'Contoso AG', promisedStart: '2026-12-07' };
      expect(await listedFor(person, 'in-review')).toMatchObject([known]);
    },
  );

  it('has nothing for a guest who is named on another deal only, nor for a stranger', async () => {
    expect(await listedFor('ana', 'draft', persons.nils.id)).toEqual([]);
    expect(await listedFor('nils', 'draft')).toEqual([]);
  });
});
