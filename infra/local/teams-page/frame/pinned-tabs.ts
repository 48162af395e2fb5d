import { useSyncExternalStore } from 'react';
import type { ChannelView } from '../../page-model.ts';
import type { TabSettings } from '../host/host.ts';
import { tabPathOf } from '../place/place.ts';

/** A tab somebody set up in a channel, besides the first one. */
export interface PinnedTab {
  name: string;
  entityId: string;
  path: string;
}

const KEY = 'pinned-tabs';
const CHANGED = 'pinned-tabs-changed';

/** The tabs set up in this channel, kept in this browser. */
export function usePinnedTabs(channel: ChannelView): PinnedTab[] {
  const text = useSyncExternalStore(watch, () => localStorage.getItem(KEY) ?? '{}');
  return parse(text)[channel.id] ?? [];
}

/** Adds the tab a configuration page saved; gives its path in `/tab/`, null when it has none there. */
export function pinTab(channel: ChannelView, settings: TabSettings): string | null {
  const url = URL.canParse(settings.contentUrl, window.location.origin)
    ? new URL(settings.contentUrl, window.location.origin)
    : null;
  const path = url ? tabPathOf(url.pathname + url.search + url.hash) : null;
  if (!path) return null;
  const all = parse(localStorage.getItem(KEY) ?? '{}');
  const others = (all[channel.id] ?? []).filter((tab) => tab.path !== path);
  const name = settings.suggestedDisplayName || 'Handover';
  all[channel.id] = [...others, { name, entityId: settings.entityId, path }];
  localStorage.setItem(KEY, JSON.stringify(all));
  window.dispatchEvent(new Event(CHANGED));
  return path;
}

/** Forgets every tab that was set up: part of Start over. */
export function unpinAll(): void {
  localStorage.removeItem(KEY);
}

function watch(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}

function parse(text: string): Record<string, PinnedTab[]> {
  return JSON.parse(text) as Record<string, PinnedTab[]>;
}
