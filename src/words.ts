import type { State } from './record/model.ts';

/** Words that screens, cards, mails and refusals share: the right column of the product's table. */
export const stateWords: Record<State, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  accepted: 'Accepted',
  'in-delivery': 'In delivery',
  closed: 'Closed',
  paused: 'Paused',
  cancelled: 'Cancelled',
};

/** A count with its noun: `1 question`, `3 questions`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The same where a sentence begins with it: `One question`, `3 questions`. */
export function countedFirst(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `One ${one}` : counted(count, one, many);
}

/** The first name, as colleagues say it. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

type VerdictFact = 'yes' | 'yes-if' | 'over-hours' | 'later' | 'no' | 'need-to-know-more';

/** What tech answers, with the hours over what was sold and the date it typed; a blank is null. */
interface Answer {
  verdict: 'yes' | 'no' | 'need-to-know-more' | null;
  hours: number | null;
  date: string | null;
  condition: string | null;
}

/**
 * What a verdict says, from what tech typed: over the hours, later, both, a condition alone, or yes.
 * Hours to spare are no more than a yes. Empty while nobody has answered.
 */
export function verdictFacts({ verdict, hours, date, condition }: Answer): VerdictFact[] {
  if (verdict === null) return [];
  if (verdict !== 'yes') return [verdict];
  const facts: VerdictFact[] = [
    ...(hours !== null && hours > 0 ? ['over-hours' as const] : []),
    ...(date === null ? [] : ['later' as const]),
  ];
  if (facts.length > 0) return facts;
  return [condition === null ? 'yes' : 'yes-if'];
}

/**
 * The same in words: `Over the hours sold (+120 h)`, `Later than promised (28 Apr)`; `day` is the
 * possible date in the words of where it is said.
 */
export function verdictWords(
  facts: readonly VerdictFact[],
  { hours, day }: { hours: number | null; day: string | null },
): string[] {
  const words: Record<VerdictFact, string> = {
    yes: 'Yes',
    'yes-if': 'Yes, if…',
    'over-hours': `Over the hours sold (+${hours ?? 0} h)`,
    later: `Later than promised (${day ?? ''})`,
    no: 'No',
    'need-to-know-more': 'Need to know more',
  };
  return facts.map((fact) => words[fact]);
}

/** What a check asks of whoever puts their name to it. */
export const checkWords = {
  feasibility: 'Can we build it?',
  timeline: 'In time?',
  resources: 'Do we have the people?',
} as const;

/** What was sent back, to whoever mends it: `Tomás needs 2 things from you`. */
export function needs(sender: string | null, count: number, from = 'you'): string {
  const who = sender === null ? 'Tech' : firstName(sender);
  return `${who} needs ${counted(count, 'thing')} from ${from}`;
}

/** The city of an IANA zone, as people say it today: `Zurich`, `New York`, `Kolkata`. */
export function cityOf(timeZone: string): string {
  const zone = zonesOfToday[timeZone] ?? timeZone;
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return wholeNames[city] ?? city;
}

const wholeNames: Record<string, string> = { 'Ho Chi Minh': 'Ho Chi Minh City' };

/** CLDR and browsers keep the first spelling of a zone for ever; people know these by a newer one. */
export const zonesOfToday: Record<string, string> = {
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** A text without the signs that turn around what stands beside them: it reads as it is. */
export function withoutTurns(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '');
}
