import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { heardDays } from '../../bot/hearing/forget-heard.ts';
import { persons } from '../../tests/harness/work.ts';
import { aWork } from '../../tests/harness/work.ts';
import { inTransaction } from '../storage/transaction.ts';
import { forgetRequestKeys, requestKeyDays } from './forget-request-keys.ts';
import { once } from './once-per-key.ts';

const { app, at } = await aWork();

/** Asks for the same thing under a key; gives how often it was done by now. */
function asking(person: keyof typeof persons) {
  let done = 0;
  const intent = { key: randomUUID(), personId: persons[person].id, input: {} };
  const act = async () => await Promise.resolve({ done: (done += 1) });
  return async () => {
    await inTransaction(app.db, async (tx) => await once(app, tx, { ...intent, act }));
    return done;
  };
}

describe('the keys of requests', () => {
  it('go when nobody tries again under them any more; what is younger is still done once', async () => {
    const [old, younger] = [asking('riya'), asking('tomas')];
    at('2026-11-01T09:00:00Z');
    expect(await old()).toBe(1);
    at('2026-11-01T09:00:01Z');
    expect([await younger(), await younger()]).toEqual([1, 1]);
    at(`2026-11-${1 + requestKeyDays}T09:00:01Z`);
    expect([await forgetRequestKeys(app), await forgetRequestKeys(app)]).toEqual([1, 0]);
    expect([await old(), await younger()]).toEqual([2, 1]);
  });

  it('outlive the turns of the bot that may still be carried out', () => {
    expect(requestKeyDays).toBeGreaterThan(heardDays);
  });
});
