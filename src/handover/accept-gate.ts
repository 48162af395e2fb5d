import { isKnown, isRead } from '../checklist/rules.ts';
import { blocksAcceptance } from '../clarifications/rules.ts';
import type { CommitmentRecord } from '../commitments/facts.ts';
import {
  isAlive,
  lacksCarrier,
  lacksPlan,
  lacksResolution,
  lacksVerdict,
} from '../commitments/rules.ts';
import { dayWords } from '../date-words.ts';
import type { Role } from '../people/model.ts';
import { counted, requiredItems, type Block, type GateFacts } from './gates.ts';
import type { CheckKind } from './model.ts';
import { shorten } from './submit-gate.ts';

/** The checks a depth asks for, and whose they are. */
export function checksFor(facts: Pick<GateFacts, 'handover'>): { kind: CheckKind; role: Role }[] {
  if (facts.handover.depth === 'light') return [];
  return [
    { kind: 'feasibility', role: 'tech-lead' },
    { kind: 'timeline', role: 'project-manager' },
    { kind: 'resources', role: 'project-manager' },
  ];
}

/** What stands in the way of accepting (product.md, gate "accept"); empty when nothing does. */
export function acceptBlocks(facts: GateFacts): Block[] {
  return [
    ...roleBlocks(facts),
    ...promiseBlocks(facts.promises.filter(isAlive)),
    ...questionBlocks(facts),
    ...readingBlocks(facts),
    ...checkBlocks(facts),
    ...mirrorBlocks(facts),
  ];
}

function roleBlocks({ handover }: GateFacts): Block[] {
  const named = handover.holders.map((holder) => holder.role);
  const words: [Role, string][] = [
    ['tech-lead', 'No tech lead is named'],
    ['project-manager', 'No project manager is named'],
  ];
  return words
    .filter(([role]) => !named.includes(role))
    .map(([role, text]) => ({
      code: `no_${role.replace('-', '_')}`,
      text,
      role: 'delivery-head',
      cure: { label: 'Name one', step: 'Name lead and manager', page: 'overview', ref: 'people' },
    }));
}

function promiseBlocks(promises: readonly CommitmentRecord[]): Block[] {
  const unchecked = promises.filter(lacksVerdict);
  const unresolved = promises.filter(lacksResolution);
  return [
    ...unresolved.map(unresolvedBlock),
    ...grouped(unchecked, {
      code: 'promise_unchecked',
      words: ['promise is not checked', 'promises are not checked'],
      role: 'tech-lead',
      label: 'Check',
      step: ['Check a promise', 'Check # promises'],
    }),
    ...grouped(promises.filter(lacksCarrier), {
      code: 'promise_not_carried',
      words: ['promise stands in no deliverable', 'promises stand in no deliverable'],
      role: 'tech-lead',
      label: 'Place',
      step: ['Place a promise', 'Place # promises'],
    }),
    ...grouped(promises.filter(lacksPlan), {
      code: 'only_said_without_plan',
      words: ['promise was only said, without a plan', 'promises were only said, without a plan'],
      role: 'sales-owner',
      label: 'Plan',
      step: ['Plan for a promise', 'Plan for # promises'],
    }),
  ];
}

function unresolvedBlock(promise: CommitmentRecord): Block {
  const role: Role = promise.agreed_by_tech === null ? 'tech-lead' : 'sales-owner';
  return {
    code: 'promise_unresolved',
    text: `“${shorten(promise.text)}” can’t be kept as promised`,
    detail: reasonOf(promise),
    role: promise.resolution === null ? 'tech-lead' : role,
    since: promise.resolved_at ?? promise.verdict_at,
    cure: {
      label: promise.resolution === null ? 'Decide' : 'Agree',
      step: promise.resolution === null ? 'Decide on a promise' : 'Agree on a promise',
      page: 'promises',
      ref: promise.id,
    },
  };
}

function reasonOf(promise: CommitmentRecord): string {
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
  code: string;
  words: [string, string];
  role: Role;
  label: string;
  step: [string, string];
};

function grouped(promises: readonly CommitmentRecord[], group: Group): Block[] {
  const [first] = promises;
  if (!first) return [];
  return [
    {
      code: group.code,
      text: counted(promises.length, ...group.words),
      role: group.role,
      since: first.added_at,
      cure: {
        label: group.label,
        step:
          promises.length === 1
            ? group.step[0]
            : group.step[1].replace('#', String(promises.length)),
        page: 'promises',
        ref: first.id,
      },
    },
  ];
}

function questionBlocks({ questions }: GateFacts): Block[] {
  return questions.filter(blocksAcceptance).map((question) => ({
    code: 'question_open',
    text: `“${shorten(question.text)}” is ${question.state === 'answered' ? 'not settled' : 'not answered'}`,
    role: 'sales-owner',
    personId: question.waits_for,
    since: question.waits_since,
    cure: {
      label: question.state === 'answered' ? 'Settle' : 'Answer',
      step: question.state === 'answered' ? 'Settle a question' : 'Answer a question',
      page: 'questions',
      ref: question.id,
    },
  }));
}

function readingBlocks(facts: GateFacts): Block[] {
  const required = requiredItems(facts);
  const unknown = required.filter((item) => !isKnown(facts.items.get(item.key)));
  const unread = required.filter(
    (item) => isKnown(facts.items.get(item.key)) && !isRead(facts.items.get(item.key)),
  );
  const blocks: Block[] = unknown.map((item) => ({
    code: 'item_unknown',
    text: `${item.title}: nothing is known`,
    role: 'sales-owner',
    cure: {
      label: 'Fill in',
      step: `Fill in ${item.title.toLowerCase()}`,
      page: 'checklist',
      ref: item.key,
    },
  }));
  const [first] = unread;
  if (!first) return blocks;
  const text = counted(unread.length, 'item is not read and clear', 'items are not read and clear');
  const step = unread.length === 1 ? 'Read one item' : `Read ${unread.length} items`;
  const cure = { label: 'Read', step, page: 'checklist' as const, ref: first.key };
  return [...blocks, { code: 'item_unread', text, role: 'tech-lead', cure }];
}

const checkWords: Record<CheckKind, string> = {
  feasibility: 'Nobody has said that it is feasible',
  timeline: 'Nobody has said that it fits the time',
  resources: 'Nobody has said that the people are there',
};

function checkBlocks(facts: GateFacts): Block[] {
  return checksFor(facts)
    .filter(({ kind }) => !facts.checks.some((check) => check.kind === kind))
    .map(({ kind, role }) => ({
      code: `no_${kind}_check`,
      text: checkWords[kind],
      role,
      cure: { label: 'Check', step: 'Give your check', page: 'overview', ref: 'checks' },
    }));
}

function mirrorBlocks({ handover }: GateFacts): Block[] {
  if (handover.depth === 'light' || handover.mirror_approved_at !== null) return [];
  const isWritten = handover.mirror_at !== null;
  return [
    {
      code: isWritten ? 'mirror_not_approved' : 'mirror_not_written',
      text: isWritten
        ? 'Sales has not agreed to it in tech’s words'
        : 'It is not written down in tech’s words',
      role: isWritten ? 'sales-owner' : 'tech-lead',
      since: handover.mirror_at,
      cure: {
        label: isWritten ? 'Agree' : 'Write',
        step: isWritten ? 'Agree to tech’s words' : 'Write it in tech’s words',
        page: 'overview',
        ref: 'mirror',
      },
    },
  ];
}
