import { describe, expect, it } from '@jest/globals';
import { hosts } from '../../src/microsoft/outbound.ts';
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
    const named = [...page.matchAll(/\| `([\w.-]+\.\w+)` \|/gu)].map(([, host]) => host);
    expect(hosts.length).toBeGreaterThan(3);
    expect(named.toSorted()).toEqual(hosts.toSorted());
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
