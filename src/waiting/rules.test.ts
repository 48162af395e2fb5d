import { describe, expect, it } from '@jest/globals';
import {
  aHandover,
  aKickoff,
  aPoint,
  aPromise,
  aQuestion,
  aReply,
  anItem,
  ids,
  readyFacts,
} from '../../tests/harness/facts.ts';
import type { Role } from '../people/model.ts';
import type { PointRecord } from '../points/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { State } from '../record/model.ts';
import { waitsIn, type Wait, type WaitFacts } from './rules.ts';

const created = '2026-11-20T09:00:00.000Z';
const submitted = '2026-11-23T08:00:00.000Z';
const accepted = '2026-11-24T08:00:00.000Z';

/** What waits on a deal with nothing in its way, in this state, unless said otherwise. */
function waits(state: State, over: Partial<WaitFacts> = {}, changed: Partial<HandoverRow> = {}) {
  const { handover, ...facts } = readyFacts();
  const team = { team_id: ids.tenant, channel_id: '19:x' };
  const moved = {
    ...team,
    state,
    submitted_by: ids.riya,
    submitted_at: submitted,
    accepted_at: accepted,
  };
  return waitsIn({
    ...facts,
    handover: { ...handover, ...moved, ...changed },
    sentBack: null,
    kickoff: null,
    attention: [],
    ...over,
  });
}

const without = (...gone: Role[]) => {
  return { holders: aHandover().holders.filter(({ role }) => !gone.includes(role)) };
};
const plain = { subject: '', from: null, moment: null, detail: null, dueAt: null };

describe('a handover that is over', () => {
  it.each<State>(['closed', 'cancelled'])('asks nobody for anything (%s)', (state) => {
    expect(waits(state, { questions: [aQuestion()] }, without('tech-lead'))).toEqual([]);
  });
});

describe('naming the roles', () => {
  const line: Wait = {
    ...plain,
    kind: 'roles',
    personId: ids.jonas,
    role: 'delivery-head',
    title: 'Name tech lead and project manager',
    detail: 'Promised start Mon 7 Dec 2026',
    since: created,
    action: { label: 'Name them', page: 'overview', ref: 'people' },
  };
  const named = (found: readonly Wait[]) => found.filter(({ kind }) => kind === 'roles');

  it.each<[string, Role[], Wait[]]>([
    ['nobody', ['tech-lead', 'project-manager'], [line]],
    ['no tech lead', ['tech-lead'], [line]],
    ['no project manager', ['project-manager'], [line]],
    ['everybody', [], []],
  ])('waits for the delivery head while %s is named', (_who, gone, expected) => {
    expect(named(waits('draft', {}, without(...gone)))).toEqual(expected);
    expect(named(waits('in-review', {}, without(...gone)))).toEqual(expected);
  });

  it('waits for any delivery head while none is named on it', () => {
    const nobody = without('tech-lead', 'delivery-head');
    expect(named(waits('draft', {}, nobody))).toEqual([{ ...line, personId: null }]);
  });

  it('is over with acceptance', () => {
    expect(named(waits('accepted', {}, { holders: [] }))).toEqual([]);
  });
});

describe('a draft', () => {
  it('waits for its owner, and does not say how much is left: typing would change that', () => {
    const expected = [
      {
        ...plain,
        kind: 'draft',
        personId: ids.riya,
        role: 'sales-owner',
        title: 'Ready to submit',
        since: created,
        action: { label: 'Submit', page: 'overview', ref: null },
      },
    ];
    expect(waits('draft')).toEqual(expected);
    expect(waits('draft', { items: new Map(), promises: [aPromise({ source: null })] })).toEqual(
      expected,
    );
  });

  it('that came back says so until each point is done or answered', () => {
    const sentBack = { by: ids.tomas, at: submitted };
    const back = (...points: PointRecord[]) => waits('draft', { sentBack, points });
    const said = {
      ...plain,
      kind: 'sent-back',
      personId: ids.riya,
      role: 'sales-owner',
      from: ids.tomas,
      title: 'Sent back',
      since: submitted,
      action: { label: 'Mend', page: 'overview', ref: null },
    };
    const open = aPoint({ round: 1 });
    const handled = { handled_by: ids.riya, handled_at: submitted };
    const done = aPoint({ round: 1, outcome: 'done', ...handled });
    const cant = aPoint({ round: 1, outcome: 'cant', answer: 'No.', ...handled });
    expect(back(open)).toEqual([said]);
    expect(back(done, open)).toEqual([said]);
    expect(back(done, cant)).toMatchObject([{ kind: 'draft', title: 'Ready to submit' }]);
  });

  it('that came back and was submitted again no longer says so', () => {
    const sentBack = { by: ids.tomas, at: submitted };
    const points = [aPoint({ round: 1 })];
    expect(waits('in-review', { sentBack, points })).toMatchObject([{ kind: 'accept' }]);
  });
});

