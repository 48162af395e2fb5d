import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover } from '../../tests/harness/facts.ts';
import { aWork, persons, type PersonName } from '../../tests/harness/work.ts';
import type { GateFacts } from '../gates/facts.ts';
import { rememberPeople } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { freeze } from '../record/versions.ts';
import { sendKickoffInput } from './model.ts';
import { sendKickoff } from './send-kickoff.ts';

const { app, as, came, aDeal } = await aWork();
const start = '2026-12-08T09:00:00Z';
const named = ['riya', 'tomas', 'meera', 'jonas'] as const;
const staff = named.map((person) => ({ ...as(person), mail: `${person}@fabrikam.example` }));
await rememberPeople(app.db, staff, '2026-11-24T09:00:00.000Z');

type Handover = Partial<GateFacts['handover']>;
const accepted = async (over: Handover = {}) =>
  await aDeal({ handover: aHandover({ state: 'accepted', ...over }) });

/** The project manager, unless said otherwise, sends the kickoff of a deal. */
async function sent(asked: { id: string; person?: PersonName; key?: string; at?: string }) {
  const { id: handoverId, person = 'meera', key = randomUUID(), at = start } = asked;
  const request = { handoverId, key, input: { start: at } };
  return await came(async () => await sendKickoff(app, as(person), request));
}

