import type { Gate } from '../src/gates/model.ts';
import type { Audience, Party, Role } from '../src/people/model.ts';
import type { ReturnReason } from '../src/points/model.ts';
import type { Decision, PromiseView, Resolution } from '../src/promises/model.ts';
import type { QuestionState } from '../src/questions/model.ts';

/** "Before you can …", for the reader whose gate it is, and for the others by name. */
export function gateTitle(gate: Gate, name: string | null): string {
  return name === null ? `Before you can ${gate}` : `Before ${name} can ${gate}`;
}

/** Who goes through which gate, and what to call them while nobody is named. */
export const gateKeepers: Record<Gate, { role: Role; unnamed: string }> = {
  submit: { role: 'sales-owner', unnamed: 'sales' },
  accept: { role: 'tech-lead', unnamed: 'the tech lead' },
  start: { role: 'project-manager', unnamed: 'the project manager' },
};

/** The words on screen for what the code calls otherwise: the right column of the product's table. */
export const partyWords: Record<Party, string> = {
  sales: 'Sales',
  tech: 'Tech',
  client: 'Client',
};

export const roleWords: Record<Role, string> = {
  'sales-owner': 'Sales owner',
  'tech-lead': 'Tech lead',
  'project-manager': 'Project manager',
  'delivery-head': 'Delivery head',
};

export const audienceWords: Record<Audience, string> = {
  internal: 'Our team',
  restricted: 'Named people',
  client: 'Client too',
};

export const decisionWords: Record<Decision, string> = {
  agree: 'Agree',
  'change-request': 'Change request',
  withdraw: 'Withdraw',
};

/** What became of a promise. */
export const resolutionWords: Record<Resolution, string> = {
  keep: 'Agreed',
  'keep-with-condition': 'Agreed, with the condition',
  'offer-instead': 'Agreed: what is offered instead',
  'change-request': 'Change request',
  withdraw: 'Withdrawn',
};

export const planWords: Record<NonNullable<PromiseView['plan']>, string> = {
  'by-mail': 'By mail',
  'at-kickoff': 'At the kickoff',
  withdraw: 'Withdraw it',
};

export const standingWords: Record<PromiseView['standing'], string> = {
  written: 'In writing',
  'only-said': 'Only said',
  'client-confirmed': 'Confirmed by the client',
  withdrawn: 'Withdrawn',
};

export const viaWords: Record<NonNullable<PromiseView['via']>, string> = {
  call: 'Call',
  meeting: 'Meeting',
  mail: 'Mail',
  chat: 'Chat',
  proposal: 'Proposal',
  document: 'Document',
};

export const questionWords: Record<QuestionState, string> = {
  open: 'Open',
  answered: 'Answered',
  settled: 'Settled',
  reopened: 'Not yet settled',
  withdrawn: 'Withdrawn',
};

export const reasonWords: Record<ReturnReason, string> = {
  'missing-document': 'Missing document',
  'missing-section': 'Missing section',
  'unclear-requirement': 'Unclear requirement',
  'promise-not-feasible': 'Promise can’t be kept',
  'date-or-budget': 'Date or budget',
  'no-exclusions': 'Nothing said about what is not included',
  'no-client-contact': 'No client contact',
  'commercial-gap': 'Commercial gap',
  contradiction: 'Contradiction',
  other: 'Another reason',
};
