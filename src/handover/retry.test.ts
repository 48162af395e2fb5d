import { describe, expect, it } from '@jest/globals';
import { aHandover } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { retry } from './retry.ts';

const { app, as, came, aDeal, jobs } = await aWork();

/** Stores the folders of a deal that gave up, or stand otherwise. */
async function failed(handoverId: string, state = 'needs-attention'): Promise<string> {
  const key = `folders/${handoverId}`;
  const said = { problem: 'No grant', todo: 'Ask an admin', result: null, settled_at: null };
  const ordered = { kind: 'folders', what: 'Make the folders', request: '{}' };
  const at = { ordered_at: '2026-11-24T08:00:00.000Z', attempts: 5 };
  const row = { key, handover_id: handoverId, state, ...ordered, ...said, ...at };
  await app.db.insertInto('effect').values(row).execute();
  return key;
}

const effectOf = async (key: string) =>
  await app.db
    .selectFrom('effect')
    .select(['state', 'attempts', 'problem', 'todo'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();

async function retried(person: PersonName, handoverId: string, key: string) {
  const asked = { handoverId, input: { key }, show: nothing };
  return await came(async () => await retry(app, as(person), asked));
}

const onDeal = async (state: State = 'draft') =>
  (await aDeal({ handover: aHandover({ state }) })).id;

describe('trying again what gave up', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', null],
    ['meera', null],
    ['jonas', null],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    const id = await onDeal();
    expect(await retried(person, id, await failed(id))).toMatchObject({ refused });
  });

  it.each<[State, string | null]>([
    ['in-review', null],
    ['accepted', null],
    ['in-delivery', null],
    ['paused', null],
    ['closed', 'invalid_state'],
    ['cancelled', 'invalid_state'],
  ])('while the handover is %s: refused with %s', async (state, refused) => {
    const id = await onDeal(state);
    expect(await retried('riya', id, await failed(id))).toMatchObject({ refused });
  });

  it('puts it back into the queue as if it were new, and says so', async () => {
    const id = await onDeal();
    const key = await failed(id);
    expect(await retried('riya', id, key)).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: { handover: [{ version: 2 }] },
      heard: [],
      effects: [],
      noted: ['Something that failed was tried again'],
    });
    const fresh = { state: 'waiting', attempts: 0, problem: null, todo: null };
    expect(await effectOf(key)).toEqual(fresh);
    expect(jobs.at(-1)).toEqual({ name: 'folders', key });
  });

  it.each(['waiting', 'done', 'uncertain'])('leaves alone what is %s', async (state) => {
    const id = await onDeal();
    const key = await failed(id, state);
    const ordered = jobs.length;
    expect(await retried('riya', id, key)).toMatchObject({ refused: 'invalid_state', wrote: {} });
    expect((await effectOf(key)).state).toBe(state);
    expect(jobs).toHaveLength(ordered);
  });

  it('does not reach what belongs to another handover', async () => {
    const key = await failed(await onDeal());
    const refused = await retried('riya', await onDeal(), key);
    expect(refused).toMatchObject({ refused: 'invalid_state', wrote: {} });
    expect(refused.said).toBe('There is nothing to try again here. Reload the page.');
    expect((await effectOf(key)).state).toBe('needs-attention');
  });
});
