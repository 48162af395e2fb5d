import { describe, expect, it } from '@jest/globals';
import { aKickoff, aReply } from '../../tests/harness/facts.ts';
import { newsOf, type SeenEvent } from './outlook-news.ts';
import { linesFor } from './outlook-words.ts';

const now = '2026-11-25T09:00:00.000Z';
const kickoff = aKickoff();
const { start_at: start, end_at: end } = kickoff;
const later = { start: '2026-12-08T10:00:00.000Z', end: '2026-12-08T11:00:00.000Z' };
type Answers = SeenEvent['answers'];
const ana = {
  name: 'Ana Costa',
  mail: 'ana@contoso.example',
  answer: 'none',
  proposes: null,
} as const;
const jan = { ...ana, name: 'Jan Keller', mail: 'jan@contoso.example' } as const;

const seen = (answers: Answers = [ana, jan], times = { start, end }) =>
  newsOf(kickoff, { ...times, answers }, now);
const said = (answers: Answers, times = { start, end }) => {
  const news = seen(answers, times);
  return news && linesFor(kickoff, news);
};

describe('what is new in Outlook', () => {
  it('is nothing as long as nothing was done', () => {
    expect(seen()).toBeNull();
    expect(seen([jan, ana])).toBeNull();
  });

  it.each<[string, Partial<Answers[number]>, object, string[]]>([
    ['accepted', { answer: 'accepted' }, {}, ['Ana Costa accepted the kickoff']],
    ['declined', { answer: 'declined' }, {}, ['Ana Costa declined the kickoff']],
    ['may come', { answer: 'tentative' }, {}, ['Ana Costa may come to the kickoff']],
    [
      'proposed another time',
      { answer: 'tentative', proposes: later },
      { proposedStart: later.start, proposedEnd: later.end },
      ['Ana Costa proposes Tue 8 Dec 2026, 11:00 Zurich for the kickoff'],
    ],
  ])('is who %s, and nobody else', (_what, answered, proposed, lines) => {
    const answers = [{ ...ana, ...answered }, jan];
    const { answer } = { ...ana, ...answered };
    const reply = aReply({ answer, at: now, ...proposed });
    const none = { moved_from: null, moved_at: null };
    expect(seen(answers)).toEqual({ start_at: start, end_at: end, ...none, replies: [reply] });
    expect(said(answers)).toEqual(lines);
  });

  it('is an answer that was taken back, which is no line', () => {
    const accepted = aKickoff({ replies: [aReply({ answer: 'accepted' })] });
    const news = newsOf(accepted, { start, end, answers: [ana] }, now);
    expect(news?.replies).toEqual([aReply({ at: now })]);
    expect(news && linesFor(accepted, news)).toEqual([]);
  });

  it('begins to wait anew where somebody answers otherwise than the manager knew', () => {
    const kept = aReply({ answer: 'declined', keptAt: now });
    const known = aKickoff({ replies: [kept] });
    const again = { ...ana, answer: 'declined' as const };
    expect(newsOf(known, { start, end, answers: [again] }, now)).toBeNull();
    const other = { ...again, proposes: later };
    expect(newsOf(known, { start, end, answers: [other] }, now)?.replies).toMatchObject([
      { keptAt: null, proposedStart: later.start },
    ]);
  });

  it('is a move, with the time before it', () => {
    expect(seen([ana, jan], later)).toEqual({
      start_at: later.start,
      end_at: later.end,
      moved_from: start,
      moved_at: now,
      replies: [],
    });
    expect(said([ana, jan], later)).toEqual([
      'The kickoff was moved in Outlook to Tue 8 Dec 2026, 11:00 Zurich',
    ]);
  });

  it('moved twice comes from where it was first; moved back, it never moved', () => {
    const moved = aKickoff({ moved_from: start, moved_at: now, start_at: later.start });
    const on = (times: { start: string; end: string }) =>
      newsOf(moved, { ...times, answers: [ana, jan] }, now);
    const third = { start: '2026-12-09T10:00:00.000Z', end: '2026-12-09T11:00:00.000Z' };
    expect(on(third)).toMatchObject({ moved_from: start, moved_at: now, start_at: third.start });
    expect(on({ start, end })).toMatchObject({ moved_from: null, moved_at: null, start_at: start });
  });

  it('is another length without a word', () => {
    const longer = { start, end: later.end };
    expect(seen([ana, jan], longer)).toMatchObject({ end_at: later.end, moved_at: null });
    expect(said([ana, jan], longer)).toEqual([]);
  });

  it('knows somebody by name whom Exchange knows under another address', () => {
    const alias = { ...ana, name: 'ana costa', mail: 'acosta@contoso.example' };
    expect(seen([{ ...alias, answer: 'declined' }, jan])?.replies).toEqual([
      aReply({ answer: 'declined', at: now }),
    ]);
  });

  it('passes over whoever was invited in Outlook alone', () => {
    const bo = { ...ana, name: 'Bo Ek', mail: 'bo@contoso.example', answer: 'declined' as const };
    expect(seen([ana, jan, bo])).toBeNull();
  });

  it('takes everybody invited from the event where the invitation left no names', () => {
    const known = aKickoff({ replies: [] });
    const answers = [{ ...ana, answer: 'accepted' as const }, jan];
    expect(newsOf(known, { start, end, answers }, now)?.replies).toEqual([
      aReply({ answer: 'accepted', at: now }),
    ]);
  });
});
