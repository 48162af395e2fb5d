import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant, type Tenant } from '../tenant.ts';
import { callGraph } from '../testing/call-graph.ts';
import { PERSONS } from '../world.ts';

let tenant: Tenant;
const events = `/users/${PERSONS.meera.id}/events`;
const PROPERTY = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name handover';
const zone = 'W. Europe Standard Time';
const kickoff = (transactionId: string, extra = {}) => ({
  subject: 'Kickoff: Contoso ERP rollout',
  body: { contentType: 'text', content: 'Three promises and a plan.' },
  start: { dateTime: '2031-03-04T10:00:00', timeZone: zone },
  end: { dateTime: '2031-03-04T11:00:00', timeZone: zone },
  attendees: [
    { emailAddress: { address: PERSONS.tomas.mail }, type: 'required' },
    { emailAddress: { address: PERSONS.ana.mail }, type: 'required' },
    { emailAddress: { address: 'jan.keller@contoso.example' }, type: 'optional' },
  ],
  isOnlineMeeting: true,
  onlineMeetingProvider: 'teamsForBusiness',
  transactionId,
  singleValueExtendedProperties: [{ id: PROPERTY, value: transactionId }],
  ...extra,
});
const post = (body: unknown, headers = {}) =>
  callGraph(tenant, `POST ${events}`, { body, headers });
const created = () => tenant.graph.ledger.entries().filter(({ kind }) => kind === 'event-created');
const mailsOf = async (address: string) =>
  (await (await fetch(`${tenant.url}/microsoft/mail?person=${address}`)).json()) as {
    kind: string;
    subject: string;
  }[];

beforeAll(async () => {
  tenant = await startTenant();
});
afterEach(() => {
  expect(tenant.graph.contractViolations).toEqual([]);
});
afterAll(() => tenant.close());

describe('creating an event', () => {
  it('puts copies into calendars inside and invitations into every inbox', async () => {
    const reply = await post(kickoff('copies'), { prefer: `outlook.timezone="${zone}"` });
    expect(reply.status).toBe(201);
    expect(reply.at('onlineMeeting.joinUrl')).toContain(
      'https://teams.microsoft.com/l/meetup-join/',
    );
    expect(reply.at('start')).toEqual({ dateTime: '2031-03-04T10:00:00.0000000', timeZone: zone });
    const window = 'startDateTime=2031-03-04T00:00:00Z&endDateTime=2031-03-05T00:00:00Z';
    const copy = await callGraph(tenant, `GET /users/${PERSONS.tomas.id}/calendarView?${window}`);
    expect(copy.at('value.0.iCalUId')).toBe(reply.at('iCalUId'));
    expect(copy.at('value.0.isOrganizer')).toBe(false);
    for (const address of [PERSONS.tomas.mail, PERSONS.ana.mail, 'jan.keller@contoso.example']) {
      expect((await mailsOf(address))[0]).toMatchObject({ kind: 'invitation' });
    }
  });
  it('GR03 makes the same transactionId with the same body one event', async () => {
    const first = await post(kickoff('once'));
    const before = [created().length, (await mailsOf(PERSONS.ana.mail)).length];
    const again = await post(kickoff('once'));
    expect([again.status, again.at('id')]).toEqual([201, first.at('id')]);
    expect([created().length, (await mailsOf(PERSONS.ana.mail)).length]).toEqual(before);
  });
  it('GR03 refuses another body under the same transactionId and names the event', async () => {
    const first = await post(kickoff('body'));
    const other = await post(kickoff('body', { subject: 'Another' }));
    expect([other.status, other.at('error.code')]).toEqual([400, 'ErrorDuplicateTransactionId']);
    expect(String(other.at('error.message'))).toContain(String(first.at('id')));
  });
  it('GR04 makes a second event when the transactionId is forgotten, found by its property', async () => {
    await post(kickoff('forgotten'));
    const filter = `singleValueExtendedProperties/any(ep: ep/id eq '${PROPERTY}' and ep/value eq 'forgotten')`;
    const expand = `singleValueExtendedProperties($filter=id eq '${PROPERTY}')`;
    const query = new URLSearchParams({ $filter: filter, $expand: expand, $select: 'id' });
    const found = await callGraph(tenant, `GET ${events}?${query}`);
    expect(found.at('value.0.singleValueExtendedProperties.0.value')).toBe('forgotten');
    expect(found.at('value.0.subject')).toBeUndefined();
    tenant.graph.switches.forgetTransactionIds = true;
    const count = created().length;
    await post(kickoff('forgotten'));
    tenant.graph.switches.forgetTransactionIds = false;
    expect(created().length).toBe(count + 1);
  });
  it.each([
    ['an unknown zone', { start: { dateTime: '2031-03-04T10:00:00', timeZone: 'Middle Earth' } }],
    ['an IANA zone', { start: { dateTime: '2031-03-04T10:00:00', timeZone: 'Europe/Zurich' } }],
    ['an end before the start', { end: { dateTime: '2031-03-04T09:00:00', timeZone: zone } }],
    ['a bad address', { attendees: [{ emailAddress: { address: 'not an address' } }] }],
  ])('refuses %s', async (_, extra) => {
    expect((await post(kickoff(`bad-${_}`, extra))).status).toBe(400);
  });
});

