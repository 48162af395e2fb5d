import { describe, expect, it } from '@jest/globals';
import { questionForGuests, questionInThread } from '../../bot/cards/question-cards.ts';
import { questionOnCard } from '../../bot/telling/card-contents.ts';
import { noticeFor } from '../../bot/telling/notice-card.ts';
import { statusCards } from '../../bot/telling/status-cards.ts';
import { readKickoff } from '../../src/kickoff/facts.ts';
import { noteOutlook } from '../../src/kickoff/note-outlook.ts';
import { sendKickoff } from '../../src/kickoff/send-kickoff.ts';
import { findTimes } from '../../src/kickoff/times.ts';
import { rememberPeople } from '../../src/people/names.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { open } from '../../src/record/read.ts';
import { readHandover } from '../../src/record/store.ts';
import { waitingFor } from '../../src/waiting/waiting-for.ts';
import { aContact, aHandover, aQuestion, ids } from '../harness/facts.ts';
import { aWork } from '../harness/work.ts';
import { sourceFiles } from '../structure/source-files.ts';

/** We work in Zurich, the client in Kolkata, Riya in New York; where Tomás lives nobody knows. */
const clientZone = 'Asia/Kolkata';
const { app, as, aDeal } = await aWork();
const known = (person: 'riya' | 'tomas' | 'meera', timeZone?: string) => ({
  ...as(person),
  mail: `${person}@fabrikam.example`,
  ...(timeZone ? { timeZone } : {}),
});
const now = '2026-11-24T09:00:00.000Z';
const everybody = [known('riya', 'America/New_York'), known('tomas'), known('meera')];
await rememberPeople(app.db, everybody, now);

const unknown = aContact({ name: 'Bo Ek', mail: 'bo@contoso.example' });
const contacts = [unknown, aContact({ timeZone: clientZone })];
const due = '2026-11-25T16:00:00.000Z';
const answeredAt = '2026-11-24T08:00:00.000Z';
const start = '2026-12-08T09:00:00.000Z';

async function sent(): Promise<HandoverRow> {
  const { id } = await aDeal({ handover: aHandover({ state: 'accepted', contacts }) });
  const request = { handoverId: id, key: crypto.randomUUID(), input: { start } };
  await sendKickoff(app, as('meera'), request);
  const event = {
    start: '2026-12-09T09:00:00.000Z',
    end: '2026-12-09T10:00:00.000Z',
    changedAt: now,
    joinUrl: null,
    answers: [
      {
        name: 'Ana Costa',
        mail: 'ana@contoso.example',
        answer: 'tentative' as const,
        proposes: { start, end: '2026-12-08T10:00:00.000Z' },
      },
    ],
  };
  await noteOutlook(app, { handoverId: id, revision: 1, found: { kind: 'event', event } });
  return await handover(id);
}
async function handover(id: string): Promise<HandoverRow> {
  const row = await readHandover(app.db, { tenantId: ids.tenant, id });
  if (!row) throw new Error('The handover is gone.');
  return row;
}
async function asked(state: 'open' | 'answered') {
  const entry = { id: '1', by: ids.tomas, at: answeredAt, text: 'x' };
  const entries = [
    { ...entry, kind: 'asked' as const },
    ...(state === 'answered' ? [{ ...entry, kind: 'answered' as const, by: ids.riya }] : []),
  ];
  const question = aQuestion({ state, due_at: due, entries });
  const deal = await aDeal({
    handover: aHandover({ state: 'in-review', contacts }),
    questions: [question],
  });
  return { row: await handover(deal.id), questionId: deal.facts.questions[0]?.id ?? '' };
}
const world = { app } as Parameters<typeof noticeFor>[0];
async function toOne(state: 'open' | 'answered', to: string): Promise<string> {
  const { row, questionId } = await asked(state);
  const kind = state === 'open' ? ('question' as const) : ('answered' as const);
  return JSON.stringify(
    (await noticeFor(world, row, { kind, to, questionId, version: null })).card,
  );
}

