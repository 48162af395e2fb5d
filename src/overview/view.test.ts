import { describe, expect, it } from '@jest/globals';
import {
  access,
  aHandover,
  anItem,
  aPoint,
  aPromise,
  aKickoff,
  aQuestion,
  aReply,
  ids,
  readyFacts,
} from '../../tests/harness/facts.ts';
import type { Access } from '../people/access.ts';
import { peopleFrom } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { handoverFor, type Scene } from './view.ts';

const riya = access(ids.riya, 'sales-owner');
const tomas = access(ids.tomas, 'tech-lead');
const meera = access(ids.meera, 'project-manager');
const jonas = access(ids.jonas, 'delivery-head');
const member = access(ids.row);
const at = '2026-11-20T09:00:00.000Z';
const names = new Map<string, string>([
  [ids.riya, 'Riya Patel'],
  [ids.tomas, 'Tomás Ferreira'],
  [ids.meera, 'Meera Joshi'],
  [ids.jonas, 'Jonas Weber'],
]);
const ref = (id: string, party: 'sales' | 'tech') => ({ id, name: names.get(id), party });
const folders = { state: 'none' as const, folders: [], made: 0, total: 4 };
const frozen = { number: '2', hash: 'abc', at, by_kind: 'person', by: ids.riya };
const kickoff = aKickoff();

/** In review with nothing in the way, submitted by Riya, read by Tomás. */
function aScene(over: Partial<Scene> = {}): Scene {
  const facts = readyFacts();
  const handover = { ...facts.handover, state: 'in-review' as const };
  return {
    ...facts,
    handover: { ...handover, submitted_by: ids.riya, submitted_at: at },
    words: new Map(),
    sentBack: null,
    lastAct: null,
    kickoff: undefined,
    access: tomas,
    people: peopleFrom(names, facts.handover),
    folders,
    shared: undefined,
    lookedAt: null,
    baseline: undefined,
    recent: [],
    attention: [],
    workingDaysToStart: 9,
    acceptDueAt: '2026-11-24T16:00:00.000Z',
    undo: null,
    ...over,
  };
}

/** The same with the handover in another state, or otherwise. */
function seen(who: Access, state: State, over: Partial<Scene> = {}, changed: object = {}) {
  const scene = aScene();
  const handover = { ...scene.handover, state, ...changed };
  return handoverFor({ ...scene, handover, access: who, ...over });
}

