import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aHandover, ids, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import { markRead } from '../checklist/mark-read.ts';
import { saveItem } from '../checklist/save-item.ts';
import { sendKickoff } from '../kickoff/send-kickoff.ts';
import { presentAfter } from '../overview/present.ts';
import { rememberPeople } from '../people/names.ts';
import { ask } from '../questions/ask.ts';
import { readHandover } from '../record/store.ts';
import { latestVersions } from '../record/versions.ts';
import { accept } from './accept.ts';
import type { Binding } from './model.ts';
import { nameRoles } from './name-roles.ts';
import { sendBack } from './send-back.ts';
import { submit } from './submit.ts';
import { takeBack } from './take-back.ts';

const { app, as, at, came, aDeal } = await aWork();
const people = Object.entries(persons).map(([person, { id, name }]) => {
  return { tenantId: ids.tenant, personId: id, name, mail: `${person}@fabrikam.example` };
});
await rememberPeople(app.db, people, '2026-11-24T09:00:00Z');

const points = [{ reason: 'other' as const, text: 'Nobody holds the DHL credentials.' }];

async function versionOf(id: string): Promise<number> {
  return (await readHandover(app.db, { tenantId: ids.tenant, id }))?.version ?? 0;
}
const on = async (handoverId: string) => {
  return { handoverId, expected: await versionOf(handoverId), show: nothing };
};

const acts: Record<Binding, (id: string) => Promise<unknown>> = {
  submit: async (id) => await submit(app, as('riya'), { ...(await on(id)), input: {} }),
  'send-back': async (id) =>
    await sendBack(app, as('tomas'), { ...(await on(id)), input: { points } }),
  accept: async (id) => await accept(app, as('tomas'), { ...(await on(id)), input: {} }),
};
const doers: Record<Binding, PersonName> = {
  submit: 'riya',
  'send-back': 'tomas',
  accept: 'tomas',
};

/** A deal on which this was just done. */
async function done(what: Binding): Promise<string> {
  const { id } = await aDeal({ handover: { ...readyFacts().handover, state: 'draft' } });
  await acts.submit(id);
  if (what !== 'submit') await acts[what](id);
  return id;
}

let minutes = 0;
/** Every press is a minute later than the one before. */
const later = () => at(`2026-11-24T09:${String((minutes += 1)).padStart(2, '0')}:00Z`);

async function takenBack(person: PersonName, id: string, what: Binding) {
  later();
  const asked = { ...(await on(id)), input: { what } };
  return await came(async () => await takeBack(app, as(person), asked));
}
const stateOf = async (id: string) =>
  (await readHandover(app.db, { tenantId: ids.tenant, id }))?.state;

const reads = async (id: string) =>
  await markRead(app, as('tomas'), {
    handoverId: id,
    input: { items: [{ key: 'scope.deliverables', version: 1 }] },
  });
const edits = async (id: string) =>
  await saveItem(app, as('riya'), {
    handoverId: id,
    key: 'people.cadence',
    expected: 0,
    input: { kind: 'text', text: 'A weekly call.' },
  });
const asks = (person: PersonName) => async (id: string) => {
  const input = { text: 'Who holds the licences?', to: 'sales' as const };
  const show = async () => await Promise.resolve();
  await ask(app, as(person), { handoverId: id, key: randomUUID(), input, place: null, show });
};
const namesLi = async (id: string) => {
  const input = { techLead: as('li').personId };
  await nameRoles(app, as('jonas'), { ...(await on(id)), input });
};
const invites = async (id: string) => {
  const input = { start: '2026-12-08T09:00:00Z' };
  await sendKickoff(app, as('meera'), { handoverId: id, key: randomUUID(), input });
};

describe.each<[Binding, string, object]>([
  ['submit', 'draft', { state: 'draft', submitted_by: null, submitted_at: null }],
  ['send-back', 'in-review', { state: 'in-review' }],
  ['accept', 'in-review', { state: 'in-review', accepted_by: null, accepted_at: null }],
])('taking back: %s', (what, state, fields) => {
  it('by whoever did it brings the handover back to where it stood, and rings nobody', async () => {
    const id = await done(what);
    const result = await takenBack(doers[what], id, what);
    expect(result).toMatchObject({ refused: null, heard: [], effects: ['handover-card'] });
    expect(result.wrote['handover']).toEqual([{ version: expect.any(Number), ...fields }]);
    expect(result.noted).toEqual([expect.stringMatching(/taken back/u)]);
    expect(await stateOf(id)).toBe(state);
  });

  it.each<PersonName>(['riya', 'tomas', 'meera', 'jonas', 'li', 'ana'])(
    'by %s is refused unless they did it',
    async (person) => {
      const id = await done(what);
      const refused = person === doers[what] ? null : 'role_required';
      expect(await takenBack(person, id, what)).toMatchObject({ refused });
    },
  );

  it('is done once: the second press takes back nothing else', async () => {
    const id = await done(what);
    await takenBack(doers[what], id, what);
    const again = await takenBack(doers[what], id, what);
    expect(again).toMatchObject({ refused: 'invalid_state', wrote: {}, noted: [] });
  });

  it('can be done anew afterwards, and taken back once more', async () => {
    const id = await done(what);
    await takenBack(doers[what], id, what);
    later();
    await acts[what](id);
    expect(await takenBack(doers[what], id, what)).toMatchObject({ refused: null });
  });
});

