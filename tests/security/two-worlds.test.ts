import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPromise, type Promised } from '../../infra/local/seed/product.ts';
import { CHANNELS, PERSONS, TEAM, type PersonName } from '../../infra/local/world.ts';
import { canariesIn } from '../harness/canary.ts';
import type { Answer } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { matrix } from './matrix.ts';

let product: Product;
let made: Made;

beforeAll(async () => {
  product = await startProduct();
  made = await aHandover(product, { state: 'ready' });
});
afterAll(() => product.stop());

const gets = Object.keys(matrix).flatMap((key) => {
  const [method, path = ''] = key.split(' ');
  return method === 'GET' ? [path] : [];
});
const deal = `D-${randomUUID()}`;
const channel = new URLSearchParams({ team: TEAM.id, channel: CHANNELS.contoso.id }).toString();

/** Every question a reader can ask without changing anything, searches and conditions included. */
function questionsTo(id: string): [string, Record<string, string>?][] {
  const paths = gets.map((path) => path.replace(':id', id));
  const times = `/api/handovers/${id}/kickoff/times?zone=Europe%2FZurich`;
  return [
    ...paths.map((path): [string] => [path]),
    [`/api/handovers?${channel}`],
    [`/api/handovers?deal=${deal}`],
    [`/api/handovers?${channel}&q=CANARY`],
    [`/api/handovers/${id}?sort=risk`],
    [times],
    ...Array.from({ length: 40 }, (_, version): [string, Record<string, string>] => [
      `/api/handovers/${id}`,
      { 'if-none-match': `"${version}"` },
    ]),
  ];
}

/** All a reader hears: status, headers and body; only the time of day and the reference are new each time. */
async function heardBy(person: PersonName, id: string): Promise<Map<string, string>> {
  const reader = await product.as(person);
  const heard = new Map<string, string>();
  for (const [path, headers = {}] of questionsTo(id)) {
    const answer = await reader.get(path, { headers });
    heard.set(`${path} ${JSON.stringify(headers)}`, bytesOf(answer));
  }
  return heard;
}

function bytesOf({ status, headers, text }: Answer): string {
  const kept = [...headers].filter(([name]) => name !== 'date');
  return `${status} ${JSON.stringify(kept)} ${text.replace(/"urn:uuid:[^"]*"/gu, '"reference"')}`;
}

/** Works on everything that is ours: restricted, internal, and the client's own before it is shared. */
async function workInside({ id, hands, promise, items }: Made, word: string): Promise<void> {
  const { riya, tomas, meera } = hands;
  const secret = (what: string) => `CANARY-internal-${word}-${what}`;
  const save = async (key: string, body: object) => {
    const { items: all } = await riya.send<{
      items: { definition: { key: string }; version: number }[];
    }>({ method: 'GET', path: `/handovers/${id}/items` });
    const version = all.find(({ definition }) => definition.key === key)?.version ?? 0;
    await riya.send({ method: 'PATCH', path: `/handovers/${id}/items/${key}`, version, body });
  };
  await save('commercials.price', { kind: 'text', text: secret('price') });
  await save('commercials.hours-sold', { kind: 'text', text: '4711' });
  await save('goals.concerns', { kind: 'text', text: secret('concern'), source: secret('where') });
  await save('goals.business', { kind: 'text', text: secret('not shared yet') });
  await save('requirements.migration', { kind: 'not-applicable', reason: secret('reason') });
  await riya.press(id, 'contacts', { name: `Jan ${word}`, mail: `${word}@contoso.example` });
  await riya.create(`/handovers/${id}/promises`, { text: secret('promise'), onlySaid: true });
  if (promise) {
    const body = {
      effortHours: 8,
      condition: secret('condition'),
      fallback: secret('fallback'),
    };
    await onPromise(tomas, id, { promise, path: 'verdict', body });
  }
  const asked = await tomas.create<{ id: string; version: number }>(`/handovers/${id}/questions`, {
    text: secret('question'),
  });
  const answer = `/handovers/${id}/questions/${asked.id}/answer`;
  const body = { text: secret('answer') };
  await riya.send({ method: 'POST', path: answer, version: asked.version, body });
  await tomas.press(id, 'mirror', { text: secret('mirror') });
  await tomas.press(id, 'checks', { kind: 'feasibility', note: secret('check') });
  await meera.press(id, 'checks', { kind: 'timeline', note: secret('check') });
  const cadence = items.get('people.cadence')?.version ?? 0;
  const read = { items: [{ key: 'people.cadence', version: cadence }] };
  await tomas.send({ method: 'POST', path: `/handovers/${id}/items/read`, body: read });
}

/** Tech judges what is not judged yet, and sales agrees to it: nothing is shown early before. */
async function judged({ id, hands }: Made): Promise<void> {
  type Promises = { promises: (Promised & { verdict: object | null })[] };
  const path = `/handovers/${id}/promises`;
  const { promises } = await hands.tomas.send<Promises>({ method: 'GET', path });
  for (const promise of promises) {
    if (promise.verdict !== null) continue;
    await onPromise(hands.tomas, id, { promise, path: 'verdict', body: {} });
  }
  type Groups = { promises: { id: string; version: number; group: string }[] };
  const now = await hands.riya.send<Groups>({ method: 'GET', path });
  const open = now.promises.filter(({ group }) => group === 'to-agree');
  const body = {
    decision: 'agree',
    promises: open.map(({ id: promiseId, version }) => ({ id: promiseId, version })),
  };
  if (open.length > 0) await hands.riya.create(`/handovers/${id}/promises/resolve`, body);
}

