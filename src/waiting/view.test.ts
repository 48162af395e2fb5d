import { describe, expect, it } from '@jest/globals';
import { aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import type { Blocker } from '../gates/model.ts';
import type { Role } from '../people/model.ts';
import { peopleFrom } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { linesFor, questionLine, type WaitingFacts } from './view.ts';

const names = new Map([
  [ids.riya, 'Riya Patel'],
  [ids.tomas, 'Tomás Ferreira'],
]);
const people = peopleFrom(names, aHandover().holders);
const riya = { id: ids.riya, name: 'Riya Patel', party: 'sales' };
const tomas = { id: ids.tomas, name: 'Tomás Ferreira', party: 'tech' };
const submitted = '2026-11-23T08:00:00.000Z';
const accepted = '2026-11-24T08:00:00.000Z';

function aBlocker(over: Partial<Blocker> = {}): Blocker {
  return {
    code: 'item_unknown',
    subjects: [],
    text: 'Features: nothing is known yet',
    detail: null,
    reason: 'missing-section',
    waitsFor: null,
    since: null,
    yours: false,
    cure: { label: 'Fill in', page: 'checklist', ref: 'scope.features' },
    ...over,
  };
}

/** What waits for somebody with these roles; they are Tomás, unless said otherwise. */
function lines(state: State, roles: readonly Role[], over: Partial<WaitingFacts> = {}) {
  const handover = aHandover({
    state,
    submitted_by: ids.riya,
    submitted_at: submitted,
    accepted_at: accepted,
  });
  const facts = { personId: ids.tomas, blockers: [], sentBack: null, hasKickoff: false, people };
  return linesFor({ handover, roles, ...facts, ...over });
}

const frame = {
  handoverId: ids.handover,
  project: 'Contoso ERP rollout',
  dueAt: null,
  from: null,
};

describe('what waits for nobody in particular', () => {
  it.each<State>(['draft', 'in-review', 'accepted', 'in-delivery', 'closed', 'cancelled'])(
    'is not shown to somebody without a role (%s)',
    (state) => {
      const blockers = [aBlocker({ yours: true })];
      expect(lines(state, [], { blockers })).toEqual([]);
    },
  );
});

describe('naming the roles', () => {
  const holders = aHandover().holders;
  const without = (...gone: Role[]) => ({
    handover: aHandover({ holders: holders.filter(({ role }) => !gone.includes(role)) }),
  });
  const line = {
    ...frame,
    kind: 'roles',
    title: 'Name tech lead and project manager',
    detail: 'Promised start Mon 7 Dec',
    since: '2026-11-20T09:00:00.000Z',
    action: { label: 'Name them', page: 'overview', ref: 'people' },
  };

  it.each<[string, Role[], object[]]>([
    ['nobody', ['tech-lead', 'project-manager'], [line]],
    ['no tech lead', ['tech-lead'], [line]],
    ['no project manager', ['project-manager'], [line]],
    ['everybody', [], []],
  ])('waits for the delivery head while %s is named', (_who, gone, expected) => {
    expect(lines('draft', ['delivery-head'], without(...gone))).toEqual(expected);
  });

  it('waits for nobody else', () => {
    expect(lines('in-review', ['tech-lead'], without('project-manager'))).not.toContainEqual(line);
  });

  it('is over with acceptance', () => {
    const handover = aHandover({ state: 'accepted', holders: [] });
    expect(lines('accepted', ['delivery-head'], { handover })).toEqual([]);
  });
});

describe('a draft', () => {
  const line = { ...frame, kind: 'draft', since: '2026-11-20T09:00:00.000Z' };

  it('is ready to submit when nothing is left', () => {
    const action = { label: 'Submit', page: 'overview', ref: null };
    const ready = { ...line, title: 'Ready to submit', detail: null, action };
    expect(lines('draft', ['sales-owner'])).toEqual([ready]);
    expect(lines('draft', ['tech-lead', 'project-manager'])).toEqual([]);
  });

  it.each([
    [1, 'about 2 minutes'],
    [2, 'about 3 minutes'],
    [10, 'about 15 minutes'],
  ])('with %i left says how long that takes', (left, detail) => {
    const blockers = Array.from({ length: left }, () => aBlocker());
    expect(lines('draft', ['sales-owner'], { blockers })).toEqual([
      {
        ...line,
        title: `${left} left before you can submit`,
        detail,
        action: { label: 'Continue', page: 'checklist', ref: 'left' },
      },
    ]);
  });

  it('goes through the items first, and else to what is cured where it stands', () => {
    const cure = { label: 'Name one', page: 'overview', ref: 'contacts' } as const;
    const contact = aBlocker({ code: 'no_client_contact', cure });
    const action = (...blockers: Blocker[]) =>
      lines('draft', ['sales-owner'], { blockers })[0]?.action;
    const continued = { label: 'Continue', page: 'checklist', ref: 'left' };
    expect(action(contact, aBlocker())).toEqual(continued);
    expect(action(contact)).toEqual({ ...cure, label: 'Continue' });
  });

  it('that came back says why, and how many more reasons there are', () => {
    const point = { reason: 'other', text: 'Too little', page: null, ref: null } as const;
    const back = { by: ids.tomas, at: submitted, points: [point] };
    const line_ = (points: (typeof point)[]) =>
      lines('draft', ['sales-owner'], { sentBack: { ...back, points } });
    const said = {
      ...frame,
      kind: 'sent-back',
      title: 'Sent back: Too little',
      from: tomas,
      since: submitted,
      action: { label: 'Repair', page: 'overview', ref: null },
    };
    expect(line_([point])).toEqual([{ ...said, detail: null }]);
    expect(line_([point, point, point])).toEqual([{ ...said, detail: 'and 2 more' }]);
    expect(line_([])).toMatchObject([{ title: 'Sent back: ' }]);
  });

  it('that came back and was submitted again no longer says so', () => {
    const sentBack = { by: ids.tomas, at: submitted, points: [] };
    expect(lines('in-review', ['sales-owner'], { sentBack })).toEqual([]);
  });
});

describe('a review', () => {
  const cure = { label: 'Check', page: 'promises', ref: 'p1' } as const;
  const mine = aBlocker({ yours: true, text: 'One promise is not checked', cure });
  const line = { ...frame, kind: 'review', title: 'One promise is not checked', action: cure };

  it.each<Role>(['tech-lead', 'project-manager'])('shows the %s what is theirs', (role) => {
    const since = '2026-11-22T08:00:00.000Z';
    const first = { ...mine, since, detail: '+120 h' };
    expect(lines('in-review', [role], { blockers: [first] })).toEqual([
      { ...line, detail: '+120 h', since },
    ]);
  });

  it('counts what else is theirs before it can be accepted, since it was submitted', () => {
    const blockers = [aBlocker(), mine, mine, mine];
    expect(lines('in-review', ['tech-lead'], { blockers })).toEqual([
      { ...line, detail: 'and 2 more before it can be accepted', since: submitted },
    ]);
  });

  it('leaves out what is somebody else’s, and questions, which have a line of their own', () => {
    const question = { ...mine, cure: { ...cure, page: 'questions' as const } };
    for (const role of ['tech-lead', 'project-manager', 'sales-owner'] as const) {
      expect(lines('in-review', [role], { blockers: [aBlocker(), question] })).toEqual([]);
    }
  });

  it('shows sales what is theirs', () => {
    expect(lines('in-review', ['sales-owner'], { blockers: [mine] })).toEqual([
      { ...line, kind: 'mirror', detail: null, since: submitted },
    ]);
    expect(lines('in-review', ['delivery-head'], { blockers: [mine] })).toEqual([]);
  });

  it('with nothing in its way is ready to accept, for the tech lead only', () => {
    const ready = {
      ...frame,
      kind: 'review',
      title: 'Ready to accept',
      detail: null,
      since: submitted,
      action: { label: 'Accept', page: 'overview', ref: null },
    };
    expect(lines('in-review', ['tech-lead'])).toEqual([ready]);
    expect(lines('in-review', ['project-manager'])).toEqual([]);
    expect(lines('in-review', ['sales-owner'])).toEqual([]);
  });

  it.each<[string, object]>([
    ['submitted', { submitted_by: ids.tomas }],
    ['owns the sale', { holders: [{ role: 'sales-owner', personId: ids.tomas }] }],
  ])('is not offered to accept to a tech lead who %s, but to name another', (_who, over) => {
    const handover = aHandover({ state: 'in-review', submitted_at: submitted, ...over });
    expect(lines('in-review', ['tech-lead'], { handover })).toEqual([
      {
        ...frame,
        kind: 'review',
        title: 'Ready, but another tech lead has to accept it',
        detail: null,
        since: submitted,
        action: { label: 'Name one', page: 'overview', ref: 'people' },
      },
    ]);
  });

  it('is over when it is accepted', () => {
    expect(lines('accepted', ['tech-lead'], { blockers: [mine] })).toEqual([]);
    expect(lines('accepted', ['tech-lead'])).toEqual([]);
  });
});

describe('the kickoff', () => {
  it('waits for the project manager from acceptance until it is sent', () => {
    expect(lines('accepted', ['project-manager'])).toEqual([
      {
        ...frame,
        kind: 'kickoff',
        title: 'Plan the kickoff',
        detail: 'Promised start Mon 7 Dec',
        since: accepted,
        action: { label: 'Choose a time', page: 'kickoff', ref: null },
      },
    ]);
    expect(lines('accepted', ['project-manager'], { hasKickoff: true })).toEqual([]);
    expect(lines('in-review', ['project-manager'])).toEqual([]);
    expect(lines('accepted', ['sales-owner', 'tech-lead', 'delivery-head'])).toEqual([]);
  });
});

describe('a question', () => {
  const dueAt = '2026-11-25T16:00:00.000Z';
  const asked = (over: Parameters<typeof aQuestion>[0], personId: string) =>
    questionLine({
      question: aQuestion({ due_at: dueAt, about_label: 'Scope', ...over }),
      project: 'Contoso ERP rollout',
      people,
      personId,
    });
  const line = {
    handoverId: ids.handover,
    project: 'Contoso ERP rollout',
    title: 'Is single sign-on part of scope?',
    detail: 'Scope',
    from: { ...tomas, party: 'tech' },
    since: '2026-11-20T09:00:00.000Z',
  };
  const ref = '44444444-4444-4444-8444-444444444444';
  const toAnswer = {
    ...line,
    kind: 'question',
    dueAt,
    action: { label: 'Answer', page: 'questions', ref },
  };

  it('waits for its answer until it is due', () => {
    expect(asked({}, ids.riya)).toEqual(toAnswer);
    expect(asked({ state: 'reopened' }, ids.riya)).toEqual(toAnswer);
    expect(asked({ asked_by: ids.riya }, ids.riya)).toEqual({ ...toAnswer, from: riya });
  });

  it('that is answered waits for its asker, and is not due', () => {
    expect(asked({ state: 'answered' }, ids.tomas)).toEqual({
      ...line,
      kind: 'answered',
      dueAt: null,
      action: { label: 'Read the answer', page: 'questions', ref },
    });
    expect(asked({ state: 'answered' }, ids.riya)).toEqual(toAnswer);
  });
});
