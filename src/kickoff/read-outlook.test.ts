import { beforeEach, describe, expect, it } from '@jest/globals';
import { aHandover } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import type { Calendar } from '../microsoft/calendar.ts';
import type { EventNow } from '../microsoft/event-now.ts';
import { GraphProblem } from '../microsoft/graph-problem.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import { rememberPeople } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { intentOf } from './invitation.ts';
import { keepKickoff } from './keep-kickoff.ts';
import { readOutlook } from './read-outlook.ts';
import { sendKickoff } from './send-kickoff.ts';
import { storeEvent } from './store.ts';

const { app, as, at, came, aDeal } = await aWork();
const staff = (['riya', 'tomas', 'meera'] as const).map((person) => {
  return { ...as(person), mail: `${person}@fabrikam.example` };
});
await rememberPeople(app.db, staff, '2026-11-24T09:00:00.000Z');

const start = '2026-12-08T09:00:00.000Z';
const end = '2026-12-08T10:00:00.000Z';
const later = { start: '2026-12-08T10:00:00.000Z', end: '2026-12-08T11:00:00.000Z' };
type Answer = EventNow['answers'][number];
const none = { answer: 'none', proposes: null } as const;
const invited: Answer[] = [
  { name: 'Riya Patel', mail: 'riya@fabrikam.example', ...none },
  { name: 'Tomás Ferreira', mail: 'tomas@fabrikam.example', ...none },
  { name: 'Ana Costa', mail: 'ana@contoso.example', ...none },
];

/** Outlook as it stands: events by their ids, or how the one asked for fails. */
const outlook = new Map<string, EventNow | GraphProblem>();
/** Events that were put into another folder: they answer, and are not in the calendar. */
const discarded = new Set<string>();
let asked: string[][] = [];
let down: Error | null = null;
const unused = async () => await Promise.reject(new Error('not asked for here'));
const calendar: Calendar = {
  freeBusy: unused,
  createEvent: unused,
  findEvent: async (_organizer, stamp) => {
    const id = [...outlook.keys()].find((one) => stamp === intentOf(one, 1));
    const isThere = id !== undefined && !(outlook.get(id) instanceof GraphProblem);
    const found = { id: id ?? '', icalUid: null, joinUrl: null, webUrl: null };
    return await Promise.resolve(isThere && !discarded.has(id) ? found : null);
  },
  eventsNow: async (events) => {
    if (down) throw down;
    asked.push(events.map(({ eventId }) => eventId));
    const gone = new GraphProblem('missing', 'ErrorItemNotFound');
    return await Promise.resolve(events.map(({ eventId }) => outlook.get(eventId) ?? gone));
  },
};
const look = async () => await came(async () => await readOutlook({ app, calendar }));

beforeEach(async () => {
  at('2026-11-24T09:00:00Z');
  [asked, down] = [[], null];
  outlook.clear();
  discarded.clear();
  // Each test begins with an empty calendar and an empty list.
  await app.db.deleteFrom('kickoff').execute();
  await app.db.deleteFrom('waiting').execute();
});

let changes = 0;
/** Somebody does something to the event in Outlook. */
function done(id: string, over: Partial<EventNow> = {}): void {
  changes += 1;
  const changedAt = `2026-11-24T08:00:00.${String(changes).padStart(3, '0')}Z`;
  const event = { isCancelled: false, start, end, joinUrl: 'https://teams.example/j' };
  outlook.set(id, { ...event, changedAt, answers: invited, ...over });
}

/** A deal whose invitation was sent and is in the calendar; its event has the id of the deal. */
async function sent(): Promise<string> {
  const { id } = await aDeal({ handover: aHandover({ state: 'accepted' }) });
  const key = crypto.randomUUID();
  await sendKickoff(app, as('meera'), { handoverId: id, key, input: { start } });
  const made = { id, icalUid: null, joinUrl: 'https://teams.example/j', webUrl: null };
  await storeEvent(app.db, id, made);
  done(id);
  return id;
}

const answered = (mail: string, answer: Partial<Answer>) =>
  invited.map((one) => (one.mail.startsWith(mail) ? { ...one, ...answer } : one));
const version = [{ version: 3 }];
const waiting = async () =>
  (await app.db.selectFrom('waiting').select(['title', 'person_id']).execute()).map(
    ({ title }) => title,
  );

