import { describe, expect, it } from '@jest/globals';
import { AdaptiveCard } from 'adaptivecards';
import type { QuestionView } from '../../src/questions/model.ts';
import type { Card } from './card.ts';
import { endCard } from './end-card.ts';
import { channelCard, chooseCard, namedCard, nameRolesCard, noticeCard } from './handover-cards.ts';
import {
  answeredCard,
  askedCard,
  questionCard,
  questionForGuests,
  questionInThread,
  type QuestionOnCard,
} from './question-cards.ts';

const nasty = '**bold** [x](https://evil.example) <at>all</at> ${secret} {{value}}';
const url = 'https://teams.microsoft.com/l/entity/x/handover';
const riya = { id: 'r', name: 'Riya Patel', party: 'sales' as const };
const tomas = { id: 't', name: 'Tomás Ferreira', party: 'tech' as const };

function story(over: Partial<QuestionView> = {}): QuestionOnCard {
  const question: QuestionView = {
    id: '44444444-4444-4444-8444-444444444444',
    text: nasty,
    about: { kind: 'item', ref: 'scope.features', label: 'Features' },
    askedBy: tomas,
    askedAt: '2026-11-23T09:00:00.000Z',
    to: 'sales',
    waitsFor: riya,
    since: '2026-11-23T09:00:00.000Z',
    dueAt: null,
    blocking: true,
    state: 'open',
    answer: null,
    thread: [],
    messageUrl: null,
    version: 1,
    can: { answer: false, settle: false, reopen: false, withdraw: false },
    ...over,
  };
  const rest = { handoverId: 'h', project: nasty, url, due: 'Wed 25 Nov, 17:00' };
  return { question, ...rest, answeredAt: 'Tue 24 Nov, 10:31' };
}
const answer = { text: nasty, by: riya, at: '2026-11-24T09:31:00.000Z' };

const cards: Record<string, Card> = {
  question: questionCard(story()),
  'in thread': questionInThread(story()),
  asked: askedCard(story()),
  'for guests': questionForGuests(story()),
  'answered, for guests': questionForGuests(story({ state: 'answered', answer })),
  'answered in thread': questionInThread(story({ state: 'answered', answer })),
  answered: answeredCard(story({ state: 'answered', answer })),
  channel: channelCard({
    project: nasty,
    state: 'in-review',
    start: 'Mon 7 Dec',
    waiting: [{ name: 'Riya', count: 2 }],
    kickoff: null,
    url,
  }),
  'name roles': nameRolesCard({
    handoverId: 'h',
    version: 1,
    project: nasty,
    start: 'Mon 7 Dec',
    owner: 'Riya',
    candidates: [riya, tomas],
    url,
  }),
  named: namedCard({ project: nasty, lead: nasty, manager: 'Meera', by: nasty, url }),
  end: endCard({ what: nasty, lines: [nasty], quote: nasty, by: nasty, project: nasty, url }),
  notice: noticeCard({ what: 'Sent back', project: nasty, lines: [nasty], url }),
  choose: chooseCard({
    question: nasty,
    handovers: [{ id: 'h', project: nasty }],
    data: { do: 'ask' },
    url,
  }),
};

describe.each(Object.entries(cards))('the card: %s', (_name, card) => {
  it('is a valid Adaptive Card of at most version 1.5', () => {
    const parsed = new AdaptiveCard();
    parsed.parse(card);
    expect(parsed.validateProperties().validationEvents).toEqual([]);
    expect(card.version).toBe('1.5');
  });

  it('has at most three buttons, the last a link, and none that phones fail on', () => {
    const types = card.actions.map((action) => (action as { type: string }).type);
    expect(types.length).toBeLessThanOrEqual(3);
    expect(types.at(-1)).toBe('Action.OpenUrl');
    expect(types).not.toContain('Action.Execute');
  });

  it('IN03 IN05 shows what was typed in text runs, never in a block that reads markdown', () => {
    const blocks = JSON.stringify(
      card.body.filter((one) => (one as { type: string }).type === 'TextBlock'),
    );
    expect(blocks).not.toContain('evil.example');
    expect(JSON.stringify(card)).not.toContain('"entities"');
  });
});

describe('cards of questions', () => {
  it('show the answer’s button to nobody in the thread', () => {
    expect(JSON.stringify(cards['in thread'])).not.toContain('Action.Submit');
    expect(JSON.stringify(cards['answered in thread'])).not.toContain('Action.Submit');
  });

  it('CF03 say no word of question or answer where guests read', () => {
    const secret = {
      text: 'CANARY-internal',
      about: { kind: 'item' as const, ref: 'x', label: 'CANARY' },
    };
    const told = { ...answer, text: 'CANARY-internal' };
    expect(JSON.stringify(askedCard({ ...story(secret), project: 'Contoso' }))).not.toContain(
      'CANARY',
    );
    for (const state of ['open', 'answered', 'settled', 'reopened', 'withdrawn'] as const) {
      const said = state === 'answered' || state === 'settled' ? told : null;
      const plain = { ...story({ ...secret, state, answer: said }), project: 'Contoso' };
      expect(JSON.stringify(questionForGuests(plain))).not.toContain('CANARY');
    }
  });

  it('tell the whole story once answered', () => {
    const told = JSON.stringify(
      questionInThread(
        story({ state: 'settled', answer: { ...answer, text: 'Not part of scope.' } }),
      ),
    );
    expect(told).toContain('Settled');
    expect(told).toContain('Not part of scope.');
    expect(told).toContain('Tue 24 Nov, 10:31');
  });

  it('say what was still open when a question comes back', () => {
    const thread = [
      { id: '3', kind: 'reopened' as const, by: tomas, at: answer.at, text: 'And for partners?' },
    ];
    expect(JSON.stringify(questionCard(story({ state: 'reopened', thread })))).toContain(
      'Not yet: And for partners?',
    );
  });
});