function differencesIn(before: Map<string, string>, after: Map<string, string>): string[] {
  expect([...after.keys()]).toEqual([...before.keys()]);
  return [...before].filter(([asked, said]) => after.get(asked) !== said).map(([asked]) => asked);
}

describe('CF02 what is ours does not move what a guest hears', () => {
  it('CF02 every GET answers the client’s guest byte for byte the same, before and after our work', async () => {
    const before = await heardBy('ana', made.id);
    const [riyaBefore, liBefore] = [await heardBy('riya', made.id), await heardBy('li', made.id)];
    await workInside(made, 'one');
    const after = await heardBy('ana', made.id);
    expect(differencesIn(before, after)).toEqual([]);
    // The work was there to be seen: to ours most answers are new, and the guest's page is no error.
    const pages = ['', '/items', '/promises', '/questions', '/changes'];
    for (const [ours, was] of [
      ['riya', riyaBefore],
      ['li', liBefore],
    ] as const) {
      const moved = differencesIn(was, await heardBy(ours, made.id));
      for (const page of pages) expect(moved).toContain(`${made.path}${page} {}`);
    }
    expect(before.get(`${made.path} {}`)).toMatch(/^200 .*"standing":"client"/u);
    expect(before.get(`/api/handovers?${channel} {}`)).toContain(made.id);
    expect([...before.keys()].length).toBeGreaterThan(55);
  });
  it('CF02 no condition of a guest is met by a version or a tag of ours, only by their own', async () => {
    const ana = await product.as('ana');
    const version = await made.version();
    const ours = (await (await product.as('riya')).get(made.path)).headers.get('etag') ?? '';
    const own = (await ana.get(made.path)).headers.get('etag') ?? '';
    for (const tag of [`"${version}"`, `W/"${version}"`, '*', ours]) {
      const answer = await ana.get(made.path, { headers: { 'if-none-match': tag } });
      expect([tag, answer.status, answer.headers.get('etag')]).toEqual([tag, 200, own]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    await made.hands.tomas.create(`/handovers/${made.id}/questions`, { text: 'What do they pay?' });
    const unchanged = await ana.get(made.path, { headers: { 'if-none-match': own } });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    await judged(made);
    await made.hands.riya.press(made.id, 'show-early');
    const shown = await ana.get(made.path, { headers: { 'if-none-match': own } });
    expect([shown.status, shown.headers.get('etag') === own]).toEqual([200, false]);
  });
  it('CF02 two handovers with the same shared version and other secrets are the same to the guest', async () => {
    const one = await aHandover(product, { state: 'ready', project: 'Twin' });
    const other = await aHandover(product, {
      state: 'ready',
      project: 'Twin',
      answers: {
        'goals.concerns': { text: 'CANARY-internal-twin' },
        'commercials.price': { text: 'CANARY-restricted-twin' },
        'profile.won-by': { reason: 'CANARY-restricted-twin-reason' },
      },
      promise: { text: 'CANARY-internal-twin-promise' },
    });
    await workInside(other, 'two');
    const twins = [one, other].map(async ({ id }) => {
      const heard = [...(await heardBy('ana', id))].filter(([asked]) => asked.includes(id));
      return heard.map((pair) =>
        pair
          .join(' ')
          .replaceAll(id, 'id')
          .replaceAll(/"(at|since)":"[^"]*"/gu, '"$1"'),
      );
    });
    const [first, second] = await Promise.all(twins);
    expect(first?.length).toBeGreaterThan(40);
    expect(second).toEqual(first);
    expect(canariesIn(second?.join(' ') ?? '', ['internal', 'restricted'])).toEqual([]);
  });
  it('CF02 a deal’s number and a stranger’s handover in the same channel do not show in lists and counts', async () => {
    const before = await heardBy('nils', made.id);
    const anaBefore = await (await product.as('ana')).get(`/api/handovers?deal=${deal}`);
    const riya = await product.as('riya');
    const created = await riya.post('/api/handovers', {
      project: 'CANARY-internal-secret-deal',
      clientName: 'Somebody Else',
      deal,
      promisedStart: '2027-01-11',
      goLive: '2027-06-01',
      contact: { name: PERSONS.nils.name, mail: 'somebody@elsewhere.example' },
      channel: { teamId: TEAM.id, channelId: CHANNELS.contoso.id, channelName: 'Contoso' },
    });
    expect(created.status).toBe(201);
    expect((await riya.get(`/api/handovers?deal=${deal}`)).at('handovers.0.id')).toBeDefined();
    const anaAfter = await (await product.as('ana')).get(`/api/handovers?deal=${deal}`);
    expect(bytesOf(anaAfter)).toBe(bytesOf(anaBefore));
    expect(differencesIn(before, await heardBy('nils', made.id))).toEqual([]);
    const list = await (await product.as('ana')).get(`/api/handovers?${channel}`);
    expect(list.text).not.toContain(String(created.at('id')));
  });
});
