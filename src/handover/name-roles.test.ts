import { describe, expect, it } from '@jest/globals';
import { aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import type { App } from '../app.ts';
import type { GateFacts } from '../gates/facts.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Roster } from '../people/roster.ts';
import type { QuestionRecord } from '../questions/facts.ts';
import type { State } from '../record/model.ts';
import { nameRoles, whoNamedSince } from './name-roles.ts';

const { app, as, came, aDeal } = await aWork();

type Handover = Partial<GateFacts['handover']>;
type Asked = {
  techLead?: PersonName;
  projectManager?: PersonName;
  seen?: number | null;
  cardVersion?: number;
  membersOf?: Roster['membersOf'];
};

const onDeal = async (over: Handover = {}) => (await aDeal({ handover: aHandover(over) })).id;

/** Somebody names Li as tech lead of this deal, unless said otherwise. */
async function namedOn(handoverId: string, person: PersonName, asked: Asked = { techLead: 'li' }) {
  const { techLead, projectManager, seen = 1, cardVersion, membersOf } = asked;
  const world: App = membersOf ? { ...app, roster: { ...app.roster, membersOf } } : app;
  const input = {
    ...(techLead ? { techLead: persons[techLead].id } : {}),
    ...(projectManager ? { projectManager: persons[projectManager].id } : {}),
  };
  const card = cardVersion === undefined ? {} : { cardVersion };
  const request = { handoverId, expected: seen, input, show: nothing, ...card };
  return await came(async () => await nameRoles(world, as(person), request));
}

async function named(person: PersonName, over: Handover = {}, asked?: Asked) {
  return await namedOn(await onDeal(over), person, asked);
}

describe('naming roles', () => {
  it.each<[PersonName, string | null, string | null]>([
    ['riya', null, 'role_required'],
    ['tomas', 'role_required', 'role_required'],
    ['meera', 'role_required', null],
    ['jonas', null, null],
    ['li', 'role_required', 'role_required'],
    ['ana', 'role_required', 'role_required'],
    ['nils', 'not_found', 'not_found'],
  ])(
    'by %s: refused before acceptance with %s, after it with %s',
    async (person, before, after) => {
      expect(await named(person)).toMatchObject({ refused: before });
      expect(await named(person, { state: 'in-review' })).toMatchObject({ refused: before });
      expect(await named(person, { state: 'accepted' })).toMatchObject({ refused: after });
      expect(await named(person, { state: 'in-delivery' })).toMatchObject({ refused: after });
    },
  );

  it.each<State>(['closed', 'paused', 'cancelled'])('is refused when %s', async (state) => {
    const refused = await named('jonas', { state });
    expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, effects: [] });
  });

  it('puts somebody in the place of whoever held a role', async () => {
    expect(await named('jonas', {}, { techLead: 'li', projectManager: 'tomas' })).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        role_holder: [
          { person_id: 'li', named_by: 'jonas', named_at: 'now' },
          { person_id: 'tomas', named_by: 'jonas', named_at: 'now' },
        ],
      },
      heard: [],
      effects: ['handover-card'],
      noted: ['Roles were named'],
    });
  });

  it('changes the one role that was asked for', async () => {
    const { wrote } = await named('riya', {}, { projectManager: 'li' });
    expect(wrote['role_holder']).toEqual([{ person_id: 'li', named_at: 'now' }]);
  });

  it('remembers the mail address of whoever was named, for the invitation', async () => {
    await named('jonas');
    const rows = await app.db
      .selectFrom('person')
      .select(['name', 'mail'])
      .where('person_id', '=', persons.li.id)
      .execute();
    expect(rows).toEqual([{ name: 'Li Wen', mail: 'li@fabrikam.example' }]);
  });

  it('tells a tech lead who is named in a review that it waits for them, and nobody else', async () => {
    const review: Handover = { state: 'in-review' };
    const both = { techLead: 'li', projectManager: 'tomas' } as const;
    expect(await named('riya', review, both)).toMatchObject({ heard: ['submitted to li'] });
    expect(await named('riya', review, { projectManager: 'li' })).toMatchObject({ heard: [] });
    expect(await named('jonas', review, { techLead: 'jonas' })).toMatchObject({ heard: [] });
    expect(await named('jonas', { state: 'accepted' }, both)).toMatchObject({ heard: [] });
  });
});