describe('reading in Outlook what became of the kickoffs', () => {
  it('writes nothing where nothing changed', async () => {
    const id = await sent();
    // The first time only when the event last changed is noted, beside the record.
    expect(await look()).toMatchObject({ noted: [], effects: [] });
    const before = await app.db.selectFrom('handover').select('signalled').execute();
    expect(await look()).toMatchObject({ wrote: {}, noted: [], effects: [] });
    expect(await app.db.selectFrom('handover').select('signalled').execute()).toEqual(before);
    expect(asked).toEqual([[id], [id]]);
  });

  it('notes who declined, brings the card up to date and lets it wait for the manager', async () => {
    const id = await sent();
    done(id, { answers: answered('ana', { answer: 'declined' }) });
    expect(await look()).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: version,
        kickoff: [{ outlook_changed_at: expect.any(String) }],
        kickoff_reply: [{ answer: 'declined' }],
      },
      heard: [],
      effects: ['handover-card'],
      noted: ['Ana Costa declined the kickoff'],
    });
    expect(await waiting()).toEqual(['Ana Costa declined the kickoff']);
    expect(await look()).toMatchObject({ wrote: {}, noted: [] });
  });

  it('notes another time, a move and that it is gone', async () => {
    const id = await sent();
    done(id, { answers: answered('ana', { answer: 'tentative', proposes: later }) });
    expect((await look()).noted).toEqual([
      'Ana Costa proposes Tue 8 Dec 2026, 11:00 Zurich for the kickoff',
    ]);
    done(id, later);
    const { noted, wrote } = await look();
    expect(noted).toEqual(['The kickoff was moved in Outlook to Tue 8 Dec 2026, 11:00 Zurich']);
    expect(wrote['kickoff']).toMatchObject([
      {
        start_at: '2026-12-08T10:00:00+00:00',
        end_at: '2026-12-08T11:00:00+00:00',
        moved_from: '2026-12-08T09:00:00+00:00',
        moved_at: 'now',
      },
    ]);
    expect(await waiting()).toEqual(['The kickoff was moved in Outlook to']);
    outlook.delete(id);
    expect((await look()).noted).toEqual(['The kickoff was deleted in Outlook']);
    expect(await waiting()).toEqual(['The kickoff was deleted in Outlook']);
    asked = [];
    expect(await look()).toMatchObject({ wrote: {}, noted: [] });
    expect(asked).toEqual([]);
  });

  it.each<[string, (id: string) => void]>([
    ['cancelled by its organizer', (id) => done(id, { isCancelled: true })],
    ['put among what was deleted', (id) => [done(id), discarded.add(id)]],
  ])('takes one that was %s as gone', async (_how, act) => {
    const id = await sent();
    await look();
    act(id);
    expect((await look()).noted).toEqual(['The kickoff was deleted in Outlook']);
  });

  it('does not take one as gone that has another id by now', async () => {
    const id = await sent();
    await app.db.updateTable('kickoff').set({ event_id: 'before' }).execute();
    expect(await look()).toMatchObject({ noted: [] });
    const rows = await app.db.selectFrom('kickoff').select('event_id').execute();
    expect(rows).toEqual([{ event_id: id }]);
  });

  it('takes the Teams link that Exchange made later', async () => {
    const id = await sent();
    await app.db.updateTable('kickoff').set({ join_url: null }).execute();
    expect((await look()).wrote['kickoff']).toMatchObject([
      { join_url: 'https://teams.example/j' },
    ]);
    expect(asked).toEqual([[id]]);
  });

  it('asks for all at once, and one that fails keeps no other from it', async () => {
    const [busy, lost, closed, unclear, fine] = [
      await sent(),
      await sent(),
      await sent(),
      await sent(),
      await sent(),
    ];
    outlook.set(busy, new GraphProblem('throttled', null, { retryAfterSeconds: 90 }));
    outlook.set(lost, new GraphProblem('missing', 'MailboxNotEnabledForRESTAPI'));
    outlook.set(closed, new GraphProblem('forbidden', 'ErrorAccessDenied'));
    outlook.set(unclear, new GraphProblem('ambiguous', null));
    done(fine, { answers: answered('ana', { answer: 'accepted' }) });
    const read = await look();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.toSorted()).toEqual([busy, lost, closed, unclear, fine].toSorted());
    expect(read.noted).toEqual(['Ana Costa accepted the kickoff']);
    const rows = await app.db
      .selectFrom('kickoff')
      .select(['handover_id', 'unread_why', 'look_after', 'gone_at'])
      .execute();
    const of = (id: string) => rows.find((row) => row.handover_id === id);
    expect(of(busy)).toMatchObject({ look_after: '2026-11-24T09:01:30.000Z', unread_why: null });
    expect(of(lost)).toMatchObject({ unread_why: 'mailbox', gone_at: null });
    expect(of(closed)).toMatchObject({ unread_why: 'grant', gone_at: null });
    expect(of(unclear)).toMatchObject({ unread_why: null, look_after: null, gone_at: null });
    // Told to wait, it is not asked for until then; told the same again, nothing is written.
    expect((await look()).wrote).toEqual({});
    expect(asked[1]).not.toContain(busy);
    at('2026-11-24T09:01:30Z');
    done(busy);
    done(closed);
    expect((await look()).wrote['kickoff']).toContainEqual(
      expect.objectContaining({ unread_why: null }),
    );
    expect(asked[2]).toContain(busy);
  });

  it('notes one although another cannot be noted', async () => {
    const [first, second] = [await sent(), await sent()];
    for (const id of [first, second]) {
      done(id, { answers: answered('ana', { answer: 'accepted' }) });
    }
    let count = 0;
    const afterChange: typeof app.afterChange = async (...given) => {
      count += 1;
      if (count === 1) throw new Error('not this one');
      await app.afterChange(...given);
    };
    await readOutlook({ app: { ...app, afterChange }, calendar });
    const rows = await app.db
      .selectFrom('kickoff_reply')
      .select('handover_id')
      .where('answer', '=', 'accepted')
      .execute();
    expect(rows).toHaveLength(1);
    expect((await look()).noted).toEqual(['Ana Costa accepted the kickoff']);
  });

  it('waits where the app gets no token, and forgets nothing', async () => {
    const id = await sent();
    done(id, { answers: answered('ana', { answer: 'declined' }) });
    down = new IdentityProblem('unavailable', { retryAfterSeconds: 30 });
    expect(await look()).toMatchObject({ refused: null, wrote: {} });
    down = null;
    expect((await look()).noted).toEqual(['Ana Costa declined the kickoff']);
  });

  it.each<State>(['paused', 'cancelled', 'closed'])(
    'asks nothing of one that is %s',
    async (state) => {
      const id = await sent();
      await app.db.updateTable('handover').set({ state }).where('id', '=', id).execute();
      await look();
      expect(asked).toEqual([]);
    },
  );

  it('asks nothing once it is over, and nobody has to look at it any more', async () => {
    const id = await sent();
    done(id, { ...later, answers: answered('ana', { answer: 'declined' }) });
    await look();
    expect(await waiting()).toHaveLength(2);
    at('2026-12-08T11:00:00Z');
    asked = [];
    const over = await look();
    expect(over).toMatchObject({ noted: [], wrote: { kickoff_reply: [{ kept_at: 'now' }] } });
    expect([asked, await waiting()]).toEqual([[], []]);
    expect(await look()).toMatchObject({ wrote: {} });
  });
});

