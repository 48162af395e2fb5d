import { dayWords } from '../date-words.ts';
import { shorten } from '../one-line.ts';
import type { Role } from '../people/model.ts';
import type { BlockOf } from '../record/blocks.ts';
import { countedFirst, verdictWords } from '../words.ts';
import type { PromiseRecord } from './facts.ts';
import {
  factsOf,
  isAlive,
  lacksCarrier,
  lacksPlan,
  lacksResolution,
  lacksSource,
  lacksVerdict,
} from './rules.ts';

type Code =
  | 'promise_without_source'
  | 'promise_unchecked'
  | 'promise_unresolved'
  | 'promise_not_carried'
  | 'only_said_without_plan';

export type PromiseBlock = BlockOf<Code, { kind: 'promise'; id: string }>;

/** Submission: a promise in writing says where it stands. */
export function sourceBlocks(promises: readonly PromiseRecord[]): PromiseBlock[] {
  const unsourced = promises.filter((one) => isAlive(one) && lacksSource(one));
  return unsourced.map(({ id, text, added_at: since }) => ({
    code: 'promise_without_source',
    subjects: [{ kind: 'promise', id }],
    text: `Nothing says where “${shorten(text)}” was promised`,
    role: 'sales-owner',
    since,
    cure: { label: 'Add source', step: 'Add the source of a promise', page: 'promises', ref: id },
  }));
}

/** Acceptance: every promise is judged, what becomes of it is decided, and what is kept is in a row. */
export function promiseBlocks(promises: readonly PromiseRecord[]): PromiseBlock[] {
  const alive = promises.filter(isAlive);
  return [
    ...alive.filter(lacksResolution).map(unresolvedBlock),
    ...grouped(alive.filter(lacksVerdict), {
      code: 'promise_unchecked',
      words: ['promise is not checked', 'promises are not checked'],
      role: 'tech-lead',
      label: 'Check',
      step: ['Check a promise', 'Check # promises'],
    }),
    ...grouped(alive.filter(lacksCarrier), {
      code: 'promise_not_carried',
      words: ['promise is in no deliverable', 'promises are in no deliverable'],
      role: 'tech-lead',
      label: 'Is in…',
      step: ['Choose what a promise is in', 'Choose what # promises are in'],
    }),
    ...grouped(alive.filter(lacksPlan), {
      code: 'only_said_without_plan',
      words: ['promise was only said, without a plan', 'promises were only said, without a plan'],
      role: 'sales-owner',
      label: 'Plan',
      step: ['Plan for a promise', 'Plan for # promises'],
    }),
  ];
}

function unresolvedBlock(promise: PromiseRecord): PromiseBlock {
  const { id, text } = promise;
  const isConditional = factsOf(promise)[0] === 'yes-if';
  return {
    code: 'promise_unresolved',
    subjects: [{ kind: 'promise', id }],
    text: isConditional
      ? `“${shorten(text)}” can be kept on a condition only`
      : `“${shorten(text)}” can’t be kept as promised`,
    detail: reasonOf(promise),
    role: 'sales-owner',
    since: promise.verdict_at,
    cure: { label: 'Decide', step: 'Decide on a promise', page: 'promises', ref: id },
  };
}

function reasonOf(promise: PromiseRecord): string {
  const { condition, fallback, effort_hours: hours, possible_date: date } = promise;
  const facts = factsOf(promise).filter((fact) => fact !== 'yes-if');
  return [
    ...verdictWords(facts, { hours, day: date === null ? null : dayWords(date) }),
    ...(condition === null ? [] : [`Only if: ${shorten(condition)}`]),
    ...(fallback === null ? [] : [`Instead: ${shorten(fallback)}`]),
  ].join(' · ');
}

type Group = {
  code: Code;
  words: [one: string, many: string];
  role: Role;
  label: string;
  /** `#` stands for how many. */
  step: [one: string, many: string];
};

/** One blocker for all promises that lack the same; it leads to the first of them. */
function grouped(promises: readonly PromiseRecord[], group: Group): PromiseBlock[] {
  const [first] = promises;
  if (!first) return [];
  const { code, role, label } = group;
  const count = promises.length;
  const step = count === 1 ? group.step[0] : group.step[1].replace('#', String(count));
  return [
    {
      code,
      subjects: promises.map(({ id }) => ({ kind: 'promise', id })),
      text: countedFirst(count, ...group.words),
      role,
      since: first.added_at,
      cure: { label, step, page: 'promises', ref: first.id },
    },
  ];
}
