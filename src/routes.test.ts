import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isFirstTime } from '../bot/hearing/kept-activities.ts';
import { startCard } from '../bot/telling/sent-cards.ts';
import { aHandover } from '../tests/harness/facts.ts';
import { aWork, persons } from '../tests/harness/work.ts';
import { orderEffect } from './effects/order.ts';
import { runEffect } from './effects/run.ts';
import type { State } from './record/model.ts';
import { once } from './record/once-per-key.ts';
import { handlersOf } from './routes.ts';
import { inTransaction } from './storage/transaction.ts';
import { rulesVersion } from './waiting/rules.ts';

const { app, at, aDeal, jobs } = await aWork();
const { nightly } = handlersOf({ app } as never);
const summer = '2026-06-01T09:00:00.000Z';

/** A deal of last summer in which something was told, and a card was sent. */
async function aDealIn(state: State): Promise<string> {
  const handover = aHandover({ state, created_at: summer });
  const { id: handoverId } = await aDeal({ handover });
  for (const kind of ['notice', 'folders'] as const) {
    const order = { key: `${kind}/${handoverId}`, handoverId, kind, what: 'Tell', request: {} };
    await inTransaction(app.db, async (tx) => await orderEffect(app, tx, order));
    await runEffect(app, order.key, async () => await Promise.resolve({ kind: 'done' }));
  }
  await startCard(app, { key: `handover/${handoverId}`, handoverId });
  return handoverId;
}

/** What was heard and asked for on a day. */
async function aDay(): Promise<void> {
  const heard = { id: randomUUID(), conversation: { id: 'chat' }, from: { id: 'tomas' } };
  await isFirstTime(app, heard as never, false);
  const intent = { key: randomUUID(), personId: persons.riya.id, input: {} };
  const act = async () => await Promise.resolve({});
  await inTransaction(app.db, async (tx) => await once(app, tx, { ...intent, act }));
}

async function counts() {
  const count = async (table: 'sent_card' | 'heard_activity' | 'request_key') =>
    (await app.db.selectFrom(table).select('at').execute()).length;
  const effects = await app.db.selectFrom('effect').select('key').execute();
  return {
    effects: effects.map(({ key }) => key),
    cards: await count('sent_card'),
    heard: await count('heard_activity'),
    requests: await count('request_key'),
  };
}

describe('what is done every night', () => {
  it('orders anew what waits where older rules worked it out, and where not nothing', async () => {
    const ordered = () => jobs.filter(({ name }) => name === 'waiting');
    const { id } = await aDeal();
    const isOfVersion = async (waiting_version: number) => {
      await app.db.updateTable('handover').set({ waiting_version }).where('id', '=', id).execute();
    };
    await isOfVersion(rulesVersion);
    await nightly('nightly');
    expect(ordered()).toHaveLength(0);
    // An instance of the version before was still at work when the new one had done it.
    await isOfVersion(rulesVersion - 1);
    await nightly('nightly');
    expect(ordered()).toHaveLength(1);
    await isOfVersion(rulesVersion);
  });

  it('forgets what is past its use, by two at once and again, and nothing else', async () => {
    at(summer);
    const [closed, cancelled] = [await aDealIn('closed'), await aDealIn('cancelled')];
    const going = await aDealIn('in-delivery');
    await aDay();
    at('2026-11-24T09:00:00Z');
    await aDay();
    expect(await counts()).toMatchObject({ cards: 3, heard: 2, requests: 2 });
    await Promise.all([nightly('nightly'), nightly('nightly')]);
    await nightly('nightly');
    const left = await counts();
    expect(left).toMatchObject({ cards: 1, heard: 1, requests: 1 });
    expect(left.effects.toSorted()).toEqual(
      [
        `folders/${closed}`,
        `folders/${cancelled}`,
        `folders/${going}`,
        `notice/${going}`,
      ].toSorted(),
    );
  });
});