describe('a handover at a glance', () => {
  it('says what is stored of it, with people by name', () => {
    const view = handoverFor(aScene());
    expect(view).toMatchObject({
      standing: 'internal',
      id: ids.handover,
      version: 1,
      project: 'Contoso ERP rollout',
      clientName: 'Contoso AG',
      deal: null,
      state: 'in-review',
      depth: 'standard',
      promisedStart: '2026-12-07',
      goLive: '2027-03-31',
      workingDaysToStart: 9,
      channel: null,
      submittedAt: at,
      submittedBy: ref(ids.riya, 'sales'),
      acceptDueAt: '2026-11-24T16:00:00.000Z',
      acceptedAt: null,
      baseline: null,
      shownEarly: null,
      sentBack: null,
      kickoff: null,
      gate: 'accept',
      blockers: [],
      folders,
      people: [
        { role: 'sales-owner', person: ref(ids.riya, 'sales') },
        { role: 'tech-lead', person: ref(ids.tomas, 'tech') },
        { role: 'project-manager', person: ref(ids.meera, 'tech') },
        { role: 'delivery-head', person: ref(ids.jonas, 'tech') },
      ],
      whoToAsk: { work: ref(ids.meera, 'tech'), commercial: ref(ids.riya, 'sales') },
      mirror: { text: 'We build it.', writtenBy: ref(ids.tomas, 'tech') },
      nextStep: { label: 'Accept', verb: 'accept' },
      calm: null,
    });
    expect(view.checks).toHaveLength(3);
  });

  it('shows of a contact what is needed to write to them', () => {
    const { contacts } = handoverFor(aScene());
    expect(contacts).toEqual([
      { id: ids.row, name: 'Ana Costa', mail: 'ana@contoso.example', timeZone: null },
    ]);
  });

  it.each([
    [null, null, null],
    ['team', null, null],
    [null, 'channel', null],
    ['team', 'channel', { teamId: 'team', channelId: 'channel', name: 'Contoso' }],
  ])('has a channel when both team %j and channel %j are known', (team, channel, expected) => {
    const place = { team_id: team, channel_id: channel, channel_name: 'Contoso' };
    expect(seen(tomas, 'in-review', {}, place).channel).toEqual(expected);
  });

  it('tells what was frozen and what was shared', () => {
    const view = seen(tomas, 'accepted', { shared: frozen, baseline: frozen });
    expect(view.baseline).toEqual({ number: '2', at, hash: 'abc' });
    expect(view.shownEarly).toEqual({ at, by: ref(ids.riya, 'sales'), canTakeBack: false });
  });

  it.each<[string, Access, Partial<Scene> & { state?: State }, boolean]>([
    ['its sender, unseen', riya, {}, true],
    ['its sender, though an earlier text was seen', riya, { state: 'draft', lookedAt: '1' }, true],
    ['its sender, once it was looked at', riya, { lookedAt: '2' }, false],
    ['its sender, once tech accepted', riya, { state: 'accepted' }, false],
    ['anybody else', tomas, {}, false],
  ])('what was shown early may be taken back by %s: %#', (_who, who, over, canTakeBack) => {
    const { state = 'in-review', ...scene } = over;
    const { shownEarly } = seen(who, state, { shared: frozen, ...scene });
    expect(shownEarly?.canTakeBack).toBe(canTakeBack);
  });

  it('tells when the kickoff is, and where', () => {
    expect(seen(tomas, 'accepted', { kickoff }).kickoff).toEqual({
      start: kickoff.start_at,
      joinUrl: kickoff.join_url,
      isFixed: true,
    });
  });

  it('passes on what happened lately and what needs attention', () => {
    const line = {
      id: '1',
      at,
      by: null,
      text: 'x',
      page: 'overview' as const,
      ref: null,
      revision: null,
    };
    const failed = { key: 'k', what: 'w', todo: 't', canRetry: true };
    const view = handoverFor(aScene({ recent: [line], attention: [failed] }));
    expect([view.recent, view.attention]).toEqual([[line], [failed]]);
  });

  it('counts living promises, open questions and the items this reader sees', () => {
    const promises = [aPromise(), aPromise({ standing: 'withdrawn' })];
    const questions = [
      aQuestion(),
      aQuestion({ state: 'answered' }),
      aQuestion({ state: 'settled' }),
    ];
    const { counts } = handoverFor(aScene({ promises, questions }));
    expect(counts).toMatchObject({ promises: 1, questionsOpen: 2 });
    expect(counts.itemsDone).toBeGreaterThan(10);
    expect(counts.itemsTotal).toBeGreaterThan(counts.itemsDone);
    expect(seen(member, 'in-review').counts.itemsTotal).toBeLessThan(counts.itemsTotal);
  });
});

describe('the deal in two minutes', () => {
  const row = (values: Record<string, string>) => ({ id: ids.row, values });
  const words = new Map(
    [
      anItem('goals.business', { text: 'Close the books in three days' }),
      anItem('scope.features', {
        text: '',
        rows: [
          row({ feature: 'Ledger', source: 'p. 4' }),
          row({ feature: '' }),
          row({ feature: 'Payroll' }),
          row({}),
        ],
      }),
      anItem('scope.exclusions', { text: '', rows: [row({ exclusion: 'Hardware' })] }),
      anItem('commercials.hours-sold', { text: '640' }),
      anItem('profile.won-by', { text: 'The references' }),
    ].map((item) => [item.key, item]),
  );
  const promises = [aPromise({ verdict: 'yes', effort_hours: 120 })];

  it('takes texts as they are, and of lists what each row is about', () => {
    expect(handoverFor(aScene({ words, promises })).deal2min).toEqual({
      why: 'Close the books in three days',
      what: 'Ledger, Payroll',
      not: 'Hardware',
      hoursSold: 640,
      hoursNeeded: 760,
      wonBy: 'The references',
    });
  });

  it('has what won the deal for named people only', () => {
    const view = handoverFor(aScene({ words, promises, access: member }));
    expect(view.deal2min).toMatchObject({ wonBy: null, hoursSold: 640 });
  });

  it('says nothing where nothing is known', () => {
    const nothing = { why: null, what: null, not: null, hoursSold: null, hoursNeeded: null };
    const view = handoverFor(aScene({ words: new Map(), promises: [] }));
    expect(view.deal2min).toEqual({ ...nothing, wonBy: null });
  });

  it('lists nothing of an item that the template does not have, or has no columns for', () => {
    const { template } = aScene();
    const without = template.items.filter(({ key }) => key !== 'scope.features');
    const bare = template.items.map((item) => ({
      ...item,
      ...(item.fields ? { fields: [] } : {}),
    }));
    for (const changed of [without, bare]) {
      const view = handoverFor(aScene({ words, template: { ...template, items: changed } }));
      expect(view.deal2min.what).toBeNull();
    }
  });
});

