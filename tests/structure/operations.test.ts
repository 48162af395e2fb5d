import { describe, expect, it } from '@jest/globals';
import { readText } from '../contract/teams/package-files.ts';
import { sourceFiles } from './source-files.ts';

const page = readText('docs/operations.md').replaceAll(/\s+/gu, ' ');
const shipped = sourceFiles(['src', 'bot']);

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
    const list =
      /const hosts = \[([^\]]+)\]/u.exec(readText('src/microsoft/outbound.ts'))?.[1] ?? '';
    const hosts = [...list.matchAll(/'([\w.-]+)'/gu)].map(([, host]) => host);
    const named = [...page.matchAll(/\| `([\w.-]+\.\w+)` \|/gu)].map(([, host]) => host);
    expect(hosts.length).toBeGreaterThan(3);
    expect(named.toSorted()).toEqual(hosts.toSorted());
  });

  it.each<[string, string, RegExp, string]>([
    ['how long a call may take', 'src/microsoft/outbound.ts', /longestMs = 15_000/u, 'after 15 s'],
    ['how long keys are read', 'src/microsoft/signing-keys.ts', /= 4_000/u, 'within 4 s'],
    ['how long keys serve', 'src/microsoft/signing-keys.ts', /24 \* 3_600_000/u, 'for 24 h'],
    ['the pool', 'src/storage/database.ts', /max: 20,/u, 'at most 20 connections'],
    ['the wait for a connection', 'src/storage/database.ts', /Millis: 5_000/u, '5 s for a'],
    ['the wait for an answer', 'src/storage/database.ts', /query_timeout: 5_000/u, 'an answer'],
    ['jobs at a time', 'src/jobs/queue.ts', /localConcurrency: 2,/u, 'two jobs of a kind'],
    ['the queue’s pool', 'src/jobs/queue.ts', /max: 4,/u, 'and 4 of the queue'],
    [
      'calls of a mailbox',
      'src/microsoft/pace.ts',
      /atOnceForMailbox = 3;/u,
      'three calls at once',
    ],
    ['calls of a team', 'src/microsoft/pace.ts', /perSecondForTeam = 4;/u, 'four a second for'],
    ['attempts', 'src/record/effects.ts', /maximumAttempts = 5/u, 'five attempts'],
    ['how long logs stay', 'infra/azure/service.bicep', /retentionInDays: 30/u, 'for 30 days'],
  ])('says %s as it is', (_what, file, inCode, inWords) => {
    expect(readText(file)).toMatch(inCode);
    expect(page).toContain(inWords);
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
