import { shortDay, workday } from '../../../infra/local/seed/days.ts';
import type { Answer } from '../../../infra/local/seed/product.ts';

/** The deal of the six steps, begun in the empty channel. */
export const deal = {
  project: 'Contoso service portal',
  client: 'Contoso AG',
  deal: 'D-3001',
  start: workday(12),
  live: workday(70),
};

/** Words of ours that nobody at the client may ever read. */
export const internalWords = {
  hoursSold: '417',
  wonBy: 'Ana believed Riya more than the cheaper offer of a rival.',
  price: 'CHF 98 765',
};

/** The answers that are typed by hand: a text, a list of rows. */
export const typed = {
  goal: 'Service cases are solved in one day instead of four.',
  deliverable: 'Service portal with case history',
  acceptance: '30 cases handled by Contoso without a call',
};

const offer = 'Offer of record';

/** What is left after the answers typed by hand, for the person who fills it over HTTP. */
export const restOfAnswers: Record<string, Answer> = {
  'goals.measures': {
    rows: [{ measure: 'Days until a case is solved', today: '4', goal: '1' }],
    source: `${offer} §1`,
  },
  'scope.features': {
    rows: [{ feature: 'Cases with their whole history', source: `${offer} §2` }],
    source: `${offer} §2`,
  },
  'scope.timeline': {
    rows: [
      { milestone: 'Design agreed', date: workday(25) },
      { milestone: 'Portal live', date: deal.live },
    ],
    source: `${offer} §4`,
  },
  'scope.assumptions': {
    rows: [
      {
        assumption: 'Contoso names one person who can decide',
        owner: 'Riya Patel',
        until: workday(10),
        impact: 'each week without costs a week',
      },
    ],
    source: `${offer} §5`,
  },
  'scope.client-duties': {
    rows: [
      {
        need: 'Export of the open cases',
        who: 'Ana Costa',
        when: workday(14),
        late: 'the trial moves',
      },
    ],
    source: `${offer} §6`,
  },
  'scope.acceptance': { text: 'Ana Costa accepts within ten working days.', source: `${offer} §7` },
  'requirements.functional': {
    rows: [
      {
        need: 'An agent sees every earlier case of a customer',
        acceptance: 'shown within two seconds',
        priority: 'Must',
        source: `${offer} §2`,
      },
    ],
    source: `${offer} §2`,
  },
  'requirements.quality': { text: 'Open from 07:00 to 20:00.', source: `${offer} §8` },
  'requirements.integrations': {
    rows: [
      {
        system: 'Telephone system',
        owner: 'Contoso IT',
        sandbox: 'yes',
        credentials: 'Ana Costa',
        fallback: 'numbers typed by hand',
        cost: internalWords.price,
      },
    ],
    source: `${offer} §2`,
  },
  'requirements.access': { text: 'Remote access through the gateway.', source: 'Mail' },
  'requirements.personal-data': { text: 'Names and numbers of callers.', source: 'Agreement' },
  'commercials.hours-sold': { text: internalWords.hoursSold, source: offer },
  'commercials.contract': { text: 'Signed', source: 'Contract' },
  'commercials.change-policy': {
    text: 'Ana Costa asks in writing; we answer within five working days.',
    source: `${offer} §9`,
  },
  'profile.won-by': { text: internalWords.wonBy, source: 'Call notes' },
  'people.approvers': { rows: [{ subject: 'Scope', person: 'Ana Costa' }], source: offer },
  'people.cadence': { text: 'A call every Tuesday.', source: offer },
};

/** The promise that was only said, and the one in writing. */
export const promises = {
  said: 'Agents can work from home from the first day.',
  written: `The portal is live by ${shortDay(deal.live)}.`,
};

export const question = 'Is single sign-on part of scope?';
export const questionAnswer = 'No. Company accounts only; single sign-on is a change.';
