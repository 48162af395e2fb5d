import { describe, expect, it } from '@jest/globals';
import { ianaZone, windowsZone } from './time-zones.ts';

describe('time zones', () => {
  it('translates both ways, also where CLDR keeps an old name', () => {
    expect(windowsZone('Asia/Kolkata')).toBe('India Standard Time');
    expect(windowsZone('Europe/Zurich')).toBe('W. Europe Standard Time');
    expect(windowsZone('Europe/Kyiv')).toBe('FLE Standard Time');
    expect(ianaZone('GMT Standard Time')).toBe('Europe/London');
    expect(ianaZone('India Standard Time')).toBe('Asia/Kolkata');
  });

  it('lets IANA names pass and refuses what is no zone', () => {
    expect(ianaZone('Europe/Lisbon')).toBe('Europe/Lisbon');
    expect(ianaZone('Nowhere Standard Time')).toBeNull();
    expect(windowsZone('Mars/Olympus')).toBeNull();
  });
});
