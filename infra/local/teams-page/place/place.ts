import type { ChannelView, PersonView, WorldView } from '../../page-model.ts';

/** What the middle of the page shows. */
export type View =
  | 'posts'
  | 'files'
  | 'handover'
  | 'waiting'
  | 'chat'
  | 'calendar'
  | 'mail'
  | 'all-files';

export type Theme = 'light' | 'dark' | 'contrast';

/** Everything the address says: who looks, where, at what, and how. */
export interface Place {
  person: PersonView;
  channel: ChannelView;
  view: View;
  theme: Theme;
  phone: boolean;
  /** Passed on to the tab: what a link from a CRM carries (`project`, `client`, …). */
  prefill: Record<string, string>;
  /** The tab's own address within `/tab/`, from a link or a tab set up by hand; null = the usual. */
  tabPath: string | null;
  /** The `subEntityId` of a deep link; null when there was none. */
  subPage: string | null;
}

const VIEWS: readonly View[] = [
  'posts',
  'files',
  'handover',
  'waiting',
  'chat',
  'calendar',
  'mail',
  'all-files',
];
const THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];
const PREFILL = ['project', 'client', 'deal', 'start', 'live'] as const;

/** The place an address names; what it leaves out or gets wrong falls back to the first screen. */
export function readPlace(search: string, world: WorldView): Place {
  const given = new URLSearchParams(search);
  const channels = world.teams.flatMap((team) => team.channels);
  const person = named(world.persons, given.get('person'), (one) => [
    one.id,
    one.mail,
    shortName(one),
  ]);
  const channel = named(channels, given.get('channel'), (one) => [
    one.id,
    one.name,
    slug(one.name),
  ]);
  const first = world.persons.find((one) => one.role === 'tech lead') ?? world.persons[0];
  const firstChannel = channels[0];
  if (!first || !firstChannel) throw new Error('The local tenant has no people or no channels.');
  return {
    person: person ?? first,
    channel: channel ?? firstChannel,
    view: oneOf(VIEWS, given.get('view')) ?? 'handover',
    theme: oneOf(THEMES, given.get('theme')) ?? 'light',
    phone: given.get('phone') === '1',
    prefill: readPrefill(given),
    tabPath: tabPathOf(given.get('tab')),
    subPage: given.get('sub'),
  };
}

/** The address (from `?`) that `readPlace` reads back as this place. */
export function writePlace(place: Place): string {
  const query = new URLSearchParams({
    person: shortName(place.person),
    channel: slug(place.channel.name),
    view: place.view,
  });
  if (place.theme !== 'light') query.set('theme', place.theme);
  if (place.phone) query.set('phone', '1');
  for (const [name, value] of Object.entries(place.prefill)) query.set(name, value);
  if (place.tabPath) query.set('tab', place.tabPath);
  if (place.subPage) query.set('sub', place.subPage);
  return `?${query}`;
}

/** The path when it lies within the tab on this origin, else null: a link may name nothing else. */
export function tabPathOf(path: string | null): string | null {
  if (!path || !URL.canParse(path, 'http://page.invalid')) return null;
  const url = new URL(path, 'http://page.invalid');
  const inside = url.host === 'page.invalid' && url.pathname.startsWith('/tab/');
  return inside ? url.pathname + url.search + url.hash : null;
}

/** The word for a person in addresses: the first name in plain letters, "tomas". */
function shortName(person: PersonView): string {
  return slug(person.name.split(' ')[0] ?? person.name);
}

/** A name in plain small letters with hyphens: "New project" gives "new-project". */
export function slug(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function named<One>(all: readonly One[], word: string | null, names: (one: One) => string[]) {
  return all.find((one) => word !== null && names(one).includes(word)) ?? null;
}

function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word | null {
  return words.find((one) => one === word) ?? null;
}

function readPrefill(given: URLSearchParams): Record<string, string> {
  const pairs = PREFILL.map((name) => [name, given.get(name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [(typeof pair)[0], string] => !!pair[1]));
}
