import { calls } from '../../../src/contracts.ts';

const head = `/* Written from the contracts by \`npm run api\`; do not edit it. */
import type { AnswerOf, SentBy } from '../../src/contract.ts';
import type { Calls } from '../../src/contracts.ts';

/** Method and address of every call of our API. */
export const calls = {
`;

const tail = `} as const satisfies Record<keyof Calls, string>;

export type CallName = keyof Calls;

/** What a call takes: parameters, query, body, the version that was seen, a key. */
export type Sent<Name extends CallName> = { [Each in CallName]: SentBy<Calls[Each]> }[Name];

/** What a call answers. */
export type Answer<Name extends CallName> = { [Each in CallName]: AnswerOf<Calls[Each]> }[Name];
`;

/** The tab's client as source text: one line for each call, and their types by name. */
export function tabCalls(): string {
  const lines = Object.entries(calls).map(
    ([name, { method, path }]) => `  ${name}: '${method} ${path}',\n`,
  );
  return `${head}${lines.join('')}${tail}`;
}
