import { describe, expect, it } from '@jest/globals';
import { access, ids } from '../../tests/harness/facts.ts';
import type { Access } from '../people/access.ts';
import type { State } from '../record/model.ts';
import type { KickoffRecord } from './facts.ts';
import { kickoffFor, type Scene } from './view.ts';

const meera = access(ids.meera, 'project-manager');
const preview = { subject: 'Kickoff: Contoso', agenda: ['Introductions'] };
const organizer = { name: 'Meera Joshi', mail: 'meera@fabrikam.example', organizer: true };
const client = { name: 'Ana Costa', mail: 'ana@contoso.example', organizer: false };
const parties = {
  staff: [{ ...organizer, party: 'tech' as const, personId: ids.meera }],
  clients: [{ ...client, party: 'client' as const, timeZone: 'Europe/Zurich' }],
  missing: [],
};
const kickoff: KickoffRecord = {
  handover_id: ids.handover,
  revision: 1,
  start_at: '2026-12-08T09:00:00.000Z',
  end_at: '2026-12-08T10:00:00.000Z',
  time_zone: 'Europe/Zurich',
  organizer: ids.meera,
  organizer_mail: 'meera@fabrikam.example',
  request: {},
  event_id: null,
  ical_uid: null,
  join_url: null,
  web_url: null,
  sent_by: ids.meera,
  sent_at: '2026-11-24T09:00:00.000Z',
  state: 'waiting',
  problem: null,
  todo: null,
};

/** The page for the project manager of an accepted handover, unless said otherwise. */
const page = (over: Partial<Scene> = {}) =>
  kickoffFor({
    state: 'accepted',
    access: meera,
    parties,
    preview,
    kickoff: undefined,
    ...over,
  });

describe('the kickoff page', () => {
  it('before it is sent shows who takes part and what the invitation will say', () => {
    expect(page()).toEqual({
      state: 'none',
      durationMinutes: 60,
      attendees: [
        { ...organizer, party: 'tech' },
        { ...client, party: 'client' },
      ],
      missing: [],
      preview,
      event: null,
      problem: null,
      whyNot: null,
      can: { send: true },
    });
  });

  it('shows when it is and where, once it was sent', () => {
    const links = { join_url: 'https://teams.example/j', web_url: 'https://outlook.example/w' };
    expect(page({ kickoff: { ...kickoff, ...links, state: 'done' } })).toMatchObject({
      state: 'sent',
      event: {
        start: '2026-12-08T09:00:00.000Z',
        end: '2026-12-08T10:00:00.000Z',
        timeZone: 'Europe/Zurich',
        joinUrl: 'https://teams.example/j',
        webUrl: 'https://outlook.example/w',
      },
      whyNot: 'The invitation was sent.',
      can: { send: false },
    });
  });

  const said = { what: 'No mailbox', todo: 'Give her one' };
  it.each<[string, string, object | null]>([
    ['waiting', 'sending', null],
    ['done', 'sent', null],
    ['needs-attention', 'needs-attention', said],
    ['uncertain', 'needs-attention', said],
  ])('whose invitation is %s is %s', (state, shown, problem) => {
    const sent = { ...kickoff, state, problem: said.what, todo: said.todo };
    expect(page({ kickoff: sent })).toMatchObject({ state: shown, problem });
  });

  it('says something of a failure that nobody put into words', () => {
    expect(page({ kickoff: { ...kickoff, state: 'uncertain' } }).problem).toEqual({
      what: 'It did not work.',
      todo: 'Try again.',
    });
  });
});

describe('why it can’t be sent yet', () => {
  const early = 'The invitation goes out once tech has accepted the handover.';
  const incomplete = { ...parties, missing: ['a', 'b'] };

  it.each<[State, string | null, boolean]>([
    ['draft', early, false],
    ['in-review', early, false],
    ['accepted', null, true],
    ['in-delivery', null, false],
    ['cancelled', null, false],
  ])('while it is %s is %j; sending: %s', (state, whyNot, send) => {
    expect(page({ state })).toMatchObject({ whyNot, can: { send } });
  });

  it('is who is missing, after acceptance', () => {
    const missing = page({ parties: incomplete });
    expect(missing).toMatchObject({ whyNot: 'Not yet: a; b.', missing: ['a', 'b'] });
    expect(missing.can.send).toBe(false);
    expect(page({ parties: incomplete, state: 'draft' }).whyNot).toBe(early);
  });

  it.each<[string, Access]>([
    ['the tech lead', access(ids.tomas, 'tech-lead')],
    ['sales', access(ids.riya, 'sales-owner')],
    ['a member', access(ids.row)],
  ])('is nothing for %s, whose it is not to send', (_who, who) => {
    expect(page({ access: who })).toMatchObject({ whyNot: null, can: { send: false } });
  });
});