describe('sending the kickoff', () => {
  it.each<[PersonName, string | null]>([
    ['meera', null],
    ['riya', 'role_required'],
    ['tomas', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await sent({ ...(await accepted()), person })).toMatchObject({ refused });
  });

  it.each<State>(['draft', 'in-review', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'comes after acceptance, and is refused when %s',
    async (state) => {
      const refused = await sent(await accepted({ state }));
      expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {}, effects: [] });
    },
  );

  it('stores the exact event, an hour long, orders it and says so', async () => {
    const { id } = await accepted();
    const to = (name: string, address: string) => ({
      emailAddress: { name, address },
      type: 'required',
    });
    const invited = (name: string, mail: string) => {
      const nothing = { proposed_start: null, proposed_end: null, kept_at: null };
      return { handover_id: id, name, mail, answer: 'none', ...nothing, at: 'now' };
    };
    expect(await sent({ id })).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        kickoff: [
          {
            handover_id: id,
            revision: 1,
            start_at: '2026-12-08T09:00:00+00:00',
            end_at: '2026-12-08T10:00:00+00:00',
            time_zone: 'Europe/Zurich',
            organizer: 'meera',
            organizer_mail: 'meera@fabrikam.example',
            sent_by: 'meera',
            sent_at: 'now',
            event_id: null,
            ical_uid: null,
            join_url: null,
            web_url: null,
            outlook_changed_at: null,
            moved_from: null,
            moved_at: null,
            gone_at: null,
            unread_why: null,
            look_after: null,
            request: expect.objectContaining({
              subject: 'Kickoff: Contoso ERP rollout (Contoso AG)',
              start: { dateTime: '2026-12-08T10:00:00', timeZone: 'W. Europe Standard Time' },
              end: { dateTime: '2026-12-08T11:00:00', timeZone: 'W. Europe Standard Time' },
              attendees: [
                to('Riya Patel', 'riya@fabrikam.example'),
                to('Tomás Ferreira', 'tomas@fabrikam.example'),
                to('Ana Costa', 'ana@contoso.example'),
              ],
            }),
          },
        ],
        kickoff_reply: [
          invited('Ana Costa', 'ana@contoso.example'),
          invited('Riya Patel', 'riya@fabrikam.example'),
          invited('Tomás Ferreira', 'tomas@fabrikam.example'),
        ],
      },
      heard: [],
      effects: ['invitation', 'handover-card'],
      noted: ['The kickoff invitation was sent'],
    });
  });

  it('shows the kickoff that was stored, with the words that are sent', async () => {
    const { id: handoverId } = await accepted();
    const request = { handoverId, key: randomUUID(), input: { start } };
    expect(await sendKickoff(app, as('meera'), request)).toMatchObject({
      state: 'sending',
      durationMinutes: 60,
      event: { start: '2026-12-08T09:00:00.000Z', end: '2026-12-08T10:00:00.000Z', joinUrl: null },
      preview: { subject: 'Kickoff: Contoso ERP rollout (Contoso AG)' },
      problem: null,
      can: { send: false },
    });
  });

  it('reads each of what it is made of once, and shows from that', async () => {
    const { id: handoverId } = await accepted();
    const read: string[] = [];
    const db = app.db.withPlugin({
      transformQuery: ({ node, queryId }) => {
        const { sql } = app.db.getExecutor().compileQuery(node, queryId);
        if (sql.startsWith('select')) read.push(sql);
        return node;
      },
      transformResult: async ({ result }) => await Promise.resolve(result),
    });
    await sendKickoff({ ...app, db }, as('meera'), {
      handoverId,
      key: randomUUID(),
      input: { start },
    });
    const about = (table: string) => read.filter((sql) => sql.includes(`"${table}"`)).length;
    expect(['kickoff', 'person', 'frozen_version'].map(about)).toEqual([1, 1, 1]);
  });

  it('takes the agenda from what the client was shown, as the page does', async () => {
    const { id: handoverId } = await accepted();
    const item = { section: 'goals', title: 'Goals', columns: [], rows: [] };
    const content = { items: [{ ...item, key: 'goals.business', text: 'Close in 3 days' }] };
    const riya = { kind: 'person', id: persons.riya.id } as const;
    const by = { by: riya, at: '2026-11-23T09:00:00.000Z' };
    await freeze(app.db, { handoverId, kind: 'shared', number: '1', content, ...by });
    const { wrote } = await sent({ id: handoverId });
    expect(JSON.stringify(wrote['kickoff'])).toContain('3. Goals and measures: Close in 3 days');
  });

  it('is one kickoff, whatever key a second one comes under', async () => {
    const deal = await accepted();
    await sent(deal);
    const second = await sent({ ...deal, at: '2026-12-09T09:00:00Z' });
    expect(second).toMatchObject({ refused: 'already_scheduled', wrote: {}, effects: [] });
  });

  it('is another one once the first is gone from the calendar, with nothing of what was answered', async () => {
    const deal = await accepted();
    await sent(deal);
    const at = '2026-11-24T10:00:00.000Z';
    await app.db
      .updateTable('kickoff')
      .set({ event_id: 'gone', gone_at: at, moved_at: at, moved_from: at, unread_why: 'grant' })
      .where('handover_id', '=', deal.id)
      .execute();
    await app.db.updateTable('kickoff_reply').set({ answer: 'declined' }).execute();
    const second = await sent({ ...deal, at: '2026-12-09T09:00:00Z' });
    expect(second).toMatchObject({ refused: null, effects: ['invitation', 'handover-card'] });
    const clean = { event_id: null, gone_at: null, moved_at: null, moved_from: null };
    expect(second.wrote['kickoff']).toMatchObject([{ revision: 2, ...clean, unread_why: null }]);
    expect(JSON.stringify(second.wrote['kickoff'])).toContain(`handover-${deal.id}-kickoff-2`);
    const answered = await app.db
      .selectFrom('kickoff_reply')
      .select('answer')
      .where('handover_id', '=', deal.id)
      .execute();
    expect(answered.map(({ answer }) => answer)).toEqual(['none', 'none', 'none']);
    const third = await sent({ ...deal, at: '2026-12-10T09:00:00Z' });
    expect(third).toMatchObject({ refused: 'already_scheduled', wrote: {} });
  });

  it('gives the same kickoff to a second press, and nothing is done again', async () => {
    const { id: handoverId } = await accepted();
    const request = { handoverId, key: randomUUID(), input: { start } };
    const first = await sendKickoff(app, as('meera'), request);
    const again = await came(async () => {
      expect(await sendKickoff(app, as('meera'), request)).toEqual(first);
    });
    expect(again).toMatchObject({ refused: null, heard: [], effects: [], noted: [] });
    expect(again.wrote['kickoff']).toBeUndefined();
  });

  it('refuses a key that stood for another time', async () => {
    const deal = { ...(await accepted()), key: randomUUID() };
    await sent(deal);
    const other = await sent({ ...deal, at: '2026-12-09T09:00:00Z' });
    expect(other).toMatchObject({ refused: 'idempotency_key_reused', wrote: {} });
  });

  it.each(['2026-11-24T09:00:00Z', '2026-11-23T09:00:00Z'])(
    'is for a time still to come, not for %s',
    async (at) => {
      const over = await sent({ ...(await accepted()), at });
      expect(over).toMatchObject({ refused: 'invalid_input', wrote: {} });
      expect(over.said).toBe('That time is over. Choose one that is still to come.');
    },
  );

  it('waits until all three parties are known, and says who is not', async () => {
    const alone = aHandover().holders.filter(({ role }) => role !== 'tech-lead');
    // Somebody who was removed does not come, and is not invited.
    const contacts = [aContact({ removedAt: '2026-11-23T09:00:00.000Z' })];
    const refused = await sent(await accepted({ contacts, holders: alone }));
    expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {} });
    expect(refused.said).toBe('Not yet: the tech lead is not named; no client contact is named.');
  });

  it('says whose mail address nobody knows', async () => {
    const { holders } = aHandover();
    const lead = { role: 'tech-lead', personId: persons.li.id } as const;
    const others = holders.filter(({ role }) => role !== 'tech-lead');
    const refused = await sent(await accepted({ holders: [...others, lead] }));
    expect(refused.said).toBe('Not yet: the tech lead has no known mail address.');
  });

  it('leaves its length to the service: a caller who names one is refused', () => {
    const read = sendKickoffInput.safeParse({ start, durationMinutes: 90 });
    expect(read.error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['durationMinutes'] },
    ]);
  });
});
