import { windowsZone } from '../time-zones.ts';
import type { Person } from '../world.ts';

/** A person's working hours as Exchange keeps them, the zone by its Windows name. */
export function workingHours(person: Person): Record<string, unknown> {
  return {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: `${person.workingHours.start}:00.0000000`,
    endTime: `${person.workingHours.end}:00.0000000`,
    timeZone: { name: windowsZone(person.timeZone) },
  };
}

/** The mailbox settings of a person. */
export function mailboxSettings(person: Person): Record<string, unknown> {
  return {
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${person.id}')/mailboxSettings`,
    timeZone: windowsZone(person.timeZone),
    dateFormat: 'dd/MM/yyyy',
    timeFormat: 'HH:mm',
    language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
    userPurpose: 'user',
    workingHours: workingHours(person),
  };
}
