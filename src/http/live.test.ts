import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { ample } from '../../tests/harness/ample.ts';
import { clientWith } from '../../tests/harness/client.ts';
import { ids } from '../../tests/harness/facts.ts';
import { openStream } from '../../tests/harness/live-stream.ts';
import { expectProblem } from '../../tests/harness/problem.ts';
import { until } from '../../tests/harness/until.ts';
import { systemClock } from '../clock.ts';
import { contract } from '../contract.ts';
import type { Changed, Page } from '../pages.ts';
import { ofHandover } from '../record/model.ts';
import { Refusal } from '../refusal.ts';
import { openLimits } from './limits.ts';
import { close, listen } from './listen.ts';
import { mostOfOnePerson, openLive, type Live } from './live.ts';
import { routesFrom, type Feed } from './route.ts';
import { createServer } from './server.ts';

const calls = contract({
  follow: {
    method: 'GET',
    path: '/api/handovers/:id/live',
    params: ofHandover,
    answer: 'stream',
    who: ['person'],
    verb: 'anyone',
  },
});
const log = pino({ level: 'silent' });
const actor = { kind: 'person' as const, tenantId: '', personId: '', name: 'Riya' };
const listeners = new Set<(changed: Changed) => void>();
const change = (changed: Changed = 'all') => listeners.forEach((heard) => heard(changed));

let newsOf: Feed['newsOf'];
let leftMs: number;
let live: Live;
let url: string;
let stop: () => Promise<void>;

async function start(): Promise<void> {
  live = openLive({ clock: systemClock, log, heartbeatMs: 20 });
  const server = createServer({
    live,
    limits: openLimits(ample),
    log,
    frameAncestors: [],
    signIn: async ([bearer = '']) => {
      const expiresAt = (systemClock.now().epochMilliseconds + leftMs) / 1000;
      const personId = bearer.replace('Bearer ', '');
      return await Promise.resolve({ actor: { ...actor, personId }, expiresAt });
    },
    seen: async () => await Promise.resolve(),
    routes: routesFrom(calls, {
      follow: async () =>
        await Promise.resolve({
          feed: { listen: subscribe, newsOf: async (changed) => await newsOf(changed) },
        }),
    }),
  });
  url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  stop = () => close(server);
}

function subscribe(heard: (changed: Changed) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

const path = `/api/handovers/${ids.handover}/live`;
const open = async (person = 'riya') => await openStream(url, person, path);

beforeAll(start);
beforeEach(() => {
  newsOf = async () => await Promise.resolve([]);
  leftMs = 3_600_000;
});
afterAll(async () => {
  live.end();
  await stop();
});

describe('a live stream', () => {
  it('says that something changed, and nothing of where unless it is told, and beats while nothing does', async () => {
    const stream = await open();
    await until(() => stream.text().length >= 9, { what: 'it beats' });
    expect(stream.text()).toMatch(/^(:\n\n)+$/u);
    change();
    await until(() => stream.changes() === 1, { what: 'the change is told' });
    expect(stream.text()).toMatch(/^(:\n\n|event: change\ndata:\n\n)+$/u);
    stream.leave();
    await until(() => listeners.size === 0, { what: 'nobody listens any more' });
  });

  it('tells of changes that come during one look together, and of none that shows nothing new', async () => {
    const looks: PromiseWithResolvers<Page[] | null>[] = [];
    const asked: Changed[][] = [];
    newsOf = async (changed) => {
      const look = Promise.withResolvers<Page[] | null>();
      looks.push(look);
      asked.push([...changed]);
      return await look.promise;
    };
    const stream = await open();
    for (let count = 0; count < 5; count += 1)
      (['checklist', 'questions'] as const).forEach((changed) => change(changed));
    expect(looks).toHaveLength(1);
    looks[0]?.resolve(null);
    await until(() => looks.length === 2, { what: 'it looks once more' });
    expect(stream.changes()).toBe(0);
    looks[1]?.resolve(['checklist', 'questions']);
    await until(() => stream.changes() === 1, { what: 'the change is told' });
    expect(asked).toEqual([['checklist'], ['questions', 'checklist']]);
    expect(stream.text()).toContain('event: change\ndata: checklist questions\n\n');
    stream.leave();
    await until(() => listeners.size === 0, { what: 'nobody listens any more' });
  });

  it('AZ07 ends at the next change when the right to listen is gone', async () => {
    const stream = await open();
    newsOf = async () => await Promise.reject(new Refusal('not_found', 'Not yours.'));
    change();
    await stream.over;
    expect(stream.changes()).toBe(0);
  });

  it('ends when nobody can say any more whether the right is still there', async () => {
    newsOf = async () => await Promise.reject(new Error('no database'));
    const stream = await open();
    change();
    await stream.over;
    expect(stream.changes()).toBe(0);
  });

  it('ends when its token expires', async () => {
    leftMs = 300;
    const stream = await open();
    expect(stream.isOver()).toBe(false);
    await stream.over;
  });

  it('LM08 is refused to who holds very many, until one of them ends; nobody else is', async () => {
    const all = Array.from({ length: mostOfOnePerson }, async () => await open());
    const [first, ...others] = await Promise.all(all);
    const client = clientWith(url, 'riya');
    const refused = await client.get(path);
    expectProblem(refused, 429, 'rate_limited');
    expect(refused.headers.get('retry-after')).toBe('60');
    (await open('tomas')).leave();
    first?.leave();
    const last = await until(async () => await open().catch(() => null), { what: 'one is free' });
    for (const stream of [...others, last]) stream.leave();
    await until(() => listeners.size === 0, { what: 'nobody listens any more' });
  });

  it('OP07 ends on stop, and so does one that comes meanwhile', async () => {
    const streams = await Promise.all([open(), open()]);
    live.end();
    await Promise.all(streams.map(async (stream) => await stream.over));
    await (
      await open()
    ).over;
    await stop();
    await start();
  });
});
