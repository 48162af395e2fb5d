import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, PERSONS, TEAM, type PersonName } from '../../infra/local/world.ts';
import type { Reached } from './handover.ts';
import type { Staged } from './stage.ts';

/** The verbs that have effects outside, by the names the list of changes gives them. */
export const verbNames = [
  'create',
  'name-roles-before',
  'submit',
  'send-back',
  'accept',
  'take-back',
  'send-kickoff',
] as const;
export type VerbName = (typeof verbNames)[number];

/** One press as the tab sends it; `person` presses. */
export interface Press {
  verb: VerbName;
  person: PersonName;
  path: string;
  body: object;
}

/** In which state a verb finds its handover; `create` needs none. */
export const scenes: Record<Exclude<VerbName, 'create'>, { state: Reached; staffed?: boolean }> = {
  'name-roles-before': { state: 'new', staffed: false },
  submit: { state: 'draft' },
  'send-back': { state: 'in-review' },
  accept: { state: 'ready' },
  'take-back': { state: 'in-review' },
  'send-kickoff': { state: 'accepted' },
};

/** The press of a verb on a handover that is in the verb's scene. */
export function pressOf(verb: VerbName, made: Staged | null, project = 'Crash test'): Press {
  const on = (person: PersonName, path: string, body: object = {}): Press => {
    return { verb, person, path: `${made?.path}/${path}`, body };
  };
  switch (verb) {
    case 'create':
      return { verb, person: 'riya', path: '/api/handovers', body: creation(project) };
    case 'name-roles-before':
      return on('jonas', 'roles', {
        techLead: PERSONS.tomas.id,
        projectManager: PERSONS.meera.id,
      });
    case 'submit':
      return on('riya', 'submit');
    case 'send-back':
      return on('tomas', 'send-back', {
        points: [{ reason: 'other', text: 'Too little is said.' }],
      });
    case 'accept':
      return on('tomas', 'accept');
    case 'take-back':
      return on('riya', 'take-back', { what: 'submit' });
    case 'send-kickoff':
      return on('meera', 'kickoff', { start: `${workday(8)}T09:00:00Z` });
  }
}

function creation(project: string): object {
  return {
    project,
    clientName: 'Contoso AG',
    promisedStart: workday(10),
    goLive: workday(88),
    channel: {
      teamId: TEAM.id,
      channelId: CHANNELS.empty.id,
      channelName: CHANNELS.empty.name,
    },
  };
}
