import { workday } from './days.ts';
import type { Answer } from './product.ts';

/** A deal won on the phone: nothing of what was promised stands anywhere. */
export const tailspin = () => ({
  project: 'Tailspin data migration',
  clientName: 'Tailspin Toys',
  deal: 'D-2063',
  start: workday(15),
  goLive: workday(45),
});

/** The little that Riya wrote down on the way home. */
export const tailspinAnswers = (): Record<string, Answer> => ({
  'goals.business': {
    text: 'The old shop system is switched off at the end of its contract; no order may be lost on the way.',
    source: 'Visit notes',
  },
  'scope.features': {
    rows: [
      { feature: 'Move customers, articles and open orders to the new shop' },
      { feature: 'A trial run before the real one' },
    ],
    source: 'Visit notes',
  },
  'commercials.hours-sold': { text: '180', source: 'Offer, page 2' },
  'profile.won-by': {
    text: 'The other bidder wanted the shop closed for a weekend; we said it stays open.',
    source: 'Visit notes',
  },
});

const said = { onlySaid: true, promisedBy: 'Riya Patel', promisedTo: 'Laila Haddad' };

/** Promises that were only said: at the visit and in two calls. */
export const tailspinPromises = () => [
  {
    ...said,
    text: 'The shop stays open while the data moves.',
    promisedOn: workday(-4),
    via: 'meeting',
  },
  {
    ...said,
    text: 'All orders since 2009 come along, with their pictures.',
    promisedOn: workday(-3),
    via: 'call',
  },
  {
    ...said,
    text: 'If something is missing afterwards, we look for it without a bill for six months.',
    promisedOn: workday(-2),
    via: 'call',
  },
];
