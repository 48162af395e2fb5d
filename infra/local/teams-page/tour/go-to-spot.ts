import type { WorldView } from '../../page-model.ts';
import { readPlace, type Place } from '../place/place.ts';
import type { Spot } from './steps.ts';

/** The change of place that *Take me there* makes; the theme and what else was chosen stay. */
export function changeTo(spot: Spot, world: WorldView): Partial<Place> {
  const query = new URLSearchParams({
    person: spot.person,
    channel: spot.channel,
    view: spot.view,
  });
  const { person, channel, view } = readPlace(`?${query}`, world);
  const { subPage, phone } = spot;
  return { person, channel, view, subPage, ...(phone === undefined ? {} : { phone }) };
}
