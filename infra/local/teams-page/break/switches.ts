import type { FaultInput } from '../../page-model.ts';

/** Something that goes wrong outside, in plain words, and where its effect can be seen. */
export interface Trouble {
  name: string;
  watch: string;
  fault: Omit<FaultInput, 'name'>;
}

const BUSY = { kind: 'status', status: 429, retryAfter: '5' } as const;

/** What can be broken, and taken back, one by one. */
export const TROUBLES: readonly Trouble[] = [
  {
    name: 'SharePoint is busy',
    watch:
      'Make a handover in the empty channel: its folders wait, and come by themselves soon after this is off.',
    fault: { match: { path: String.raw`/^\/graph\/.*(\/drives\/|filesFolder)/` }, do: BUSY },
  },
  {
    name: 'No calendar grant',
    watch: 'Open the kickoff of Northwind as Meera: it says what is missing.',
    fault: {
      match: { path: String.raw`/^\/graph\/.*\/(calendar|events|getSchedule)/` },
      do: { kind: 'missing-grant', permission: 'Calendars.ReadWrite' },
    },
  },
  {
    name: 'The answer is lost after the event was made',
    watch: 'Send the kickoff invitation of Northwind: there is still one event. Strikes once.',
    fault: {
      match: { method: 'POST', path: String.raw`/^\/graph\/.*\/events$/`, times: 1 },
      do: { kind: 'reset', when: 'after' },
    },
  },
  {
    name: 'Teams is busy',
    watch: 'Ask a question: its card comes soon after this is off, and only once.',
    fault: { match: { method: 'POST', path: '/connector/' }, do: BUSY },
  },
];
