import { describe, expect, it } from '@jest/globals';
import { access, aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import type { Access } from '../people/access.ts';
import { peopleFrom } from '../people/names.ts';
import { state, type State } from '../record/model.ts';
import type { EntryRecord, QuestionRecord } from './facts.ts';
import { questionFor, questionsFor } from './view.ts';

const names = new Map([
  [ids.riya, 'Riya Patel'],
  [ids.tomas, 'Tomás Ferreira'],
]);
const riya = { id: ids.riya, name: 'Riya Patel', party: 'sales' };
const tomas = { id: ids.tomas, name: 'Tomás Ferreira', party: 'tech' };
const scene = (reader: Access, when: State = 'in-review') => ({
  state: when,
  access: reader,
  people: peopleFrom(names, aHandover()),
});
const asTomas = scene(access(ids.tomas, 'tech-lead'));
const asRiya = scene(access(ids.riya, 'sales-owner'));

const at = '2026-11-21T09:00:00.000Z';
const entry = (id: string, kind: EntryRecord['kind'], text: string | null): EntryRecord => ({
  id,
  kind,
  by: kind === 'answered' ? ids.riya : ids.tomas,
  at,
  text,
});
const answered = (over: Partial<QuestionRecord> = {}) =>
  aQuestion({
    state: 'answered',
    waits_for: ids.tomas,
    entries: [
      entry('1', 'asked', 'Is it?'),
      entry('2', 'answered', 'It is.'),
      entry('3', 'reopened', 'For guests too?'),
      entry('4', 'answered', 'For guests too.'),
    ],
    ...over,
  });

describe('a question as it is shown', () => {
  it('says everything that was said, with names', () => {
    const about = {
      about_kind: 'item',
      about_ref: 'scope.exclusions',
      about_label: 'Not included',
    };
    const message_url = 'https://teams.microsoft.com/l/message/1';
    const question = aQuestion({ ...(about as object), message_url, due_at: at, version: 4 });
    const none = { answer: false, settle: false, reopen: false, withdraw: false };
    expect(questionFor(asRiya, question)).toEqual({
      id: question.id,
      text: 'Is single sign-on part of scope?',
      about: { kind: 'item', ref: 'scope.exclusions', label: 'Not included' },
      askedBy: tomas,
      askedAt: question.asked_at,
      to: 'sales',
      waitsFor: riya,
      since: question.waits_since,
      dueAt: at,
      blocking: true,
      state: 'open',
      answer: null,
      thread: [{ id: '1', kind: 'asked', by: tomas, at: question.asked_at, text: question.text }],
      messageUrl: message_url,
      version: 4,
      can: { ...none, answer: true },
    });
  });

  it.each(['answered', 'settled'] as const)('that is %s shows its latest answer', (one) => {
    const { answer } = questionFor(asTomas, answered({ state: one }));
    expect(answer).toEqual({ text: 'For guests too.', by: riya, at });
  });

  it.each(['open', 'reopened', 'withdrawn'] as const)('that is %s shows none', (one) => {
    expect(questionFor(asTomas, answered({ state: one })).answer).toBeNull();
  });

  it('shows an answer without words as such, and none where nobody gave one', () => {
    const silent = answered({ entries: [entry('1', 'answered', null)] });
    expect(questionFor(asTomas, silent).answer).toEqual({ text: '', by: riya, at });
    const settled = answered({ entries: [entry('1', 'asked', 'Is it?')] });
    expect(questionFor(asTomas, settled).answer).toBeNull();
  });

  it('offers its asker what an asker may do, and the other side the answer', () => {
    const can = (over: Partial<QuestionRecord>) => [
      questionFor(asTomas, answered(over)).can,
      questionFor(asRiya, answered(over)).can,
    ];
    const none = { answer: false, settle: false, reopen: false, withdraw: false };
    expect(can({})).toEqual([{ answer: false, settle: true, reopen: true, withdraw: true }, none]);
    const open = { state: 'open', waits_for: ids.riya } as const;
    expect(can(open)).toEqual([
      { ...none, withdraw: true },
      { ...none, answer: true },
    ]);
    expect(can({ state: 'settled' })).toEqual([none, none]);
  });

  it.each(['closed', 'cancelled'] as const)('offers nothing once the handover is %s', (over) => {
    const none = { answer: false, settle: false, reopen: false, withdraw: false };
    const tech = scene(access(ids.tomas, 'tech-lead'), over);
    const sales = scene(access(ids.riya, 'sales-owner'), over);
    expect(questionFor(tech, answered()).can).toEqual(none);
    expect(questionFor(sales, aQuestion()).can).toEqual(none);
  });
});

describe('the questions as they are shown', () => {
  it('stand newest first', () => {
    const other = aQuestion({ id: ids.row, text: 'And then?' });
    const { questions } = questionsFor(asRiya, [aQuestion(), other]);
    expect(questions.map(({ text }) => text)).toEqual([other.text, aQuestion().text]);
  });

  it('may be added to until the handover is over', () => {
    const reader = access(ids.row);
    const asking = state.options.filter((one) => questionsFor(scene(reader, one), []).can.ask);
    expect(asking).toEqual(['draft', 'in-review', 'accepted', 'in-delivery', 'paused']);
  });
});
