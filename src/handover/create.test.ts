import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import type { App } from '../app.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Roster } from '../people/roster.ts';
import { createHandover } from './create.ts';
import { createInput, type CreateInput } from './model.ts';
import { sayNoneAfterMs } from './of-deal.ts';

const { app, as, came } = await aWork();
const channel = {
  teamId: '7de0ed1f-b8f6-4d9c-9f2d-94c1e6d7f8b0',
  channelId: '19:new@thread.tacv2',
  channelName: 'What the tab says',
};

const asked = (over: Partial<CreateInput> = {}): CreateInput => ({
  project: 'Contoso ERP rollout',
  clientName: 'Contoso AG',
  promisedStart: '2026-12-07',
  goLive: '2027-03-31',
  ...over,
});

/** Somebody creates a handover; gives what came of it, and what they were told. */
async function created(
  person: PersonName,
  input: CreateInput,
  over: { key?: string; roster?: Partial<Roster> } = {},
) {
  const { key = randomUUID(), roster = {} } = over;
  const world: App = { ...app, roster: { ...app.roster, ...roster } };
  let answer: { id: string; existing: boolean } | undefined;
  const result = await came(async () => {
    answer = await createHandover(world, as(person), { key, input });
  });
  return { ...result, answer };
}

describe('creating a handover', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', null],
    ['meera', null],
    ['jonas', null],
    ['li', null],
    ['ana', 'not_found'],
    ['nils', 'not_found'],
  ])(
    'in a channel is for its team’s own people: %s is refused with %s',
    async (person, refused) => {
      const result = await created(person, asked({ channel }));
      expect(result).toMatchObject({ refused, ...(refused ? { wrote: {}, effects: [] } : {}) });
    },
  );

  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['nils', null],
    ['ana', 'role_required'],
  ])(
    'without a channel is for whoever is no guest: %s is refused with %s',
    async (person, code) => {
      expect(await created(person, asked())).toMatchObject({ refused: code });
    },
  );

  it('makes a draft of the person’s, orders the folders and tells the delivery head', async () => {
    const contact = { name: 'Ana Costa', mail: 'ana@contoso.example' };
    const result = await created('riya', asked({ deal: 'CRM-1', contact, channel }));
    const id = result.answer?.id;
    const by = { handover_id: id, named_by: 'riya', named_at: 'now' };
    expect(result).toEqual({
      refused: null,
      said: null,
      extra: {},
      answer: { id: expect.any(String), existing: false },
      wrote: {
        handover: [
          expect.objectContaining({
            id,
            version: 1,
            state: 'draft',
            depth: 'standard',
            template_id: 'general',
            project: 'Contoso ERP rollout',
            client_name: 'Contoso AG',
            deal: 'CRM-1',
            promised_start: '2026-12-07',
            go_live: '2027-03-31',
            team_id: channel.teamId,
            channel_id: channel.channelId,
            // Teams is asked for the name; the tab is not believed.
            channel_name: 'Contoso',
            created_by: 'riya',
            created_at: 'now',
            submitted_by: null,
            accepted_by: null,
          }),
        ],
        role_holder: [
          { ...by, role: 'sales-owner', person_id: 'riya' },
          { ...by, role: 'delivery-head', person_id: 'jonas' },
        ],
        client_contact: [
          {
            ...contact,
            id: expect.any(String),
            handover_id: id,
            person_id: null,
            time_zone: null,
            removed_at: null,
            added_by: 'riya',
            added_at: 'now',
          },
        ],
      },
      heard: ['name-roles to jonas'],
      effects: ['folders', 'handover-card'],
      noted: ['The handover was created'],
    });
  });

  it('without a channel makes no folders yet', async () => {
    const result = await created('riya', asked());
    expect(result.effects).toEqual(['handover-card']);
    expect(result.wrote['handover']).toMatchObject([{ team_id: null, channel_id: null }]);
  });

  it('by a delivery head names nobody else for it, and rings nobody', async () => {
    const result = await created('jonas', asked());
    expect(result.wrote['role_holder']).toMatchObject([
      { role: 'sales-owner', person_id: 'jonas' },
    ]);
    expect(result.heard).toEqual([]);
  });

  it('takes a go-live on the day of the start, and none before it', async () => {
    const same = asked({ promisedStart: '2026-12-07', goLive: '2026-12-07' });
    expect(await created('riya', same)).toMatchObject({ refused: null });
    const before = await created('riya', { ...same, goLive: '2026-12-06' });
    expect(before).toMatchObject({
      refused: 'invalid_input',
      extra: { errors: [{ pointer: '/goLive', code: 'before_start' }] },
      wrote: {},
    });
  });
});

describe('the dates of a new handover', () => {
  it('lie within five years from today', async () => {
    const start = async (promisedStart: string) =>
      await created('riya', asked({ promisedStart, goLive: '2099-12-31' }));
    expect(await start('2031-11-24')).toMatchObject({ refused: null });
    expect(await start('2031-11-25')).toMatchObject({
      refused: 'invalid_input',
      said: 'The start is more than 5 years away. Check the year.',
      extra: { errors: [{ pointer: '/promisedStart', code: 'too_far' }] },
      wrote: {},
    });
  });

  it.each(['0000-01-01', '1999-12-31', '2100-01-01', '9999-12-31', '2026-02-30'])(
    'are days of our century: %s is not taken as either',
    (wrong) => {
      expect(createInput.safeParse(asked({ promisedStart: wrong })).success).toBe(false);
      expect(createInput.safeParse(asked({ goLive: wrong })).success).toBe(false);
    },
  );
});

