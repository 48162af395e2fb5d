import { describe, expect, it } from '@jest/globals';
import { access, aKickoff, aReply, ids } from '../../tests/harness/facts.ts';
import type { Access } from '../people/access.ts';
import type { State } from '../record/model.ts';
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
const kickoff = aKickoff({ event_id: null, join_url: null, state: 'waiting', replies: [] });

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
      revision: 0,
      replies: [],
      points: [],
      unread: null,
      problem: null,
      whyNot: null,
      can: { send: true, keep: false },
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

describe('what was done in Outlook', () => {
  const late = '2026-11-25T09:00:00.000Z';
  const proposed = '2026-12-08T10:00:00.000Z';
  const declined = aReply({ answer: 'declined', at: late });
  const sent = aKickoff({ replies: [declined] });
  const point = { name: declined.name, mail: declined.mail, was: null, since: late };

  it('is shown with who answered what, and what the manager has to look at', () => {
    const jan = aReply({ name: 'Jan', mail: 'j@c.example', proposedStart: proposed, at: late });
    expect(page({ kickoff: aKickoff({ replies: [declined, jan] }) })).toMatchObject({
      revision: 1,
      replies: [
        { name: 'Ana Costa', mail: 'ana@contoso.example', answer: 'declined', proposes: null },
        { name: 'Jan', mail: 'j@c.example', answer: 'none', proposes: proposed },
      ],
      points: [
        { ...point, kind: 'declined', at: null },
        { ...point, kind: 'proposed', name: 'Jan', mail: 'j@c.example', at: proposed },
      ],
    });
  });

  it.each<[string, Access, State, boolean]>([
    ['the manager', meera, 'accepted', true],
    ['the manager once it began', meera, 'in-delivery', false],
    ['the tech lead', access(ids.tomas, 'tech-lead'), 'accepted', false],
    ['a member', access(ids.row), 'accepted', false],
  ])('may be left as it is by %s: %s, %s', (_who, who, state, keep) => {
    expect(page({ kickoff: sent, access: who, state }).can).toEqual({ send: false, keep });
  });

  it('is nothing to leave where nothing is open', () => {
    expect(page({ kickoff: aKickoff() }).can.keep).toBe(false);
  });

  it('that it is gone is no end: another can be sent, and only that', () => {
    const gone = page({ kickoff: { ...sent, gone_at: late } });
    const nobody = { name: null, mail: null, at: null };
    expect(gone).toMatchObject({
      event: { isGone: true },
      points: [{ kind: 'gone', ...nobody, was: sent.start_at, since: late }],
      whyNot: null,
      can: { send: true, keep: false },
    });
  });

  it('says why nobody can tell', () => {
    const unread = (why: string | null) => page({ kickoff: { ...sent, unread_why: why } }).unread;
    expect(unread('grant')).toMatch(/the grant Calendars.ReadWrite .* Ask an admin/u);
    expect(unread('mailbox')).toMatch(/the mailbox .* can’t be read any more/u);
    expect(unread(null)).toBeNull();
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
