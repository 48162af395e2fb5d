import { dayWords } from '../date-words.ts';
import { shorten } from '../one-line.ts';
import type { Role } from '../people/model.ts';
import type { BlockOf } from '../record/blocks.ts';
import { countedFirst } from '../words.ts';
import type { PromiseRecord } from './facts.ts';
import {
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
    cure: { label: 'Say where', step: 'Say where a promise stands', page: 'promises', ref: id },
  }));
}

/** Acceptance: every promise is judged, what follows is agreed, and what is kept has its place. */
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
      words: ['promise stands in no deliverable', 'promises stand in no deliverable'],
      role: 'tech-lead',
      label: 'Place',
      step: ['Place a promise', 'Place # promises'],
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
  const { id, resolution } = promise;
  const isProposed = resolution !== null;
  const waitsForTech = !isProposed || promise.agreed_by_tech === null;
  return {
    code: 'promise_unresolved',
    subjects: [{ kind: 'promise', id }],
    text: `“${shorten(promise.text)}” can’t be kept as promised`,
    detail: reasonOf(promise),
    role: waitsForTech ? 'tech-lead' : 'sales-owner',
    since: promise.resolved_at ?? promise.verdict_at,
    cure: {
      label: isProposed ? 'Agree' : 'Decide',
      step: isProposed ? 'Agree on a promise' : 'Decide on a promise',
      page: 'promises',
      ref: id,
    },
  };
}

function reasonOf(promise: PromiseRecord): string {
  switch (promise.verdict) {
    case 'not-for-this-money':
      return `+${promise.effort_hours ?? 0} h over what was sold`;
    case 'not-by-this-date':
      return `possible by ${promise.possible_date ? dayWords(promise.possible_date) : 'another date'}`;
    case 'yes-if':
      return `only if: ${shorten(promise.condition ?? '')}`;
    default:
      return 'It cannot be done';
  }
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
