import { createRequire } from 'node:module';
import { Temporal } from 'temporal-polyfill';

interface WindowsZones {
  supplemental: { windowsZones: { mapTimezones: { mapZone: ZoneLine }[] } };
}
interface ZoneLine {
  _other: string;
  _type: string;
  _territory: string;
}

let tables: { toIana: Map<string, string>; toWindows: Map<string, string> } | null = null;

/** The CLDR's table in both directions, read once when first asked for. */
function zoneTables() {
  if (tables) return tables;
  const load = createRequire(import.meta.url);
  const source = load('cldr-core/supplemental/windowsZones.json') as WindowsZones;
  const toIana = new Map<string, string>([['utc', 'UTC']]);
  const toWindows = new Map<string, string>();
  for (const { mapZone } of source.supplemental.windowsZones.mapTimezones) {
    const names = mapZone._type.split(' ').filter(Boolean);
    if (mapZone._territory === '001') toIana.set(mapZone._other.toLowerCase(), names[0] ?? 'UTC');
    for (const name of names) toWindows.set(canonical(name), mapZone._other);
  }
  tables = { toIana, toWindows };
  return tables;
}

/** CLDR still writes Asia/Calcutta where others write Asia/Kolkata: both become one spelling. */
function canonical(iana: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: iana }).resolvedOptions().timeZone;
  } catch {
    // The table also names zones this runtime's ICU does not know yet.
    return iana;
  }
}

/** The Windows name of an IANA zone ("Europe/Zurich" → "W. Europe Standard Time"). */
export function windowsZone(iana: string): string {
  const name = zoneTables().toWindows.get(canonical(iana));
  if (!name) throw new Error(`No Windows name for the zone ${iana}`);
  return name;
}

/** The IANA zone of a Windows name (any case), or null when Exchange would not know the name. */
export function ianaZone(windows: string): string | null {
  return zoneTables().toIana.get(windows.toLowerCase()) ?? null;
}

/** UTC instant (ISO 8601) of Graph's local `dateTime` in a Windows zone; null for an unknown zone. */
export function instantOf(at: { dateTime: string; timeZone: string }): string | null {
  const zone = ianaZone(at.timeZone);
  if (!zone) return null;
  return Temporal.PlainDateTime.from(at.dateTime)
    .toZonedDateTime(zone)
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
}

/** Graph's `{dateTime, timeZone}` of a UTC instant, in a Windows zone. */
export function graphTime(
  instant: string,
  windows: string,
): { dateTime: string; timeZone: string } {
  const zone = ianaZone(windows) ?? 'UTC';
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return { dateTime: `${local.toString({ smallestUnit: 'second' })}.0000000`, timeZone: windows };
}
