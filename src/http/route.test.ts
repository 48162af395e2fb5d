import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { routesFrom, type Handlers } from './route.ts';

const calls = contract({
  look: {
    method: 'GET',
    path: '/api/things',
    answer: z.object({ at: z.string() }),
    who: ['person'],
    verb: 'anyone',
  },
  make: {
    method: 'POST',
    path: '/api/things',
    body: z.strictObject({ name: z.string() }),
    answer: z.object({ id: z.string() }),
    who: ['person'],
    verb: 'anyone',
    needs: 'key',
    cost: 'outside',
    status: [201, 200],
  },
  press: {
    method: 'POST',
    path: '/api/press',
    answer: z.object({ at: z.string() }),
    who: ['person', 'contact'],
    verb: 'open',
  },
});
type Things = Handlers<typeof calls>;

const look: Things['look'] = async () => await Promise.resolve({ body: { at: 'now' } });
const press: Things['press'] = async () => await Promise.resolve({ body: { at: 'now' } });
const make: Things['make'] = async ({ body }) =>
  await Promise.resolve({ status: 200, body: { id: body.name } });

describe('the routes of a contract', () => {
  it('take what it says, and what it leaves out is nothing, read or written, and 200', () => {
    const routes = routesFrom(calls, { look, make, press });
    expect(routes.map(({ who, cost, status, needs }) => [who, cost, status, needs])).toEqual([
      [['person'], 'read', 200, undefined],
      [['person'], 'outside', 201, 'key'],
      [['person', 'contact'], 'write', 200, undefined],
    ]);
    const [reading, making, pressing] = routes;
    expect(reading?.body).toBeNull();
    expect(making?.body?.safeParse({ name: 'x' }).success).toBe(true);
    expect(pressing?.body?.safeParse({}).success).toBe(true);
    for (const part of [reading?.params, reading?.query, pressing?.body]) {
      expect(part?.safeParse({ more: 1 }).success).toBe(false);
    }
  });
  it('do not compile with an answer, a status or a handler that the contract does not have', () => {
    const done = async <Reply>(reply: Reply) => await Promise.resolve(reply);
    const wrong: Partial<Things>[] = [
      // @ts-expect-error: a field is missing.
      { look: async () => await done({ body: {} }) },
      // @ts-expect-error: a value of another kind.
      { look: async () => await done({ body: { at: 1 } }) },
      // @ts-expect-error: a success that is not named.
      { make: async () => await done({ status: 202, body: { id: '' } }) },
      // @ts-expect-error: a field that the body does not have.
      { make: async ({ body }) => await done({ body: { id: body.id } }) },
      // @ts-expect-error: a contact comes too, who has no person's id.
      { press: async ({ actor }) => await done({ body: { at: actor.personId } }) },
      // @ts-expect-error: a handler of no call.
      { leave: look },
    ];
    // @ts-expect-error: a call without its handler.
    const missing: Things = { look, make };
    expect([...wrong, missing]).toHaveLength(7);
  });
});
