import type { Part } from './steps.ts';

const contoso = { channel: 'contoso', view: 'handover', phone: false } as const;
const northwind = { ...contoso, channel: 'northwind' } as const;

/** The ways back to where a step can be done, for whoever did another's act before. */
export const DETOURS = {
  'submit-contoso': {
    task: 'The deal is a draft. You are Riya: submit it first.',
    spot: { ...contoso, person: 'riya', subPage: 'overview' },
  },
  ask: {
    task: 'Nothing waits for an answer. As Tomás, write in the channel first: ask Is single sign-on part of scope?',
    spot: { person: 'tomas', channel: 'contoso', view: 'posts', subPage: null },
  },
  'submit-northwind': {
    task: 'Northwind is a draft. You are Riya: submit it first.',
    spot: { ...northwind, person: 'riya', subPage: 'overview' },
  },
  'accept-northwind': {
    task: 'Northwind is in review. You are Tomás: accept it first.',
    spot: { ...northwind, person: 'tomas', subPage: 'answer' },
  },
  look: {
    task: 'Look into Meera’s calendar.',
    spot: { person: 'meera', channel: 'northwind', view: 'calendar', subPage: null, phone: false },
  },
} as const satisfies Record<string, Part>;

export type Detour = keyof typeof DETOURS;
