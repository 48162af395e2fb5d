import type { Item, Promised } from '../../../infra/local/seed/product.ts';
import type { PersonName } from '../../../infra/local/world.ts';
import { deal } from './deal.ts';
import type { World } from './world.ts';

interface Lines {
  handovers: { id: string; project: string }[];
}

/** The handover of the six steps as its id, read as Riya. */
export async function handoverId(world: World): Promise<string> {
  const riya = await world.hands('riya');
  const { handovers } = await riya.send<Lines>({ method: 'GET', path: '/waiting' });
  const [made, ...more] = handovers.filter(({ project }) => project === deal.project);
  if (!made || more.length > 0) throw new Error(`There is not exactly one ${deal.project}.`);
  return made.id;
}

/** What the service answers this person below the handover: `''`, `/items`, `/promises` … */
export async function readAs<Answer>(world: World, person: PersonName, rest: string) {
  const hands = await world.hands(person);
  const id = await handoverId(world);
  return await hands.send<Answer>({ method: 'GET', path: `/handovers/${id}${rest}` });
}

/** The checklist's items by key, as Riya reads them. */
export async function itemsByKey(world: World): Promise<Map<string, Item>> {
  const { items } = await readAs<{ items: Item[] }>(world, 'riya', '/items');
  return new Map(items.map((item) => [item.definition.key, item]));
}

/** The promises as the service keeps them. */
export async function promisesOf(world: World): Promise<Promised[]> {
  return (await readAs<{ promises: Promised[] }>(world, 'riya', '/promises')).promises;
}