describe('a review', () => {
  it('waits with each blocker for whoever cures it, since when it is so', () => {
    const judged = '2026-11-22T08:00:00.000Z';
    const dear = aPromise({
      verdict: 'yes',
      effort_hours: 120,
      verdict_at: judged,
    });
    const { items } = readyFacts();
    const unread = new Map([...items, ['scope.features', anItem('scope.features')]]);
    const found = waits('in-review', { promises: [dear], items: unread, checks: [] });
    expect(found.map(({ personId, subject, since }) => [personId, subject, since])).toEqual([
      // Judged before it was submitted: nobody could do anything about it then.
      [ids.riya, `promise_unresolved/${dear.id}`, submitted],
      [ids.tomas, 'item_unread/scope.features', submitted],
      [ids.tomas, 'no_feasibility_check/checks', submitted],
      [ids.meera, 'no_timeline_check/checks', submitted],
      [ids.meera, 'no_resources_check/checks', submitted],
    ]);
    expect(found[0]).toEqual({
      ...plain,
      kind: 'blocker',
      subject: `promise_unresolved/${dear.id}`,
      personId: ids.riya,
      role: 'sales-owner',
      title: '“The warehouse app works offline.” can’t be kept as promised',
      detail: 'Over the hours sold (+120 h)',
      since: submitted,
      action: { label: 'Decide', page: 'promises', ref: dear.id },
    });
  });

  it('waits with what came up after it was submitted since then', () => {
    const later = '2026-11-23T15:00:00.000Z';
    const dear = aPromise({ verdict: 'yes', effort_hours: 120, verdict_at: later });
    expect(waits('in-review', { promises: [dear] })).toMatchObject([{ since: later }]);
  });

  it('waits for sales with what is sales’', () => {
    expect(waits('in-review', {}, { mirror_approved_at: null })).toMatchObject([
      { kind: 'blocker', personId: ids.riya, action: { label: 'Agree', ref: 'mirror' } },
    ]);
  });

  it('leaves out questions and roles, which wait by themselves', () => {
    const found = waits('in-review', { questions: [aQuestion()] }, without('project-manager'));
    expect(found.map(({ kind }) => kind)).toEqual(['question', 'roles']);
  });

  it('with nothing in its way is ready to accept, for the tech lead only', () => {
    expect(waits('in-review')).toEqual([
      {
        ...plain,
        kind: 'accept',
        personId: ids.tomas,
        role: 'tech-lead',
        title: 'Ready to accept',
        since: submitted,
        action: { label: 'Accept', page: 'overview', ref: null },
      },
    ]);
  });

  it.each<[string, Partial<HandoverRow>]>([
    ['submitted', { submitted_by: ids.tomas }],
    [
      'owns the sale',
      {
        holders: [
          { role: 'sales-owner', personId: ids.tomas },
          ...aHandover().holders.filter(({ role }) => role !== 'sales-owner'),
        ],
      },
    ],
  ])('is not offered to accept to a tech lead who %s, but to name another', (_who, changed) => {
    // Given by the lead before them: their own would not count.
    const checks = readyFacts().checks.map((check) => ({ ...check, by: ids.row }));
    expect(waits('in-review', { checks }, changed)).toMatchObject([
      {
        kind: 'accept',
        personId: ids.tomas,
        title: 'Ready, but another tech lead has to accept it',
        action: { label: 'Name one', page: 'overview', ref: 'people' },
      },
    ]);
  });
});

describe('the kickoff', () => {
  it('waits for the project manager from acceptance until it is sent', () => {
    expect(waits('accepted')).toEqual([
      {
        ...plain,
        kind: 'kickoff',
        personId: ids.meera,
        role: 'project-manager',
        title: 'Plan the kickoff',
        detail: 'Promised start Mon 7 Dec 2026',
        since: accepted,
        action: { label: 'Choose a time', page: 'kickoff', ref: null },
      },
    ]);
    expect(waits('accepted', { kickoff: aKickoff() })).toEqual([]);
  });

  const late = '2026-11-25T09:00:00.000Z';
  const slot = {
    proposedStart: '2026-12-08T10:00:00.000Z',
    proposedEnd: '2026-12-08T11:00:00.000Z',
  };
  const jan = { name: 'Jan Keller', mail: 'jan@contoso.example', at: late };
  const point = {
    ...plain,
    kind: 'kickoff',
    personId: ids.meera,
    role: 'project-manager',
    detail: 'Move it in Outlook, or leave it as it is.',
    since: late,
    action: { label: 'Look', page: 'kickoff', ref: null },
  };

  it('waits for the project manager again with what was done in Outlook', () => {
    const replies = [
      aReply({ answer: 'declined', at: late }),
      aReply({ ...jan, answer: 'tentative', ...slot }),
      aReply({ name: 'Bo Ek', mail: 'bo@contoso.example', answer: 'tentative' }),
    ];
    const moved = { moved_at: late, moved_from: '2026-12-07T09:00:00.000Z' };
    const timeZone = 'Europe/Zurich';
    expect(waits('accepted', { kickoff: aKickoff({ replies, ...moved }) })).toEqual([
      {
        ...point,
        subject: 'moved/',
        title: 'The kickoff was moved in Outlook to',
        moment: { at: '2026-12-08T09:00:00.000Z', timeZone },
        detail: 'Everybody invited is asked again. If it is right, say so.',
      },
      {
        ...point,
        subject: 'declined/ana@contoso.example',
        title: 'Ana Costa declined the kickoff',
      },
      {
        ...point,
        subject: 'proposed/jan@contoso.example',
        title: 'Jan Keller proposes',
        detail: `For the kickoff. ${point.detail}`,
        moment: { at: slot.proposedStart, timeZone },
      },
    ]);
  });

  it('waits to be planned anew once its event is gone, whatever was answered', () => {
    const replies = [aReply({ answer: 'declined', at: late })];
    expect(waits('accepted', { kickoff: aKickoff({ replies, gone_at: late }) })).toEqual([
      {
        ...point,
        subject: 'gone/',
        title: 'The kickoff was deleted in Outlook',
        detail: 'Choose another time: everybody is invited anew.',
        action: { ...point.action, label: 'Choose a time' },
      },
    ]);
  });

  it('waits for nobody once it was left as it is, or proposes what it is by now', () => {
    const replies = [
      aReply({ answer: 'declined', keptAt: late }),
      aReply({ ...jan, ...slot, proposedStart: aKickoff().start_at }),
    ];
    expect(waits('accepted', { kickoff: aKickoff({ replies }) })).toEqual([]);
  });

  it('waits for whoever will be project manager while nobody is', () => {
    const [one] = waits('accepted', {}, without('project-manager'));
    expect(one).toMatchObject({ personId: null, role: 'project-manager' });
  });
});

