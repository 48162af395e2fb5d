import { ianaZone } from '../time-zones.ts';
import { GraphRefusal } from './call.ts';

/** The zone of `Prefer: outlook.timezone="…"`, UTC when absent; an unknown name is refused. */
export function preferredZone(prefer: string | string[] | undefined): string {
  const text = Array.isArray(prefer) ? prefer.join(', ') : (prefer ?? '');
  const zone = /outlook\.timezone\s*=\s*"([^"]+)"/i.exec(text)?.[1] ?? 'UTC';
  return requireZone(zone);
}

/** The zone's name itself; refuses what Exchange does not know with 400. */
export function requireZone(zone: string): string {
  if (ianaZone(zone)) return zone;
  throw new GraphRefusal(
    400,
    'TimeZoneNotSupportedException',
    `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`,
  );
}