describe('what came back', () => {
  const sentBack = { by: ids.tomas, at };
  const open = aPoint({ round: 1 });
  const done = aPoint({ round: 1, outcome: 'done', handled_by: ids.riya, handled_at: at });

  it('is never ready while a point is open: the next step is that point', () => {
    const view = seen(riya, 'draft', { sentBack, points: [done, open] });
    expect(view.sentBack).toEqual({ at, by: ref(ids.tomas, 'tech'), points: 2, open: 1 });
    expect(view.blockers).toMatchObject([{ code: 'point_open', yours: true }]);
    expect(view.can).toMatchObject({ submit: false, submitOnceClear: true });
    expect(view.nextStep).toMatchObject({ verb: 'go', page: 'overview', ref: `point:${open.id}` });
    const ready = seen(riya, 'draft', { sentBack, points: [done] });
    expect(ready).toMatchObject({ blockers: [], can: { submit: true } });
    expect(ready.nextStep).toMatchObject({ verb: 'submit' });
  });

  it('is told in the next review too, and is over with acceptance', () => {
    const told = (state: State) => seen(tomas, state, { sentBack, points: [done] }).sentBack;
    expect(told('in-review')).toMatchObject({ points: 1, open: 0 });
    expect([told('accepted'), told('closed')]).toEqual([null, null]);
    expect(seen(tomas, 'draft').sentBack).toBeNull();
  });

  it('counts what is not sent for whoever may send it, and for nobody else', () => {
    const points = [aPoint(), aPoint()];
    const count = (who: Access) => seen(who, 'in-review', { points }).notSent;
    expect([tomas, riya, meera, jonas, member].map(count)).toEqual([2, 0, 0, 0, 0]);
  });
});

describe('what a reader can do', () => {
  const can = (who: Access, state: State, over: Partial<Scene> = {}, changed: object = {}) =>
    Object.entries(seen(who, state, over, changed).can).flatMap(([verb, may]) =>
      may ? [verb] : [],
    );
  const unapproved = { mirror_approved_by: null, mirror_approved_at: null };

  it.each<[string, Access, State, string[]]>([
    ['sales', riya, 'draft', ['submit', 'submitOnceClear', 'nameRoles', 'addContact']],
    ['the tech lead', tomas, 'draft', []],
    ['the delivery head', jonas, 'draft', ['nameRoles']],
    ['sales', riya, 'in-review', ['showEarly', 'nameRoles', 'addContact']],
    ['the tech lead', tomas, 'in-review', ['sendBack', 'accept', 'acceptOnceClear', 'writeMirror']],
    ['the project manager', meera, 'in-review', []],
    ['a member', member, 'in-review', []],
    ['sales', riya, 'accepted', []],
    ['the project manager', meera, 'accepted', ['nameRoles']],
    ['the delivery head', jonas, 'accepted', ['nameRoles']],
    ['the tech lead', tomas, 'accepted', []],
  ])('is for %s (%j) while it is %s: %j', (_who, who, state, expected) => {
    expect(can(who, state)).toEqual(expected);
  });

  it('is neither submitting nor accepting while something is in the way', () => {
    expect(can(riya, 'draft', {}, { contacts: [] })).not.toContain('submit');
    expect(can(tomas, 'in-review', { checks: [] })).not.toContain('accept');
    expect(can(tomas, 'in-review', { checks: [] })).toEqual(
      expect.arrayContaining(['sendBack', 'acceptOnceClear']),
    );
  });

  it('is never accepting what is their own', () => {
    const never = expect.not.arrayContaining(['accept']);
    expect(can(tomas, 'in-review', {}, { submitted_by: ids.tomas })).toEqual(never);
    const left = { checks: [] };
    expect(can(tomas, 'in-review', left, { submitted_by: ids.tomas })).toEqual(
      expect.not.arrayContaining(['acceptOnceClear']),
    );
    const both = [
      { role: 'sales-owner', personId: ids.tomas },
      ...aHandover().holders.filter(({ role }) => role !== 'sales-owner'),
    ];
    expect(can(tomas, 'in-review', {}, { holders: both })).not.toContain('accept');
  });

  it('asks a late submission why, before and after the press', () => {
    const asked = (workingDaysToStart: number, state: State) =>
      seen(riya, state, { workingDaysToStart }).asksLateReason;
    expect([asked(2, 'draft'), asked(3, 'draft'), asked(2, 'in-review')]).toEqual([
      true,
      false,
      false,
    ]);
    const late = seen(tomas, 'in-review', {}, { late_reason: 'Signed today' });
    expect(late.lateReason).toBe('Signed today');
    expect(seen(tomas, 'in-review').lateReason).toBeNull();
  });

  it('is agreeing to what tech understood once they are written and until it is done', () => {
    expect(can(riya, 'in-review', {}, unapproved)).toContain('approveMirror');
    expect(can(riya, 'in-review', {}, { ...unapproved, mirror_at: null })).not.toContain(
      'approveMirror',
    );
    expect(can(tomas, 'in-review', {}, unapproved)).not.toContain('approveMirror');
  });
});