describe('what waits for an answer of tech', () => {
  const at = '2026-11-20T09:00:00.000Z';
  const asked = (over: Partial<QuestionRecord> = {}) =>
    aQuestion({ asked_by: ids.riya, asked_party: 'sales', to_party: 'tech', ...over });
  const waitingFor = async (questions: QuestionRecord[], over: Handover, naming: Asked) => {
    const { id } = await aDeal({ handover: aHandover(over), questions });
    const done = await namedOn(id, 'jonas', naming);
    const rows = await app.db
      .selectFrom('question')
      .select(['waits_for', 'version'])
      .where('handover_id', '=', id)
      .orderBy('position')
      .execute();
    return { done, rows };
  };
  const without = (...gone: string[]) => {
    return { holders: aHandover().holders.filter(({ role }) => !gone.includes(role)) };
  };

  it('moves with the role to a new tech lead, who hears of it', async () => {
    const { done, rows } = await waitingFor(
      [asked({ waits_for: ids.tomas })],
      {},
      { techLead: 'li' },
    );
    expect(rows).toEqual([{ waits_for: persons.li.id, version: 2 }]);
    expect(done.heard).toEqual(['question to li']);
    expect(done.effects).toContain('question-card');
  });

  it('moves to the first who is named, from whoever stood in for them or from nobody', async () => {
    const nobody = without('tech-lead', 'project-manager');
    for (const waits_for of [ids.jonas, null]) {
      const { rows } = await waitingFor([asked({ waits_for })], nobody, { techLead: 'li' });
      expect(rows).toMatchObject([{ waits_for: waits_for === null ? null : persons.li.id }]);
    }
  });

  it('stays where it is for whom else it waits, and where a lead stays', async () => {
    const answered = asked({ state: 'answered', waits_for: ids.riya, waits_since: at });
    const toSales = aQuestion({ waits_for: ids.riya });
    for (const question of [answered, toSales]) {
      const { done, rows } = await waitingFor([question], {}, { techLead: 'li' });
      expect([rows, done.heard]).toMatchObject([[{ waits_for: ids.riya, version: 1 }], []]);
    }
    const stays = [asked({ waits_for: ids.tomas })];
    const { rows } = await waitingFor(stays, {}, { projectManager: 'li' });
    expect(rows).toMatchObject([{ waits_for: ids.tomas, version: 1 }]);
  });
});

describe('who can be named', () => {
  it.each<[string, Asked]>([
    ['nobody outside the team', { techLead: 'nils' }],
    ['no guest', { projectManager: 'ana' }],
  ])('is %s', async (_who, asked) => {
    expect(await named('jonas', {}, asked)).toMatchObject({
      refused: 'invalid_input',
      said: 'Choose somebody who is a member of this team.',
      wrote: {},
      effects: [],
    });
  });

  const own = 'Whoever sells or submits a deal never accepts it. Choose another tech lead.';

  it('is not the sales owner as tech lead, but as project manager', async () => {
    const refused = await named('jonas', {}, { techLead: 'riya' });
    expect(refused).toMatchObject({ refused: 'invalid_input', said: own, wrote: {} });
    expect(await named('jonas', {}, { projectManager: 'riya' })).toMatchObject({ refused: null });
  });

  it('is not whoever submitted it as tech lead', async () => {
    const submitted = { state: 'in-review', submitted_by: persons.li.id } as const;
    expect(await named('jonas', submitted)).toMatchObject({ refused: 'invalid_input', said: own });
  });
});

describe('the roster', () => {
  const members = async () => await app.roster.membersOf('');

  it('is asked once, before the handover is locked', async () => {
    const id = await onDeal();
    const locked: boolean[] = [];
    const membersOf = async () => {
      const free = await app.db
        .selectFrom('handover')
        .select('id')
        .where('id', '=', id)
        .forUpdate()
        .skipLocked()
        .execute();
      locked.push(free.length === 0);
      return await members();
    };
    const both = { techLead: 'li', projectManager: 'tomas', membersOf } as const;
    expect(await namedOn(id, 'jonas', both)).toMatchObject({ refused: null });
    expect(locked).toEqual([false]);
  });

  it('that can’t be read is no reason to name anybody', async () => {
    const membersOf = async () => await Promise.reject(new Error('503'));
    const refused = await named('jonas', {}, { techLead: 'li', membersOf });
    expect(refused).toMatchObject({ refused: 'directory_unavailable', wrote: {} });
    expect(refused.said).toContain('We cannot see who is in this team right now.');
  });

  it('that our own sign-in keeps us from is said as that', async () => {
    const problem = new IdentityProblem('credential', { retryAfterSeconds: 60 });
    const membersOf = async () => await Promise.reject(problem);
    await expect(named('jonas', {}, { techLead: 'li', membersOf })).rejects.toBe(problem);
  });

  it('there is none without a channel', async () => {
    const id = await onDeal();
    const nowhere = { team_id: null, channel_id: null, channel_name: null };
    await app.db.updateTable('handover').set(nowhere).where('id', '=', id).execute();
    const refused = await namedOn(id, 'jonas');
    expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {} });
    expect(refused.said).toContain('Add the Handover tab to the project’s channel');
  });
});

describe('naming from what was shown earlier', () => {
  it('is refused from a page that shows an older version', async () => {
    const late = await named('riya', {}, { techLead: 'li', seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });

  it('is done from an older card as long as nobody named roles since', async () => {
    const id = await onDeal({ version: 7 });
    const card = { techLead: 'li', seen: null, cardVersion: 3 } as const;
    expect(await namedOn(id, 'jonas', card)).toMatchObject({ refused: null });
    const second = await namedOn(id, 'jonas', { ...card, techLead: 'tomas' });
    expect(second).toMatchObject({ refused: 'version_conflict', wrote: {} });
    const fresh = { ...card, techLead: 'tomas', cardVersion: 8 } as const;
    expect(await namedOn(id, 'jonas', fresh)).toMatchObject({ refused: null });
  });

  it('tells who named them since', async () => {
    const id = await onDeal();
    const since = async (version: number) =>
      await whoNamedSince(app.db, { handoverId: id, version });
    expect(await since(1)).toBeNull();
    await namedOn(id, 'riya');
    expect([await since(1), await since(2)]).toEqual([persons.riya.id, null]);
  });
});
