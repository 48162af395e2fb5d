import type { WorldView } from '../../page-model.ts';
import { slug, tabPathOf } from '../place/place.ts';
import type { Place } from '../place/place.ts';

/** Where a link leads: somewhere in this page, a page of this origin, or the real world. */
export type Destination =
  | { kind: 'here'; change: Partial<Place> }
  | { kind: 'window'; address: string }
  | { kind: 'outside'; address: string };

/** The page that a link is opened from. */
export interface PageAt {
  world: WorldView;
  origin: string;
}

/** Finds out where an address leads that the tab, a card or a mail wants to open. */
export function destinationOf(address: string, page: PageAt): Destination {
  const { world, origin } = page;
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null;
  if (!url) return { kind: 'outside', address };
  if (url.origin === origin) return ownPage(url, world);
  if (url.host === 'teams.microsoft.com') return deepLink(url, page);
  const channel = sharePointChannel(url, world);
  if (channel) return { kind: 'here', change: { view: 'files', channel } };
  return { kind: 'outside', address: url.href };
}

function ownPage(url: URL, world: WorldView): Destination {
  const tabPath = tabPathOf(url.pathname + url.search + url.hash);
  if (!tabPath) return { kind: 'window', address: url.href };
  const change = url.pathname === '/tab/waiting' ? personal(null) : inTab(null, tabPath, world);
  return { kind: 'here', change };
}

/** `https://teams.microsoft.com/l/entity/<app>/<entity>?webUrl=…&context={subEntityId, channelId}` */
function deepLink(url: URL, { world, origin }: PageAt): Destination {
  const [, , kind, first] = url.pathname.split('/').map(decodeURIComponent);
  if (kind === 'channel' || kind === 'message') {
    const channel = channelById(first, world);
    return channel
      ? { kind: 'here', change: { view: 'posts', channel } }
      : { kind: 'outside', address: url.href };
  }
  if (kind === 'chat') return { kind: 'here', change: { view: 'chat' } };
  if (kind !== 'entity' || first !== world.teamsAppId)
    return { kind: 'outside', address: url.href };
  const context = contextOf(url.searchParams.get('context'));
  const tabPath = ownTabPath(url.searchParams.get('webUrl'), origin);
  const subPage = context.subEntityId ?? null;
  if (!context.channelId) return { kind: 'here', change: { ...personal(subPage), tabPath } };
  const change = inTab(context.channelId, tabPath, world);
  return { kind: 'here', change: { ...change, subPage } };
}

function personal(subPage: string | null): Partial<Place> {
  return { view: 'waiting', subPage, tabPath: null };
}

function inTab(channelId: string | null, tabPath: string | null, world: WorldView) {
  const channel = channelById(channelId ?? undefined, world);
  return { view: 'handover', tabPath, subPage: null, ...(channel ? { channel } : {}) } as const;
}

function ownTabPath(address: string | null, origin: string): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== origin) return null;
  return tabPathOf(url.pathname + url.search + url.hash);
}

function contextOf(text: string | null): { subEntityId?: string; channelId?: string } {
  if (!text) return {};
  try {
    return JSON.parse(text) as { subEntityId?: string; channelId?: string };
  } catch {
    // Teams opens a link whose context it can't read as if it had none.
    return {};
  }
}

function channelById(id: string | undefined, world: WorldView) {
  return world.teams.flatMap((team) => team.channels).find((channel) => channel.id === id);
}

function sharePointChannel(url: URL, world: WorldView) {
  const team = world.teams.find((one) => url.href.startsWith(`${one.siteUrl}/`));
  const words = url.pathname.split('/').map((part) => slug(decodeURIComponent(part)));
  return team?.channels.find((channel) => words.includes(slug(channel.name)));
}