describe('the next step', () => {
  it('is the kickoff until it is planned', () => {
    expect(seen(meera, 'accepted').nextStep).toMatchObject({ page: 'kickoff' });
    expect(seen(meera, 'accepted', { kickoff }).nextStep).toBeNull();
  });
});

describe('the calm sentence', () => {
  it('tells sales who answers next', () => {
    const said =
      'You’re done. Tomás Ferreira answers next. You hear from us only if something is asked.';
    expect(seen(riya, 'in-review').calm).toBe(said);
    expect(seen(riya, 'in-review', {}, { holders: [] }).calm).toContain('The tech lead answers');
    expect([seen(tomas, 'in-review').calm, seen(meera, 'in-review').calm]).toEqual([null, null]);
    expect(seen(riya, 'draft').calm).toBeNull();
  });

  it('does not tell somebody that they answer next themselves', () => {
    const both = access(ids.riya, 'sales-owner', 'tech-lead');
    const holders = [
      { role: 'sales-owner', personId: ids.riya },
      { role: 'tech-lead', personId: ids.riya },
    ];
    expect(seen(both, 'in-review', {}, { holders }).calm).toBeNull();
  });

  it('is not said while something waits for the reader', () => {
    const unapproved = { mirror_approved_by: null, mirror_approved_at: null };
    expect(seen(riya, 'in-review', {}, unapproved).calm).toBeNull();
    expect(seen(riya, 'in-review', { checks: [] }).calm).toContain('answers next');
  });

  it('says after acceptance where the kickoff stands', () => {
    expect(seen(riya, 'accepted').calm).toBe('Accepted. Meera Joshi plans the kickoff.');
    // Whose it is reads it as the next step.
    expect(seen(meera, 'accepted').calm).toBeNull();
    const fixed = seen(tomas, 'accepted', { kickoff }).calm;
    expect(fixed).toBe('The kickoff is fixed. Nothing waits for you.');
  });

  const late = '2026-11-25T09:00:00.000Z';
  const declined = aReply({ answer: 'declined', at: late });
  const slot = {
    proposedStart: '2026-12-08T10:00:00.000Z',
    proposedEnd: '2026-12-08T11:00:00.000Z',
  };
  const proposed = aReply({ name: 'Jan Keller', mail: 'jan@contoso.example', ...slot });
  const decides = 'Meera Joshi decides what becomes of it.';

  it.each<[string, Parameters<typeof aKickoff>[0], string, string]>([
    [
      'declined',
      { replies: [declined] },
      `Ana Costa declined the kickoff. ${decides}`,
      'Look at Ana’s answer',
    ],
    [
      'another time',
      { replies: [proposed] },
      `Jan Keller proposes another time for the kickoff. ${decides}`,
      'Look at Jan’s answer',
    ],
    [
      'moved',
      { moved_at: late, moved_from: late },
      `The kickoff was moved in Outlook. ${decides}`,
      'Look at the new time',
    ],
    [
      'deleted',
      { gone_at: late },
      'The kickoff was deleted in Outlook. Meera Joshi chooses another time.',
      'Choose another time',
    ],
  ])('never says that it is fixed after %s in Outlook', (_what, over, calm, step) => {
    const view = seen(tomas, 'accepted', { kickoff: aKickoff(over) });
    expect([view.calm, view.kickoff?.isFixed, view.nextStep]).toEqual([calm, false, null]);
    const managers = seen(meera, 'accepted', { kickoff: aKickoff(over) });
    expect(managers.calm).toBeNull();
    expect(managers.nextStep).toEqual({ label: step, verb: 'go', page: 'kickoff', ref: null });
  });

  it('does not say that it is fixed before its invitation is out', () => {
    const on = (state: string) => seen(tomas, 'accepted', { kickoff: aKickoff({ state }) });
    expect(on('waiting').calm).toBe('The invitation to the kickoff is on its way.');
    const failed = 'The invitation to the kickoff could not be sent. Meera Joshi sees to it.';
    expect(on('needs-attention').calm).toBe(failed);
    expect(on('uncertain').kickoff?.isFixed).toBe(false);
  });

  it('says without whom it takes place once the manager left it as it is', () => {
    const kept = [declined, proposed].map((reply) => ({ ...reply, keptAt: late }));
    const view = seen(tomas, 'accepted', { kickoff: aKickoff({ replies: kept }) });
    expect(view.calm).toBe('The kickoff takes place without Ana Costa. Nothing waits for you.');
    expect(view.kickoff?.isFixed).toBe(true);
  });
});
