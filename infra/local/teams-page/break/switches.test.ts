import { describe, expect, it } from '@jest/globals';
import { createFaults } from '../../faults.ts';
import { TROUBLES } from './switches.ts';

const drive = '/graph/v1.0/drives/b!x/items/01ROOT/children';
const schedule = '/graph/v1.0/users/x/calendar/getSchedule';
const events = '/graph/v1.0/users/x/events';
const activity = '/connector/v3/conversations/x/activities';
const token = '/entra/x/oauth2/v2.0/token';

describe('what can be broken', () => {
  it.each<[string, string[]]>([
    ['SharePoint is busy', [drive]],
    ['No calendar grant', [schedule, events]],
    ['The answer is lost after the event was made', [events]],
    ['Teams is busy', [activity]],
  ])('“%s” meets these calls and no others', (name, met) => {
    const trouble = TROUBLES.find((one) => one.name === name);
    const all = [drive, schedule, events, activity, token];
    const struck = all.filter((pathWithQuery) => {
      const faults = createFaults();
      if (trouble) faults.add({ name, ...trouble.fault });
      return faults.take({ method: 'POST', pathWithQuery }) !== null;
    });
    expect(struck).toEqual(met);
  });
  it('has a name and something to watch for each', () => {
    expect(new Set(TROUBLES.map((one) => one.name)).size).toBe(TROUBLES.length);
    for (const { watch } of TROUBLES) expect(watch).toMatch(/\.$/);
  });
});