describe('leaving the kickoff as it is', () => {
  const kept = async (id: string, upTo: string, person: 'meera' | 'tomas' = 'meera') =>
    await came(async () => await keepKickoff(app, as(person), { handoverId: id, input: { upTo } }));
  const now = '2026-11-24T09:00:00Z';

  it('is the manager’s, and ends what waited', async () => {
    const id = await sent();
    done(id, { ...later, answers: answered('ana', { answer: 'declined' }) });
    await look();
    expect(await kept(id, now, 'tomas')).toMatchObject({ refused: 'role_required', wrote: {} });
    expect(await kept(id, now)).toMatchObject({
      refused: null,
      wrote: {
        kickoff: [{ moved_from: null, moved_at: null }],
        kickoff_reply: [{ kept_at: 'now' }],
      },
      effects: ['handover-card'],
      noted: ['The kickoff stays as it is'],
    });
    expect(await waiting()).toEqual([]);
    expect(await kept(id, now)).toMatchObject({ refused: 'invalid_state', wrote: {} });
  });

  it('does not reach what came after the manager looked', async () => {
    const id = await sent();
    done(id, { answers: answered('ana', { answer: 'declined' }) });
    await look();
    at('2026-11-24T09:05:00Z');
    const answers = answered('ana', { answer: 'declined' }).map((one) =>
      one.mail.startsWith('tomas') ? { ...one, answer: 'declined' as const } : one,
    );
    done(id, { answers });
    await look();
    expect(await kept(id, now)).toMatchObject({ refused: null });
    expect(await waiting()).toEqual(['Tomás Ferreira declined the kickoff']);
  });

  it('is no way for one that is gone', async () => {
    const id = await sent();
    outlook.delete(id);
    await look();
    expect(await kept(id, now)).toMatchObject({ refused: 'invalid_state', wrote: {} });
  });
});
