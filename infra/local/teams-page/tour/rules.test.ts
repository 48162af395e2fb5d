import { describe, expect, it } from '@jest/globals';
import type { ActView, LedgerEntry } from '../../page-model.ts';
import { judge, type AskedQuestion, type TourFacts } from './rules.ts';

const [tomas, riya, meera, ana] = [
  { id: 'tomas', name: 'Tomás Ferreira' },
  { id: 'riya', name: 'Riya Patel' },
  { id: 'meera', name: 'Meera Joshi' },
  { id: 'ana', name: 'Ana Costa' },
];
const since = '2026-11-24T08:00:00.000Z';

const act = (personId: string, verb: string, more: Partial<ActView> = {}): ActView => ({
  at: '2026-11-24T09:00:00.000Z',
  personId,
  handoverId: 'contoso',
  verb,
  status: 200,
  read: false,
  ...more,
});
const question = (more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  text: 'Is single sign-on part of scope?',
  askedAt: '2026-11-24T09:00:00.000Z',
  askedBy: tomas,
  messageUrl: 'https://teams.microsoft.com/l/message/1',
  state: 'open',
  answer: null,
  ...more,
});
const event = (number: number): LedgerEntry => ({
  number,
  at: since,
  kind: 'event-created',
  actor: 'Handover (app)',
  key: null,
  summary: 'One event',
  ids: {},
});

/** The judgement of one step, counted from 1 as on the page. */
function step(number: number, facts: Partial<TourFacts>) {
  const all = judge({
    since,
    acts: [],
    ledger: [],
    contoso: { id: 'contoso', state: 'in-review' },
    northwind: { id: 'northwind', state: 'accepted' },
    questions: [],
    guestIds: [ana.id],
    ...facts,
  });
  return all[number - 1];
}

describe('the tour before anything happened', () => {
  it('ticks nothing', () => {
    expect([1, 2, 3, 4, 5, 6].filter((number) => step(number, {})?.done)).toEqual([]);
  });
  it('does not take the seeded question for one asked in chat', () => {
    const seeded = question({ askedAt: '2026-11-24T07:59:00.000Z', messageUrl: null });
    expect(step(2, { questions: [seeded] })?.done).toBe(false);
    expect(step(3, { questions: [seeded] })?.done).toBe(false);
  });
});

describe('step 1, a verdict and a refused acceptance', () => {
  const verdict = act(tomas.id, 'verdict');
  const refused = act(tomas.id, 'accept', { status: 409 });
  it('is done when acceptance was refused after the verdict', () => {
    expect(step(1, { acts: [verdict, refused] })?.done).toBe(true);
  });
  it.each<[string, ActView[]]>([
    ['a verdict alone', [verdict]],
    ['a refused acceptance alone', [refused]],
    ['a refusal before the verdict', [refused, verdict]],
    ['an acceptance that went through', [verdict, act(tomas.id, 'accept')]],
    ['a verdict that was refused', [act(tomas.id, 'verdict', { status: 412 }), refused]],
    ['a deal of its own', [verdict, refused].map((one) => ({ ...one, handoverId: 'other' }))],
  ])('is not done by %s', (_name, acts) => {
    expect(step(1, { acts })?.done).toBe(false);
  });
});

describe('steps 2 and 3, asked in chat and answered', () => {
  it('says what was asked, once it came from a message', () => {
    expect(step(2, { questions: [question()] })).toMatchObject({
      done: true,
      said: 'Tomás Ferreira asked in the channel: “Is single sign-on part of scope?”',
    });
    expect(step(2, { questions: [question({ messageUrl: null })] })?.done).toBe(false);
  });
  it('says what was answered', () => {
    const answered = question({ answer: { text: 'Not part of scope.', by: riya } });
    expect(step(3, { questions: [question()] })?.done).toBe(false);
    expect(step(3, { questions: [answered] })).toMatchObject({
      done: true,
      said: 'Riya Patel answered: “Not part of scope.”',
    });
  });
});

describe('step 4, sent back and answered', () => {
  const back = act(tomas.id, 'send-back');
  const mended = act(riya.id, 'handle');
  const again = act(riya.id, 'submit');
  it('is done when a point was answered before it was submitted again', () => {
    expect(step(4, { acts: [back, mended, again] })?.done).toBe(true);
  });
  it.each<[string, ActView[]]>([
    ['sending back alone', [back]],
    ['an answer before it was sent back', [mended, back, again]],
    ['submitting without an answer', [back, again]],
    ['an answer without submitting', [back, mended]],
    ['a refused submission', [back, mended, { ...again, status: 409 }]],
  ])('is not done by %s', (_name, acts) => {
    expect(step(4, { acts })?.done).toBe(false);
  });
});

describe('step 5, Send pressed twice', () => {
  const northwind = { handoverId: 'northwind' };
  const sent = act(meera.id, 'kickoff', { ...northwind, status: 202 });
  const second = act(meera.id, 'kickoff', { ...northwind, status: 409 });
  it('is done when two presses made one event', () => {
    expect(step(5, { acts: [sent, second], ledger: [event(1)] })?.done).toBe(true);
    expect(step(5, { acts: [sent, sent], ledger: [event(1)] })?.done).toBe(true);
  });
  it('is not done before the event is there, by one press, or by refusals alone', () => {
    expect(step(5, { acts: [sent, second] })?.done).toBe(false);
    expect(step(5, { acts: [sent], ledger: [event(1)] })?.done).toBe(false);
    expect(step(5, { acts: [second, second] })?.done).toBe(false);
  });
  it('says so when there were two events', () => {
    const twice = step(5, { acts: [sent, second], ledger: [event(1), event(2)] });
    expect(twice).toMatchObject({
      done: false,
      said: expect.stringContaining('There are 2 events. That should not happen.'),
    });
  });
  it('counts the events of each deal that was sent', () => {
    const own = { ...sent, handoverId: 'own' };
    const facts = { acts: [sent, second, own], ledger: [event(1), event(2)] };
    expect(step(5, facts)?.done).toBe(true);
  });
});

describe('step 6, the client’s view', () => {
  it('is done by View as client, or by the client opening it', () => {
    const read = { read: true, handoverId: 'northwind' };
    expect(step(6, { acts: [act(riya.id, 'client-view', read)] })?.done).toBe(true);
    expect(step(6, { acts: [act(ana.id, 'open', read)] })?.done).toBe(true);
  });
  it('is not done by our people opening it, or by a refusal', () => {
    const read = { read: true, handoverId: 'northwind' };
    expect(step(6, { acts: [act(riya.id, 'open', read)] })?.done).toBe(false);
    const refused = act(ana.id, 'open', { ...read, status: 404 });
    expect(step(6, { acts: [refused] })?.done).toBe(false);
  });
  it('is not done by a client who finds nothing to read yet', () => {
    expect(step(6, { acts: [act(ana.id, 'open', { read: true })] })?.done).toBe(false);
  });
});
