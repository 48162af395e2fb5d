import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.ts';
import type { Member } from '../../src/people/access.ts';
import { ids } from '../../tests/harness/facts.ts';
import { guestsRead, guestsReadIn } from './guests-read.ts';

const tenantId = ids.tenant;
const own = '19:own@thread.tacv2';
const handover = { team_id: 'team', channel_id: own };
const ours: Member = { personId: 'riya', name: 'Riya', mail: null, guest: false, tenantId };
const guest: Member = { ...ours, personId: 'ana', guest: true };
const elsewhere: Member = { ...ours, personId: 'row', tenantId: ids.row };

const personal = { conversation: { id: 'a:1', conversationType: 'personal' } };
const at = (id: string) => ({ conversation: { id, conversationType: 'channel' } });

type Place = Parameters<typeof guestsRead>[2];

/** Whether guests read, by both ways of asking. */
async function read(place: unknown, members: Member[] | null, over: Partial<typeof handover> = {}) {
  const about = { ...handover, ...over };
  const roster = { membersOf: async () => await (members ?? Promise.reject(new Error('busy'))) };
  const app = { roster, settings: { tenantId } } as unknown as App;
  const inside = guestsReadIn(place as Place, { handover: about, members, tenantId });
  expect(await guestsRead(app, about, place as Place)).toBe(inside);
  return inside;
}

describe('CF03 who reads along', () => {
  it.each<[string, Member[] | null, boolean]>([
    ['our people alone', [ours], false],
    ['a guest too', [ours, guest], true],
    ['somebody of another organisation', [ours, elsewhere], true],
    ['nobody knows who', null, true],
  ])('in the handover’s own channel is its team: %s', async (_who, members, expected) => {
    expect(await read(at(own), members)).toBe(expected);
    expect(await read(at(`${own};messageid=17`), members)).toBe(expected);
    // Without a place it goes to that channel.
    expect(await read(null, members)).toBe(expected);
  });

  it.each([
    ['another channel', at('19:other@thread.tacv2')],
    ['a thread of another channel', at('19:other@thread.tacv2;messageid=17')],
    ['a channel whose name begins alike', at(`${own}.evil`)],
    ['a group chat', { conversation: { id: '19:chat@thread.v2', conversationType: 'groupChat' } }],
    ['a place without a name', at('')],
    ['a place that says nothing', {}],
  ])('in %s is not known, whoever is in the handover’s team', async (_where, place) => {
    expect(await read(place, [ours])).toBe(true);
  });

  it('in any channel is not known for a handover without one', async () => {
    expect(await read(at(own), [ours], { channel_id: null as unknown as string })).toBe(true);
  });

  it('in a chat of two is the other one alone', async () => {
    expect(await read(personal, [ours, guest])).toBe(false);
    expect(await read(personal, null)).toBe(false);
  });
});