describe('a time of day', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'the channel’s card',
      async () => await statusCards(app, [{ handover: await sent(), forGuests: true }]),
      'Kickoff Wed 9 Dec, 14:30 Kolkata',
    ],
    [
      'a question in its thread',
      async () => {
        const { row, questionId } = await asked('open');
        return questionInThread(await questionOnCard(app, row, questionId));
      },
      'by Wed 25 Nov, 21:30 Kolkata',
    ],
    [
      'a question that guests read',
      async () => {
        const { row, questionId } = await asked('open');
        return questionForGuests(await questionOnCard(app, row, questionId));
      },
      'by Wed 25 Nov, 21:30 Kolkata',
    ],
    [
      'an answer in its thread',
      async () => {
        const { row, questionId } = await asked('answered');
        return questionInThread(await questionOnCard(app, row, questionId));
      },
      'Tue 24 Nov, 13:30 Kolkata',
    ],
    [
      'the list of changes',
      async () => {
        const { id } = await sent();
        const lines = app.db.selectFrom('audit_entry').select('text').where('handover_id', '=', id);
        return await lines.execute();
      },
      'Ana Costa proposes Tue 8 Dec 2026, 14:30 Kolkata for the kickoff',
    ],
  ])('told to many is said in the client’s zone, and names it: %s', async (_where, show, words) => {
    const said = JSON.stringify(await show());
    expect(said).toContain(words);
    expect(said).not.toContain('Zurich');
  });

  it.each<[string, () => Promise<string>, string]>([
    [
      'a question to whom Teams told us the zone of',
      async () => await toOne('open', ids.riya),
      'by Wed 25 Nov, 11:00 your time · 21:30 Kolkata',
    ],
    [
      'a question to somebody else',
      async () => await toOne('open', ids.tomas),
      'by Wed 25 Nov, 21:30 Kolkata',
    ],
    [
      'an answer',
      async () => await toOne('answered', ids.riya),
      'Tue 24 Nov, 03:00 your time · 13:30 Kolkata',
    ],
  ])('told to one is said in their own zone first: %s', async (_where, show, words) => {
    expect(await show()).toContain(words);
  });

  it('of the invitation is the client’s: so the mail of a client says it', async () => {
    const { id } = await sent();
    const kickoff = await readKickoff(app.db, id);
    expect([kickoff?.time_zone, kickoff?.request]).toMatchObject([
      clientZone,
      { start: { dateTime: '2026-12-08T14:30:00', timeZone: 'India Standard Time' } },
    ]);
  });

  it('goes to the tab with the client’s zone, to be said beside the reader’s own', async () => {
    const { id } = await sent();
    const { waiting } = await waitingFor(app, as('meera'));
    const ours = waiting.filter(({ handoverId }) => handoverId === id);
    expect(ours.map(({ moment }) => moment?.timeZone)).toEqual([clientZone, clientZone]);
    const opened = await open(app, as('meera'), id);
    const calendar = { freeBusy: async () => await Promise.resolve([]) } as never;
    const times = await findTimes(opened, { calendar, readerZone: 'Europe/Lisbon' });
    expect(times).toMatchObject({ timeZone: 'Europe/Lisbon', clientZone });
  });

  it('is put into words in no other way', () => {
    const files = sourceFiles(['src', 'bot', 'tab']).filter(({ isTest }) => !isTest);
    const using = (pattern: RegExp) =>
      files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    // The installation's zone stands in only where no contact's is known.
    expect(using(/\bmoment(?:For)?\([^;]*settings\.timeZone/u)).toEqual([]);
    expect(using(/\bdayAndTimeIn\(/u)).toEqual(['tab/ui/both-times.ts', 'tab/ui/dates.ts']);
    expect(using(/\btoLocale(?:Time)?String\(/u)).toEqual(['src/date-words.ts', 'tab/ui/dates.ts']);
  });
});
