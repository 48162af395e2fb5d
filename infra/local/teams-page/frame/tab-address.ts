import type { Place } from '../place/place.ts';

/** Where the tab's frame points for this place: a link's own address, else the usual one. */
export function tabAddress(place: Place): string {
  if (place.tabPath) return place.tabPath;
  if (place.view === 'waiting') return '/tab/waiting';
  const query = new URLSearchParams(place.prefill);
  return query.size > 0 ? `/tab/?${query}` : '/tab/';
}
