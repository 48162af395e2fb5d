import { shortDay, workday } from './days.ts';
import type { Answer } from './product.ts';

/** A deal in trouble: well written down, and promised more than was sold. */
export const contoso = () => ({
  project: 'Contoso ERP rollout',
  clientName: 'Contoso AG',
  deal: 'D-2041',
  start: workday(10),
  goLive: workday(88),
});

const sow = 'SOW v3';

/** What Riya wrote down, from the statement of work. */
export const contosoAnswers = (): Record<string, Answer> => ({
  'goals.business': {
    text: 'One stock figure for three warehouses, so that sales stops promising goods that are not there.',
    source: `${sow} §1`,
  },
  'goals.measures': {
    rows: [
      { measure: 'Difference between counted and booked stock', today: '6.2 %', goal: 'below 1 %' },
      { measure: 'Orders delivered late', today: '1 in 9', goal: '1 in 40' },
    ],
    source: `${sow} §1.2`,
  },
  'scope.features': {
    rows: [
      { feature: 'ERP core for purchasing, stock and sales orders', source: `${sow} §3.1` },
      { feature: 'Warehouse app for receiving and picking', source: `${sow} §3.4` },
      { feature: 'Stock figures from three sites in one place', source: `${sow} §3.2` },
      { feature: 'Links to SAP finance and DHL', source: `${sow} §3.6` },
    ],
    source: `${sow} §3`,
  },
  'scope.deliverables': {
    rows: [
      {
        deliverable: 'ERP core, configured for three sites',
        format: 'running system',
        owner: 'Fabrikam',
        acceptance: '40 test cases passed by Contoso',
        approver: 'Ana Costa',
      },
      {
        deliverable: 'Warehouse app',
        format: 'Android app',
        owner: 'Fabrikam',
        acceptance: 'one week of picking in Winterthur without paper',
        approver: 'Jan Keller',
      },
      {
        deliverable: 'Migration of master data',
        format: 'loaded data with a report',
        owner: 'Fabrikam',
        acceptance: 'report shows no more than 0.5 % rejected records',
        approver: 'Ana Costa',
      },
    ],
    source: `${sow} §4`,
  },
  'scope.timeline': {
    rows: [
      { milestone: 'Design agreed', date: workday(25) },
      { milestone: 'First site live', date: workday(70) },
      { milestone: 'All sites live', date: contoso().goLive },
    ],
    source: `${sow} §6`,
  },
  'scope.assumptions': {
    rows: [
      {
        assumption: 'Contoso names one person who can decide',
        owner: 'Riya Patel',
        until: workday(8),
        impact: 'each week without costs a week',
      },
      {
        assumption: 'SAP finance offers its standard interface',
        owner: 'Tomás Ferreira',
        until: workday(12),
        impact: 'about 80 hours more',
      },
    ],
    source: `${sow} §5`,
  },
  'scope.exclusions': {
    rows: [
      { exclusion: 'Cleansing of existing data' },
      { exclusion: 'Hardware and licences' },
      { exclusion: 'Training beyond two days' },
    ],
    source: `${sow} §7`,
  },
  'scope.client-duties': {
    rows: [
      {
        need: 'Access to the SAP test system',
        who: 'Jan Keller',
        when: workday(9),
        late: 'the SAP link starts as much later',
      },
      {
        need: 'Export of master data, once for a trial',
        who: 'Ana Costa',
        when: workday(15),
        late: 'the trial migration moves',
      },
    ],
    source: `${sow} §8`,
  },
  'scope.acceptance': {
    text: 'Ana Costa accepts each site within ten working days; silence is not acceptance.',
    source: `${sow} §9`,
  },
  'requirements.functional': {
    rows: [
      {
        need: 'Book a receipt with a hand scanner',
        acceptance: 'under four seconds with 20 people working',
        priority: 'Must',
        source: `${sow} §3.4`,
      },
      {
        need: 'See stock of all three sites on one screen',
        acceptance: 'not older than one minute',
        priority: 'Must',
        source: `${sow} §3.2`,
      },
      {
        need: 'Users sign in with their company account',
        acceptance: 'no second password',
        priority: 'Should',
        source: `${sow} §4.2`,
      },
    ],
    source: `${sow} §3`,
  },
  'requirements.quality': {
    text: 'Available 06:00 to 22:00 on working days; a restart takes at most 15 minutes.',
    source: `${sow} §10`,
  },
  'requirements.integrations': {
    rows: [
      {
        system: 'SAP finance',
        owner: 'Jan Keller',
        sandbox: 'yes, on request',
        credentials: 'Jan Keller',
        fallback: 'daily file',
        cost: 'included',
      },
      {
        system: 'DHL shipping',
        owner: 'DHL',
        sandbox: 'not known',
        credentials: '',
        fallback: 'labels by hand',
        cost: 'CHF 2 400 a year',
      },
    ],
    source: `${sow} §3.6`,
  },
  'requirements.migration': {
    text: 'Master data of three sites, about 48 000 articles. Contoso delivers it clean.',
    source: `${sow} §3.7`,
  },
  'requirements.access': {
    text: 'Contoso gives four accounts and a remote desktop before the start.',
    source: 'Mail from Jan Keller',
  },
  'requirements.personal-data': {
    text: 'Names and badge numbers of 60 warehouse people. Data stays in Switzerland.',
    source: `${sow} §11`,
  },
  'commercials.hours-sold': { text: '640', source: 'Offer, page 6' },
  'commercials.price': {
    text: 'CHF 118 400, fixed price. 8 % discount given.',
    source: 'Offer, page 6',
  },
  'commercials.contract': { text: 'Signed', source: 'Contract' },
  'commercials.change-policy': {
    text: 'Changes are asked for in writing by Ana Costa. We answer within five working days with effort and date.',
    source: `${sow} §12`,
  },
  'profile.won-by': {
    text: 'We promised the shortest migration, and Ana trusted Riya after the visit in Winterthur.',
    source: 'Call notes',
  },
  'people.approvers': {
    rows: [
      { subject: 'Scope', person: 'Ana Costa' },
      { subject: 'Price', person: 'Head of finance, name to come' },
      { subject: 'Acceptance', person: 'Ana Costa and Jan Keller' },
    ],
    source: `${sow} §13`,
  },
  'people.cadence': {
    text: 'A weekly call of 30 minutes, and mail in between.',
    source: `${sow} §13`,
  },
});

/** What Contoso believes it will get. */
export const contosoPromises = () => [
  {
    text: 'The warehouse app works offline.',
    onlySaid: true,
    promisedBy: 'Riya Patel',
    promisedTo: 'Ana Costa',
    promisedOn: workday(-7),
    via: 'call',
  },
  {
    text: `Go-live of all sites by ${shortDay(contoso().goLive)}.`,
    onlySaid: false,
    promisedBy: 'Riya Patel',
    promisedTo: 'Ana Costa',
    promisedOn: workday(-12),
    via: 'proposal',
    source: 'Proposal, page 4',
  },
  {
    text: 'Two days of training in Winterthur, on site.',
    onlySaid: false,
    promisedBy: 'Riya Patel',
    promisedTo: 'Jan Keller',
    promisedOn: workday(-12),
    via: 'proposal',
    source: 'Proposal, page 7',
  },
  {
    text: 'Stock of all sites on one screen from the first day.',
    onlySaid: false,
    promisedBy: 'Riya Patel',
    promisedTo: 'Ana Costa',
    promisedOn: workday(-10),
    via: 'mail',
    source: `Mail of ${shortDay(workday(-10))}`,
  },
];