describe('changing an event', () => {
  it('tells only the new and the removed when attendees alone change, and keeps answers', async () => {
    const made = await post(kickoff('attendees'));
    const id = String(made.at('id'));
    tenant.graph.answer(id, { mail: PERSONS.ana.mail, response: 'accepted' });
    const before = (await mailsOf(PERSONS.ana.mail)).length;
    const patched = await callGraph(tenant, `PATCH ${events}/${id}`, {
      body: {
        attendees: [
          { emailAddress: { address: PERSONS.ana.mail } },
          { emailAddress: { address: PERSONS.li.mail } },
        ],
      },
    });
    expect(patched.at('attendees.0.status.response')).toBe('accepted');
    expect((await mailsOf(PERSONS.ana.mail)).length).toBe(before);
    expect((await mailsOf(PERSONS.li.mail))[0]).toMatchObject({ kind: 'invitation' });
    expect((await mailsOf(PERSONS.tomas.mail))[0]).toMatchObject({ kind: 'cancellation' });
  });
  it('GR12 refuses a stale etag', async () => {
    const made = await post(kickoff('etag'));
    const stale = await callGraph(tenant, `PATCH ${events}/${String(made.at('id'))}`, {
      body: { subject: 'x' },
      headers: { 'if-match': 'W/"other-1"' },
    });
    expect(stale.status).toBe(412);
  });
  it('ends the Teams meeting when the body is written over', async () => {
    const made = await post(kickoff('text'));
    const patched = await callGraph(tenant, `PATCH ${events}/${String(made.at('id'))}`, {
      body: { body: { contentType: 'text', content: 'new text' } },
    });
    expect(patched.at('isOnlineMeeting')).toBe(false);
  });
  it('shows a proposed time, and forgets answers when the meeting moves', async () => {
    const id = String((await post(kickoff('proposal'))).at('id'));
    const proposed = { start: '2031-03-04T12:00:00.000Z', end: '2031-03-04T13:00:00.000Z' };
    tenant.graph.answer(id, {
      mail: PERSONS.tomas.mail,
      response: 'tentativelyAccepted',
      proposed,
    });
    const seen = await callGraph(tenant, `GET ${events}/${id}`);
    expect(seen.at('attendees.0.proposedNewTime.start.dateTime')).toBe(
      '2031-03-04T12:00:00.0000000',
    );
    const moved = await callGraph(tenant, `PATCH ${events}/${id}`, {
      body: {
        start: { dateTime: '2031-03-05T10:00:00', timeZone: zone },
        end: { dateTime: '2031-03-05T11:00:00', timeZone: zone },
      },
    });
    expect(moved.at('attendees.0.status.response')).toBe('none');
  });
  it('is cancelled with a comment that reaches everybody', async () => {
    const id = String((await post(kickoff('cancel'))).at('id'));
    const reply = await callGraph(tenant, `POST ${events}/${id}/cancel`, {
      body: { comment: 'Sorry' },
    });
    expect(reply.status).toBe(202);
    expect((await callGraph(tenant, `GET ${events}/${id}`)).status).toBe(404);
    expect((await mailsOf('jan.keller@contoso.example'))[0]).toMatchObject({
      kind: 'cancellation',
      subject: 'Canceled: Kickoff: Contoso ERP rollout',
    });
  });
});

describe('whose mailbox', () => {
  it('the app is refused outside the delivery staff', async () => {
    const paul = await callGraph(tenant, `GET /users/${PERSONS.paul.id}/events`);
    expect([paul.status, paul.at('error.code')]).toEqual([403, 'ErrorAccessDenied']);
  });
  it('a guest has none here', async () => {
    const ana = await callGraph(tenant, `GET /users/${PERSONS.ana.id}/events`);
    expect([ana.status, ana.at('error.code')]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
  });
});
