import { createRequire } from 'node:module';

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
  return iana === null ? null : (renamed[iana] ?? iana);
}

/** CLDR and V8 keep the first spelling of a zone for ever; people know these by their newer one. */
const renamed: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
};

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
