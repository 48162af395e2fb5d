import { beforeEach, describe, expect, it } from '@jest/globals';
import { TurnContext, type Activity } from 'botbuilder';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../src/app.ts';
import { aDatabase } from '../../tests/harness/database.ts';
import { ids } from '../../tests/harness/facts.ts';
import { findConversation, rememberConversation, serviceUrlOf } from './conversations.ts';

const { db } = await aDatabase();
let now = Temporal.Instant.from('2026-11-23T09:00:00Z');
const app = { db, clock: { now: () => now }, settings: { tenantId: ids.tenant } } as App;
const riya = { kind: 'personal', owner: ids.riya } as const;
const europe = 'https://smba.trafficmanager.net/emea/';

async function hear(over: Partial<Activity> = {}): Promise<void> {
  const activity = {
    id: now.toString(),
    channelId: 'msteams',
    serviceUrl: europe,
    from: { id: '29:riya', aadObjectId: ids.riya },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:chat', conversationType: 'personal' },
    ...over,
  };
  await rememberConversation(app, new TurnContext({} as never, activity as Activity));
  now = now.add({ minutes: 1 });
}

async function heardAt(): Promise<string[]> {
  const rows = await db.selectFrom('conversation').select('heard_at').execute();
  return rows.map((row) => row.heard_at);
}

beforeEach(async () => {
  await db.deleteFrom('conversation').execute();
});

describe('a conversation', () => {
  it('is written when it is first heard in, and not again for each message', async () => {
    await hear();
    const first = await heardAt();
    await hear();
    await hear();
    expect(await heardAt()).toEqual(first);
  });

  it('is written anew when Teams answers at another address or opens another chat', async () => {
    await hear();
    await hear({ serviceUrl: 'https://smba.trafficmanager.net/amer/' });
    expect(await serviceUrlOf(app)).toBe('https://smba.trafficmanager.net/amer/');
    const conversation = { id: 'a:new', conversationType: 'personal' };
    await hear({ conversation: conversation as Activity['conversation'] });
    expect((await findConversation(app, riya))?.conversation?.id).toBe('a:new');
    expect(await serviceUrlOf(app)).toBe(europe);
  });

  it('of a channel is one, whatever thread somebody writes in', async () => {
    const inThread = (root: string) => ({
      conversation: { id: `19:x;messageid=${root}`, conversationType: 'channel' },
      channelData: { channel: { id: '19:x' } },
    });
    await hear(inThread('1') as Partial<Activity>);
    const first = await heardAt();
    await hear(inThread('2') as Partial<Activity>);
    expect(await heardAt()).toEqual(first);
  });
});
