import { CHANNELS, PERSONS, TEAM, type PersonName } from '../infra/local/world.ts';
import type { Figure } from './figure.ts';
import { fill } from './fill.ts';
import { send, type Call } from './load.ts';
import { inTurns } from './rounds.ts';
import { startWorld, type World } from './world.ts';

const few = 100;
const many = 100_000;
const aim = 1.3;

/** What people do all day; each gives the next call on its world. */
type Work = { what: string; calls(world: World): Promise<() => Call> };

const looking = (what: string, person: PersonName, path: (world: World) => string): Work => ({
  what,
  calls: async (world) => {
    const headers = await headersOf(world, person);
    return () => ({ url: `${world.service.url}${path(world)}`, method: 'GET', headers });
  },
});

const list = `/api/handovers?team=${TEAM.id}&channel=${encodeURIComponent(CHANNELS.contoso.id)}`;

const works: readonly Work[] = [
  looking('*Waiting for me*, sales owner', 'riya', () => '/api/waiting'),
  looking('*Waiting for me* with all handovers, delivery head', 'jonas', () => '/api/waiting'),
  looking('reading a handover', 'riya', ({ handoverPath }) => handoverPath),
  looking('a channel’s list', 'riya', () => list),
  { what: 'an autosave', calls: saving },
];

/**
 * The same work beside 100,000 handovers and beside 100, in turns: what grows with the number of
 * handovers that are not one's own shows here (`npm run bench -- --large`).
 */
export async function measureLarge(say: (what: string) => void): Promise<Figure[]> {
  say(`filling in ${few} and ${many} handovers …`);
  const small = await startWorld();
  const large = await startWorld();
  try {
    await fill(small.databaseUrl, few);
    await fill(large.databaseUrl, many);
    const figures: Figure[] = [];
    for (const work of works) {
      say(`${work.what} …`);
      figures.push(await compare(work, { small, large }));
    }
    return figures;
  } finally {
    await large.stop();
    await small.stop();
  }
}

async function compare(work: Work, worlds: { small: World; large: World }): Promise<Figure> {
  const load = { count: 20, atOnce: 1 };
  const product = await work.calls(worlds.large);
  const reference = await work.calls(worlds.small);
  const sides = {
    product: async () => await send(load, product),
    reference: async () => await send(load, reference),
  };
  const { ratio, ...times } = await inTurns(sides, { warm: 5, counted: 25 });
  return {
    what: `${work.what}: time with ${many.toLocaleString('en')} handovers, to ${few}`,
    value: `${ratio.toFixed(2)} ×`,
    aim: `≤ ${aim} ×`,
    isMet: ratio <= aim,
    from: `${times.product.toFixed(1)} to ${times.reference.toFixed(1)} ms, one after the other`,
  };
}

/** One item, saved at the version that the last save gave it. */
async function saving(world: World): Promise<() => Call> {
  const headers = await headersOf(world, 'riya');
  const url = `${world.service.url}${world.handoverPath}/items/people.cadence`;
  const answer = await fetch(`${world.service.url}${world.handoverPath}/items`, { headers });
  const { items } = (await answer.json()) as { items: Item[] };
  let version = items.find(({ definition }) => definition.key === 'people.cadence')?.version ?? 0;
  return () => {
    const body = JSON.stringify({ kind: 'text', text: `A call every ${version} days.` });
    const wanted = { 'content-type': 'application/json', 'if-match': `"${version}"` };
    version += 1;
    return { url, method: 'PATCH', headers: { ...headers, ...wanted }, body };
  };
}

type Item = { definition: { key: string }; version: number };

async function headersOf(world: World, person: PersonName): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await world.tenant.userToken(PERSONS[person].id)}` };
}