describe('taking back in time', () => {
  it.each<[string, Binding, (id: string) => Promise<unknown>, string | null]>([
    ['tech has read something', 'submit', reads, 'invalid_state'],
    ['tech has asked', 'submit', asks('tomas'), 'invalid_state'],
    ['sales itself has asked', 'submit', asks('riya'), null],
    ['another lead was named', 'submit', namesLi, null],
    ['sales has edited', 'send-back', edits, 'invalid_state'],
    ['somebody has asked about it', 'accept', asks('riya'), null],
    ['the invitation has left', 'accept', invites, 'invalid_state'],
  ])('once %s: %s', async (_what, what, act, refused) => {
    const id = await done(what);
    await act(id);
    expect(await takenBack(doers[what], id, what)).toMatchObject({ refused });
  });

  it('says who has acted on it', async () => {
    const id = await done('submit');
    await reads(id);
    const { said } = await takenBack('riya', id, 'submit');
    expect(said).toBe('Tomás Ferreira has acted on it since. Talk to them.');
  });

  it('is no longer whose role it was', async () => {
    const id = await done('send-back');
    await namesLi(id);
    expect(await takenBack('tomas', id, 'send-back')).toMatchObject({ refused: 'role_required' });
  });

  it('means what was seen: an older version of the handover is refused', async () => {
    const id = await done('submit');
    const asked = {
      handoverId: id,
      expected: 1,
      show: nothing,
      input: { what: 'submit' as const },
    };
    const refused = await came(async () => await takeBack(app, as('riya'), asked));
    expect(refused).toMatchObject({ refused: 'version_conflict' });
  });

  it('is offered to whoever did it, as long as it is in time', async () => {
    const seen = async (person: PersonName, id: string) => {
      const handover = await readHandover(app.db, { tenantId: ids.tenant, id });
      if (!handover) throw new Error('It is gone.');
      const roles = handover.holders.flatMap(({ role, personId }) =>
        personId === as(person).personId ? [role] : [],
      );
      const access = { personId: as(person).personId, standing: 'internal' as const, roles };
      const template = app.templates.of(handover);
      return (await presentAfter({ app, db: app.db, handover, access, template } as never))
        .takeBack;
    };
    const id = await done('submit');
    expect(await seen('riya', id)).toEqual({ what: 'submit', at: expect.any(String) });
    expect(await seen('tomas', id)).toBeNull();
    await reads(id);
    expect(await seen('riya', id)).toBeNull();
    await acts.accept(await done('submit'));
    const accepted = await done('accept');
    expect(await seen('tomas', accepted)).toMatchObject({ what: 'accept' });
    await invites(accepted);
    expect(await seen('tomas', accepted)).toBeNull();
  });
});

describe('an acceptance that was taken back', () => {
  it('leaves its frozen text, marked; the next acceptance is version 1 again', async () => {
    const id = await done('accept');
    const frozen = async () =>
      await app.db
        .selectFrom('frozen_version')
        .select(['number', 'hash', 'taken_back_at'])
        .where('handover_id', '=', id)
        .where('kind', '=', 'baseline')
        .orderBy('at')
        .execute();
    const { wrote, noted } = await takenBack('tomas', id, 'accept');
    // The record, and what the client reads of it.
    expect(wrote['frozen_version']).toEqual([{ taken_back_at: 'now' }, { taken_back_at: 'now' }]);
    expect(noted).toEqual(['The acceptance was taken back; its version 1 stays in the history']);
    expect((await latestVersions(app.db, id)).baseline).toBeUndefined();
    later();
    const again = await came(async () => await acts.accept(id));
    expect(again.heard).toEqual(['accepted to riya', 'accepted to meera']);
    expect(await frozen()).toMatchObject([
      { number: '1', taken_back_at: expect.any(String) },
      { number: '1', taken_back_at: null },
    ]);
    expect((await latestVersions(app.db, id)).baseline?.number).toBe('1');
  });
});

describe('a sending back that was taken back', () => {
  it('has its points collected again, not sent, and stays in the history', async () => {
    const id = await done('send-back');
    const { wrote } = await takenBack('tomas', id, 'send-back');
    expect(wrote['send_back']).toEqual([{ taken_back_at: 'now' }]);
    expect(wrote['review_point']).toEqual([{ round: null }]);
    await acts['send-back'](id);
    const rounds = await app.db
      .selectFrom('send_back')
      .select(['round', 'taken_back_at'])
      .where('handover_id', '=', id)
      .orderBy('round')
      .execute();
    expect(rounds).toMatchObject([
      { round: 1, taken_back_at: expect.any(String) },
      { round: 2, taken_back_at: null },
    ]);
  });

  it('is none of a draft that never was submitted', async () => {
    const { id } = await aDeal({ handover: aHandover({ state: 'draft' }) });
    expect(await takenBack('tomas', id, 'send-back')).toMatchObject({ refused: 'invalid_state' });
  });
});
