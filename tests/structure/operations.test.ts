import { describe, expect, it } from '@jest/globals';
import { maximumAttempts } from '../../src/effects/run.ts';
import { jobsAtOnce, mostConnections } from '../../src/jobs/queue.ts';
import { leaseMs } from '../../src/microsoft/graph-turns.ts';
import { hosts, longestMs } from '../../src/microsoft/outbound.ts';
import { atOnceForMailbox, perSecondForTeam } from '../../src/microsoft/pace.ts';
import { goodForMs, readWithinMs } from '../../src/microsoft/signing-keys.ts';
import { poolLimits } from '../../src/storage/database.ts';
import { readText } from '../contract/teams/package-files.ts';
import { sourceFiles } from './source-files.ts';

const page = readText('docs/operations.md').replaceAll(/\s+/gu, ' ');
const shipped = sourceFiles(['src', 'bot']);

const retention = /retentionInDays: (\d+)/u.exec(readText('infra/azure/service.bicep'))?.[1];

function inWords(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five'][count] ?? String(count);
}

describe('the page about operations', () => {
  it('names every line that the service can log', () => {
    const call = /\blog(?:\.(?:trace|debug|info|warn|error)|\[\w+\])\(/gu;
    const messages = shipped.flatMap(({ path, text }) =>
      [...text.matchAll(call)].flatMap((match) => {
        // The message is the call's last text; it ends where the call's bracket closes.
        const said = callAt(text, match.index + match[0].length);
        const texts = [...said.matchAll(/'((?:[^'\\\n]|\\.)+)'/gu)].map(([, one = '']) => one);
        return texts.slice(-1).map((message) => ({ path, message }));
      }),
    );
    expect(messages.length).toBeGreaterThan(25);
    const missing = messages.filter(({ message }) => !page.includes(`\`${message}\``));
    expect(missing).toEqual([]);
  });

  it('names every host that the service may call, and no other of Microsoft’s', () => {
    const named = [...page.matchAll(/\| `([\w.-]+\.\w+)` \|/gu)].map(([, host]) => host);
    expect(hosts.length).toBeGreaterThan(3);
    expect(named.toSorted()).toEqual(hosts.toSorted());
  });

  const seconds = (ms: number) => `${ms / 1000} s`;
  it.each<[string, string]>([
    ['how long a call may take', `after ${seconds(longestMs)}`],
    ['how long keys are read', `within ${seconds(readWithinMs)}`],
    ['how long keys serve', `for ${goodForMs / 3_600_000} h`],
    ['the pool', `each instance at most ${poolLimits.max} connections`],
    ['the wait for a connection', `${seconds(poolLimits.connectionTimeoutMillis)} for a`],
    [
      'the wait for an answer',
      `${seconds(poolLimits.query_timeout)} for a connection or an answer`,
    ],
    ['jobs at a time', `${inWords(jobsAtOnce)} jobs of a kind`],
    ['the queue’s pool', `, ${mostConnections} of the queue`],
    ['all of an instance', `may open ${poolLimits.max + mostConnections + 2} connections`],
    ['a killed one’s turns', `free after ${seconds(leaseMs)}`],
    ['calls of a mailbox', `${inWords(atOnceForMailbox)} calls at once`],
    ['calls of a team', `${inWords(perSecondForTeam)} a second for`],
    ['attempts', `${inWords(maximumAttempts)} attempts`],
    ['how long logs stay', `for ${retention} days`],
  ])('says %s as it is', (_what, words) => {
    expect(page).toContain(words);
  });

  it('is right that logs go to stdout: the log of production writes nowhere else', () => {
    const elsewhere = /pino\.(?:destination|transport|multistream)|createWriteStream|appendFile/gu;
    const found = shipped.filter(({ text }) => elsewhere.test(text)).map(({ path }) => path);
    expect(found).toEqual([]);
  });
});

function callAt(text: string, from: number): string {
  let depth = 1;
  let at = from;
  while (depth > 0 && at < text.length) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    at += 1;
  }
  return text.slice(from, at - 1);
}