describe('the channel a handover is created in', () => {
  it('is one of the team: another isn’t there', async () => {
    const roster = { channelOf: async () => await Promise.resolve(null) };
    const result = await created('riya', asked({ channel }), { roster });
    expect(result).toMatchObject({ refused: 'not_found', wrote: {} });
  });

  it('is a standard one', async () => {
    const found = { name: 'Secret', isStandard: false };
    const roster = { channelOf: async () => await Promise.resolve(found) };
    const result = await created('riya', asked({ channel }), { roster });
    expect(result).toMatchObject({
      refused: 'invalid_input',
      extra: { errors: [{ pointer: '/channel', code: 'not_standard' }] },
      wrote: {},
    });
  });

  it.each(['membersOf', 'channelOf'] as const)(
    'must be known: when %s fails, nobody can tell',
    async (call) => {
      const fails = { [call]: async () => await Promise.reject(new Error('503')) };
      const result = await created('riya', asked({ channel }), { roster: fails });
      expect(result).toMatchObject({ refused: 'directory_unavailable', wrote: {} });
      const problem = new IdentityProblem('unavailable', { retryAfterSeconds: 1 });
      const locked = { [call]: async () => await Promise.reject(problem) };
      const faulty = created('riya', asked({ channel }), { roster: locked });
      await expect(faulty).rejects.toBe(problem);
    },
  );

  it('is not that of somebody who belongs to another tenant', async () => {
    const li = { personId: as('li').personId, name: 'Li', mail: null, guest: false };
    const other = [{ ...li, tenantId: randomUUID() }];
    const roster = { membersOf: async () => await Promise.resolve(other) };
    const result = await created('li', asked({ channel }), { roster });
    expect(result).toMatchObject({ refused: 'not_found' });
  });
});

describe('creating the same handover again', () => {
  it('under one key is done once', async () => {
    const key = randomUUID();
    const first = await created('riya', asked({ channel }), { key });
    const again = await created('riya', asked({ channel }), { key });
    expect(again).toMatchObject({ refused: null, wrote: {}, heard: [], effects: [], noted: [] });
    expect(again.answer).toEqual(first.answer);
  });

  it('is refused under a key that stood for another', async () => {
    const key = randomUUID();
    await created('riya', asked(), { key });
    const other = await created('riya', asked({ project: 'Another' }), { key });
    expect(other).toMatchObject({ refused: 'idempotency_key_reused', wrote: {} });
  });

  it('of another person under the same key is their own', async () => {
    const key = randomUUID();
    await created('riya', asked(), { key });
    const hers = await created('meera', asked(), { key });
    expect(hers.wrote['handover']).toMatchObject([{ created_by: 'meera' }]);
  });

  it('for a number that has one gives that one, to whoever may see it', async () => {
    const input = asked({ deal: 'CRM-2', channel });
    const { answer } = await created('riya', input);
    for (const person of ['riya', 'jonas', 'li'] as const) {
      const again = await created(person, asked({ deal: 'CRM-2' }));
      expect(again).toMatchObject({ refused: null, wrote: {}, heard: [], effects: [] });
      expect(again.answer).toEqual({ id: answer?.id, existing: true });
    }
  });

  it('makes another for whoever wants one all the same, which then is the one that is given', async () => {
    const first = await created('riya', asked({ deal: 'CRM-4' }));
    const other = await created('riya', asked({ deal: 'CRM-4', another: true }));
    expect(other.answer).toMatchObject({ existing: false });
    expect(other.answer?.id).not.toBe(first.answer?.id);
    expect(other.wrote['handover']).toMatchObject([{ deal: 'CRM-4' }]);
    const again = await created('riya', asked({ deal: 'CRM-4' }));
    expect(again.answer).toMatchObject({ existing: true });
  });

  it('tells nobody else that the number has one, and takes it from nobody', async () => {
    const taken = await created('nils', asked({ deal: 'CRM-3' }));
    expect(taken.answer).toMatchObject({ existing: false });
    const owner = await created('riya', asked({ deal: 'CRM-3', channel }));
    expect(owner).toMatchObject({ refused: null, answer: { existing: false } });
    const unknown = await created('nils', asked({ deal: 'CRM-3 b' }));
    const shape = ({ refused, said, extra, heard, effects, noted }: typeof taken) => {
      return { refused, said, extra, heard, effects, noted };
    };
    expect(shape(taken)).toEqual(shape(unknown));
  });

  it('takes as long for whoever may not see one, however long Teams takes to say who is on its team', async () => {
    const numbers = ['fast', 'slow', 'late'].map((name) => `CRM-5 ${name}`);
    for (const deal of numbers) await created('riya', asked({ deal, channel }));
    const took = async (deal: string, pauseMs: number) => {
      const roster = {
        membersOf: async (team: string) => {
          await wait(pauseMs);
          return await app.roster.membersOf(team);
        },
      };
      const before = performance.now();
      const { answer } = await created('nils', asked({ deal }), { roster });
      expect(answer).toMatchObject({ existing: false });
      return performance.now() - before;
    };
    const times = [
      await took('CRM-5 fast', 0),
      await took('CRM-5 slow', 400),
      await took('CRM-5 late', 3 * sayNoneAfterMs),
      // Nobody has these.
      await took('CRM-6', 0),
      await took('CRM-7', 400),
    ];
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(sayNoneAfterMs - 5);
      expect(time).toBeLessThan(sayNoneAfterMs + 800);
    }
  });

  it('without a deal makes another one', async () => {
    await created('riya', asked());
    expect((await created('riya', asked())).wrote['handover']).toHaveLength(1);
  });
});
