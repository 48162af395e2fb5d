import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { eventBody } from '../../src/kickoff/invitation.ts';
import { openAppTokens } from '../../src/microsoft/app-tokens.ts';
import { openCalendar, type Calendar } from '../../src/microsoft/calendar.ts';
import type { EventNow, EventPlace } from '../../src/microsoft/event-now.ts';
import { GraphProblem } from '../../src/microsoft/graph-problem.ts';
import { openGraph } from '../../src/microsoft/graph.ts';
import { openOutbound } from '../../src/microsoft/outbound.ts';
import type { Pace } from '../../src/microsoft/pace.ts';
import { environmentFor } from '../harness/product.ts';

let tenant: Tenant;
let calendar: Calendar;
/** The mailboxes whose turn was taken, in order. */
const turns: string[] = [];
const pace: Pace = {
  inTurn: async ([kind, id = ''], call) => {
    if (kind === 'users') turns.push(id);
    return await call();
  },
};

beforeAll(async () => {
  tenant = await startTenant();
  const config = readConfig({ ...environmentFor(tenant), DATABASE_URL: 'postgres://unused' });
  const outbound = openOutbound(config.MICROSOFT_ADDRESSES);
  const [clock, log] = [systemClock, pino({ level: 'silent' })];
  const tokens = openAppTokens({
    tenantId: config.TENANT_ID,
    clientId: config.CLIENT_ID,
    credential: config.CLIENT_CREDENTIAL,
    outbound,
    clock,
    log,
  });
  calendar = openCalendar(openGraph({ tokens, outbound, clock, pace }));
});
afterEach(() => {
  tenant.faults.clear();
  // Our batch and each of its parts, and what the local Graph answered, are what the contract allows.
  expect(tenant.graph.contractViolations).toEqual([]);
});
afterAll(async () => await tenant.close());

const { ana, riya } = PERSONS;
let made = 0;

async function anEvent(organizer: PersonName = 'meera'): Promise<EventPlace> {
  made += 1;
  const handoverId = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const attendees = [riya, ana].map(({ name, mail }) => {
    return { name, mail, party: 'client' as const, organizer: false };
  });
  const body = eventBody({
    handoverId,
    revision: 1,
    subject: 'Kickoff',
    agenda: ['Introductions'],
    attendees,
    start: '2031-03-04T10:00:00',
    end: '2031-03-04T11:00:00',
    zone: 'W. Europe Standard Time',
  });
  const { id } = await calendar.createEvent(PERSONS[organizer].id, body);
  return { organizer: PERSONS[organizer].id, eventId: id };
}

async function now(event: EventPlace): Promise<EventNow | GraphProblem | undefined> {
  return (await calendar.eventsNow([event]))[0];
}
const batches = () => tenant.received.filter(({ path }) => path.endsWith('/$batch')).length;
const kindOf = (seen: EventNow | GraphProblem) =>
  seen instanceof GraphProblem ? seen.kind : seen.start;
const start = '2031-03-04T09:00:00.000Z';

describe('how events stand now', () => {
  it('is told with what everybody answered, in UTC', async () => {
    const event = await anEvent();
    const unanswered = { answer: 'none', proposes: null };
    expect(await now(event)).toMatchObject({
      isCancelled: false,
      start,
      end: '2031-03-04T10:00:00.000Z',
      joinUrl: expect.stringMatching(/^https:/u),
      answers: [
        { mail: riya.mail, name: riya.name, ...unanswered },
        { mail: ana.mail, name: ana.name, ...unanswered },
      ],
    });
    tenant.graph.answer(event.eventId, { mail: ana.mail, response: 'declined' });
    const proposed = { start: '2031-03-04T12:00:00.000Z', end: '2031-03-04T13:00:00.000Z' };
    const tentative = 'tentativelyAccepted';
    tenant.graph.answer(event.eventId, { mail: riya.mail, response: tentative, proposed });
    expect(await now(event)).toMatchObject({
      answers: [
        { answer: 'tentative', proposes: proposed },
        { answer: 'declined', proposes: null },
      ],
    });
  });

  it('is asked for many in one request, whatever the order of the answer', async () => {
    const organizers = ['meera', 'tomas', 'li', 'jonas'] as const;
    const events = await Promise.all(
      [...organizers, ...organizers, ...organizers].map(async (one) => await anEvent(one)),
    );
    const before = batches();
    const seen = await calendar.eventsNow(events);
    expect(batches()).toBe(before + 1);
    expect(seen.map(kindOf)).toEqual(events.map(() => start));
    const [first, second = first] = events;
    tenant.graph.answer(second?.eventId ?? '', { mail: ana.mail, response: 'accepted' });
    const again = await calendar.eventsNow(events);
    const accepted = again.map((one) =>
      one instanceof GraphProblem ? null : one.answers.some(({ answer }) => answer === 'accepted'),
    );
    expect(accepted).toEqual(events.map((event) => event === second));
  });

  it('is asked for at most 20 at once, and no mailbox for more than it bears', async () => {
    const events = await Promise.all(Array.from({ length: 7 }, async () => await anEvent()));
    const [before, taken] = [batches(), turns.length];
    expect((await calendar.eventsNow(events)).map(kindOf)).toEqual(events.map(() => start));
    expect(batches()).toBe(before + 3);
    expect(turns.slice(taken)).toEqual(events.map(() => PERSONS.meera.id));
  });

  it('fails for one alone: busy, gone, not ours to read, not understood', async () => {
    const busy = await anEvent('tomas');
    const gone = await anEvent();
    const [fine, odd] = [await anEvent('li'), { organizer: PERSONS.li.id, eventId: '../x' }];
    const closed = { organizer: PERSONS.paul.id, eventId: fine.eventId };
    const elsewhere = { organizer: PERSONS.nils.id, eventId: fine.eventId };
    const { state } = tenant.graph;
    state.events = state.events.filter(({ id }) => id !== gone.eventId);
    tenant.faults.add({
      match: { method: 'GET', path: busy.eventId },
      do: { kind: 'status', status: 429, retryAfter: '90' },
    });
    const seen = await calendar.eventsNow([busy, gone, elsewhere, closed, odd, fine]);
    const kinds = ['throttled', 'missing', 'missing', 'forbidden', 'invalid', start];
    expect(seen.map(kindOf)).toEqual(kinds);
    expect(seen.slice(0, 3)).toMatchObject([
      { retryAfterSeconds: 90 },
      { code: 'ErrorItemNotFound' },
      { code: 'MailboxNotEnabledForRESTAPI' },
    ]);
  });

  it('fails for each where the request as a whole did', async () => {
    const events = [await anEvent(), await anEvent()];
    tenant.faults.add({
      match: { method: 'POST', path: '$batch', times: 1 },
      do: { kind: 'status', status: 429, retryAfter: '7' },
    });
    const seen = await calendar.eventsNow(events);
    expect(seen).toMatchObject([{ retryAfterSeconds: 7 }, { retryAfterSeconds: 7 }]);
    expect((await calendar.eventsNow(events)).map(kindOf)).toEqual([start, start]);
  });
});
