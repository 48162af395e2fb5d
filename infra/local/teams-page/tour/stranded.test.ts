import { describe, expect, it } from '@jest/globals';
import type { ActView, LedgerEntry } from '../../page-model.ts';
import { DETOURS, type Detour } from './detours.ts';
import { isOver, judge, type AskedQuestion, type TourFacts } from './rules.ts';
import { STEPS, type Part } from './steps.ts';

const states = ['draft', 'in-review', 'accepted', 'in-delivery', 'paused', 'closed', 'cancelled'];

const act = (personId: string, verb: string, more: Partial<ActView> = {}): ActView => ({
  at: '2026-11-24T09:00:00.000Z',
  personId,
  handoverId: 'contoso',
  verb,
  status: 200,
  read: false,
  ...more,
});
const asked = (more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  text: 'Is single sign-on part of scope?',
  askedAt: '2026-11-24T09:00:00.000Z',
  askedBy: { id: 'tomas', name: 'Tomás Ferreira' },
  messageUrl: null,
  state: 'open',
  answer: null,
  ...more,
});
const event: LedgerEntry = {
  number: 1,
  at: '',
  kind: 'event-created',
  actor: 'Handover (app)',
  key: null,
  summary: 'One event',
  ids: {},
};

const back = act('tomas', 'send-back');
const mend = act('riya', 'scope.exclusions');
const submit = act('riya', 'submit');
const sent = act('meera', 'kickoff', { handoverId: 'northwind', status: 202 });

/** What visitors did before they came to a step, in whatever order. */
const histories: Record<string, Partial<TourFacts>> = {
  nothing: {},
  'a verdict': { acts: [act('tomas', 'verdict')] },
  'a refused acceptance before any verdict': { acts: [act('tomas', 'accept', { status: 409 })] },
  'sent back': { acts: [back] },
  'sent back and submitted without mending': { acts: [back, submit] },
  'sent back, submitted, taken back': { acts: [back, submit, act('riya', 'take-back')] },
  'sent back and mended': { acts: [back, mend] },
  'sent back, mended, submission refused': { acts: [back, mend, { ...submit, status: 409 }] },
  'sent back and taken back': { acts: [back, act('tomas', 'take-back')] },
  'submitted early': { acts: [submit] },
  accepted: { acts: [act('tomas', 'accept')] },
  'a question asked in the tab': { questions: [asked()] },
  'a question withdrawn': { questions: [asked({ state: 'withdrawn' })] },
  'the kickoff sent once': { acts: [sent], ledger: [event] },
  'the kickoff sent, no event yet': { acts: [sent] },
  'two events': { acts: [sent, sent], ledger: [event, event] },
};

/** In which states of its deal each thing to do can be done; null where the deal does not matter. */
const possible: Record<string, readonly string[] | null> = {
  '1.0': ['in-review'],
  '1.1': ['in-review'],
  '2.0': null,
  '3.0': null,
  '4.0': ['in-review'],
  '4.1': ['draft'],
  '5.0': ['accepted'],
  '6.0': ['accepted', 'in-delivery', 'closed', 'paused', 'cancelled'],
};
const possibleDetour: Record<Detour, readonly string[] | null> = {
  'submit-contoso': ['draft'],
  'submit-northwind': ['draft'],
  'accept-northwind': ['in-review'],
  ask: null,
  look: null,
};

const table = STEPS.flatMap(({ title }, step) =>
  Object.keys(histories).flatMap((history) =>
    states.map((state) => [step, title, history, state] as const),
  ),
);

/** What there is to do next in a step. */
function nextOf(
  step: number,
  part: number | Detour,
): { next: Part | undefined; when: readonly string[] | null } {
  if (typeof part === 'string') return { next: DETOURS[part], when: possibleDetour[part] };
  return { next: STEPS[step]?.parts[part], when: possible[`${step + 1}.${part}`] ?? null };
}

describe('nobody is stranded', () => {
  it.each(table)('in step %i (%s, counted from 0) after %s, when the deals are %s', (...row) => {
    const [step, , history, state] = row;
    const facts: TourFacts = {
      since: '2026-11-24T08:00:00.000Z',
      acts: [],
      ledger: [],
      contoso: { id: 'contoso', state },
      northwind: { id: 'northwind', state },
      questions: [],
      guestIds: ['ana'],
      ...histories[history],
    };
    const judged = judge(facts)[step];
    if (!judged) throw new Error('No such step.');
    const { done, part, said } = judged;
    if (part === null) {
      // Done, or no way leads there any more: then it says so, and the tour can end without it.
      expect(said).toMatch(done ? /\.$|”$/u : /Go on, or start over to do it\.$/u);
      return;
    }
    const { next, when } = nextOf(step, part);
    expect(next?.task).toMatch(/\S/u);
    if (when !== null) expect(when).toContain(state);
  });

  it('every step has its table of states, and every way back leads somewhere', () => {
    const parts = STEPS.flatMap(({ parts: some }, step) =>
      some.map((_part, index) => `${step + 1}.${index}`),
    );
    expect(Object.keys(possible)).toEqual(parts);
    expect(Object.keys(possibleDetour).toSorted()).toEqual(Object.keys(DETOURS).toSorted());
  });

  it('the tour ends when all that can still be done is done', () => {
    const did = { done: true, part: null, said: 'Did.' };
    const gone = { done: false, part: null, said: 'Gone.' };
    const left = { done: false, part: 0, said: null };
    expect(isOver([did, gone, did])).toBe(true);
    expect(isOver([did, left])).toBe(false);
    expect(isOver([])).toBe(false);
  });
});
