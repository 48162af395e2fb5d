import { workday } from './days.ts';
import type { Answer } from './product.ts';

/** A deal that went well: accepted, its kickoff still to be planned. */
export const northwind = () => ({
  project: 'Northwind customer portal',
  clientName: 'Northwind Traders International Import and Export Cooperative',
  deal: 'D-1987',
  start: workday(7),
  goLive: workday(60),
});

const offer = 'Offer of record';

/** What Riya wrote down, from the offer. */
export const northwindAnswers = (): Record<string, Answer> => ({
  'goals.business': {
    text: 'Customers follow their orders themselves; the phone rings half as often.',
    source: `${offer} §1`,
  },
  'goals.measures': {
    rows: [{ measure: 'Calls about order status', today: '140 a week', goal: '70 a week' }],
    source: `${offer} §1`,
  },
  'scope.features': {
    rows: [
      { feature: 'Order status with history', source: `${offer} §2` },
      { feature: 'Download of invoices', source: `${offer} §2` },
    ],
    source: `${offer} §2`,
  },
  'scope.deliverables': {
    rows: [
      {
        deliverable: 'Customer portal',
        format: 'web application',
        owner: 'Fabrikam',
        acceptance: '25 test cases passed by Northwind',
        approver: 'Nils Holm',
      },
      {
        deliverable: 'Handbook for the service desk',
        format: '12 pages',
        owner: 'Fabrikam',
        acceptance: 'read and confirmed by the service desk',
        approver: 'Nils Holm',
      },
    ],
    source: `${offer} §3`,
  },
  'scope.timeline': {
    rows: [
      { milestone: 'Design agreed', date: workday(20) },
      { milestone: 'Portal live', date: northwind().goLive },
    ],
    source: `${offer} §5`,
  },
  'scope.assumptions': {
    rows: [
      {
        assumption: 'The order system answers within one second',
        owner: 'Tomás Ferreira',
        until: workday(14),
        impact: 'a cache is needed, about 30 hours',
      },
    ],
    source: `${offer} §4`,
  },
  'scope.exclusions': {
    rows: [{ exclusion: 'Changes to the order system' }, { exclusion: 'Support after go-live' }],
    source: `${offer} §6`,
  },
  'scope.client-duties': {
    rows: [
      {
        need: 'Test accounts of the order system',
        who: 'Nils Holm',
        when: workday(6),
        late: 'the first screens use made-up orders',
      },
    ],
    source: `${offer} §7`,
  },
  'scope.acceptance': {
    text: 'Nils Holm accepts within eight working days.',
    source: `${offer} §8`,
  },
  'requirements.functional': {
    rows: [
      {
        need: 'A customer sees only their own orders',
        acceptance: 'checked with three customers',
        priority: 'Must',
        source: `${offer} §2`,
      },
    ],
    source: `${offer} §2`,
  },
  'requirements.quality': {
    text: 'Pages open within two seconds for 300 people.',
    source: `${offer} §9`,
  },
  'requirements.integrations': {
    rows: [
      {
        system: 'Order system',
        owner: 'Northwind IT',
        sandbox: 'yes',
        credentials: 'Nils Holm',
        fallback: 'nightly export',
        cost: 'included',
      },
    ],
    source: `${offer} §2`,
  },
  'requirements.migration': { reason: 'The portal reads from the order system; nothing is moved.' },
  'requirements.access': { text: 'Remote access through Northwind’s gateway.', source: 'Mail' },
  'requirements.personal-data': {
    text: 'Names and addresses of customers; processing agreement signed.',
    source: 'Agreement',
  },
  'commercials.hours-sold': { text: '310', source: offer },
  'commercials.contract': { text: 'Signed', source: 'Contract' },
  'commercials.change-policy': {
    text: 'Nils Holm asks in writing; we answer within five working days.',
    source: `${offer} §10`,
  },
  'profile.won-by': {
    text: 'We had built the same for a cooperative of their size.',
    source: 'Call notes',
  },
  'people.approvers': {
    rows: [{ subject: 'Scope and acceptance', person: 'Nils Holm' }],
    source: offer,
  },
  'people.cadence': { text: 'A call every second Tuesday.', source: offer },
});

/** The one promise, in writing. */
export const northwindPromise = () => ({
  text: 'Invoices of the last three years can be downloaded.',
  onlySaid: false,
  promisedBy: 'Riya Patel',
  promisedTo: 'Nils Holm',
  promisedOn: workday(-15),
  via: 'mail',
  source: 'Mail to Nils Holm',
});
