import { createRequire } from 'node:module';
import { zonesOfToday } from './words.ts';

type MapZone = { mapZone: { _other: string; _type: string; _territory: string } };
const zones = (
  createRequire(import.meta.url)('cldr-core/supplemental/windowsZones.json') as {
    supplemental: { windowsZones: { mapTimezones: MapZone[] } };
  }
).supplemental.windowsZones.mapTimezones.map((entry) => entry.mapZone);

/** The IANA name of a zone that Outlook calls by its Windows name; IANA names pass; null if unknown. */
export function ianaZone(name: string): string | null {
  const entry = zones.find((zone) => zone._other === name && zone._territory === '001');
  const iana = canonical(entry?._type.split(' ')[0] ?? name);
  return iana === null ? null : (zonesOfToday[iana] ?? iana);
}

/** The Windows name of an IANA zone, which Graph wants in requests; null if it has none. */
export function windowsZone(iana: string): string | null {
  const wanted = canonical(iana);
  const entry = zones.find((zone) =>
    zone._type.split(' ').some((one) => canonical(one) === wanted && wanted !== null),
  );
  return entry?._other ?? null;
}

/** CLDR keeps old names (Asia/Calcutta); comparing needs one spelling. */
function canonical(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Whether a name is an IANA time zone that this runtime knows, "UTC" included. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}