describe('a handover without a channel', () => {
  const place = { team_id: null, channel_id: null };
  const nobody = { ...without('tech-lead', 'project-manager'), ...place };

  it('asks nobody to name people who can’t be named, and sales for the channel once it is submitted', () => {
    expect(waits('draft', {}, nobody).map(({ kind }) => kind)).toEqual(['draft']);
    expect(waits('in-review', {}, nobody).filter(({ kind }) => kind === 'roles')).toMatchObject([
      { personId: ids.riya, role: 'sales-owner', since: submitted },
    ]);
  });
});

describe('a question', () => {
  const dueAt = '2026-11-25T16:00:00.000Z';
  const asked = (over: Parameters<typeof aQuestion>[0]) =>
    waits('accepted', {
      questions: [aQuestion({ due_at: dueAt, about_label: 'Scope', ...over })],
      kickoff: aKickoff(),
    });
  const { id } = aQuestion();
  const line: Wait = {
    kind: 'question',
    subject: id,
    personId: ids.riya,
    role: 'sales-owner',
    from: ids.tomas,
    title: 'Is single sign-on part of scope?',
    moment: null,
    detail: 'Scope',
    since: created,
    dueAt,
    action: { label: 'Answer', page: 'questions', ref: id },
  };

  it('waits for its answer, blocking or not, with the day it is due', () => {
    expect(asked({})).toEqual([line]);
    expect(asked({ blocking: false, state: 'reopened' })).toEqual([line]);
  });

  it('waits for whoever asked once it is answered, and is due no more', () => {
    const answered = { state: 'answered', waits_for: ids.tomas, answered_by: ids.riya } as const;
    expect(asked(answered)).toEqual([
      {
        ...line,
        kind: 'answered',
        from: ids.riya,
        personId: ids.tomas,
        dueAt: null,
        action: { label: 'Read the answer', page: 'questions', ref: id },
      },
    ]);
  });

  it('asked while nobody was named for a side waits for its role, then for who is named', () => {
    const question = aQuestion({ to_party: 'tech', waits_for: null });
    const nobody = without('tech-lead', 'project-manager', 'delivery-head');
    const about = { questions: [question], kickoff: aKickoff() };
    expect(waits('accepted', about, nobody)).toMatchObject([{ personId: null, role: 'tech-lead' }]);
    expect(waits('accepted', about)).toMatchObject([{ personId: ids.tomas, role: 'tech-lead' }]);
  });
});

describe('what gave up outside', () => {
  it.each<[string, string, Role]>([
    ['invitation', ids.meera, 'project-manager'],
    ['folders', ids.riya, 'sales-owner'],
  ])('waits for whose it is: %s', (kind, personId, role) => {
    const said = { what: 'It failed: refused.', todo: 'Ask an admin.', canRetry: true };
    const attention = [{ ...said, key: 'k/1', kind, since: created }];
    expect(waits('accepted', { attention, kickoff: aKickoff() })).toEqual([
      {
        ...plain,
        kind: 'attention',
        subject: 'k/1',
        personId,
        role,
        title: 'It failed: refused.',
        detail: 'Ask an admin.',
        since: created,
        action: { label: 'See what to do', page: 'overview', ref: null },
      },
    ]);
    const silent = [{ ...said, todo: '', key: 'k/1', kind, since: created }];
    expect(waits('accepted', { attention: silent, kickoff: aKickoff() })).toMatchObject([
      { detail: null },
    ]);
  });
});
