import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  HANDOVER_ID,
  PROMISE_ID,
  QUESTION_ID,
  aBlocker,
  aChecklist,
  aClientView,
  aHandover,
  aKickoff,
  aPromise,
  aQuestion,
  anItem,
  promisesOf,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const markup = '<script>alert(1)</script><img src=x onerror="alert(1)"><svg onload=alert(1)>';
const evil = `${markup} [x](javascript:alert(1)) javascript:alert(1) \u202egnp.exe`;
let service: Service;

beforeEach(() => {
  service = startService();
});
afterEach(() => {
  cleanup();
  for (const style of document.querySelectorAll('style[data-test]')) style.remove();
});

/** Names of fields whose values decide what is shown where; every other text was typed by somebody. */
const ours =
  /^(id|key|ref|rowId|itemKey|state|status|standing|kind|party|role|page|code|verb|audience|section|requiredFrom|gate|depth|verdict|facts|group|resolution|plan|check|via|to|availability|strip|timeZone|at|since|.*At|.*Until|promisedOn|promisedStart|goLive.*|start|end|possibleDate|reason|url|.*Url)$/u;

/** The same view with the evil text wherever somebody typed, and `javascript:` wherever a link stands. */
function evilly<T>(view: T): T {
  let count = 0;
  const walk = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, field));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, key)]));
    }
    if (typeof value !== 'string') return value;
    if (/url$/iu.test(field)) return 'javascript:alert(1)';
    count += 1;
    return ours.test(field) ? value : `${evil} ${count}`;
  };
  return walk(view, '') as T;
}

const folder = { kind: 'root' as const, name: 'Folder', url: 'https://fabrikam.example' };
const overview = aHandover({
  blockers: [aBlocker({ detail: 'because' })],
  contacts: [{ id: HANDOVER_ID, name: 'Ana', mail: 'ana@contoso.example', timeZone: null }],
  folders: { state: 'made', folders: [folder], made: 4, total: 4 },
  mirror: { ...aHandover().mirror, text: 'We build it.', writtenAt: '2026-11-20T10:31:00.000Z' },
  deal2min: { why: 'w', what: 'w', not: 'n', hoursSold: 1, hoursNeeded: 2, wonBy: 'b' },
  attention: [{ key: 'k', what: 'w', todo: 't', canRetry: true }],
  calm: 'calm',
});
const change = {
  id: '1',
  at: '2026-11-20T10:31:00.000Z',
  page: 'overview',
  ref: null,
  revision: null,
};
const rows = [{ id: HANDOVER_ID, values: { name: 'SAP' } }];
const definition = { ...anItem().definition, kind: 'rows' as const };
const fields = [{ key: 'name', label: 'System', kind: 'text' as const }];
const items = [
  anItem({ text: 'said', status: 'answered', source: 'Mail' }),
  anItem({
    definition: { ...definition, key: 'requirements.rows', fields },
    rows,
    status: 'answered',
  }),
];
const event = {
  start: '2026-12-02T10:00:00.000Z',
  end: '2026-12-02T11:00:00.000Z',
  timeZone: 'Europe/Zurich',
  joinUrl: 'https://teams.example/join',
  webUrl: 'https://outlook.example/event',
  isGone: false,
};
const promise = aPromise({
  verdict: 'yes',
  facts: ['yes-if'],
  condition: 'c',
  fallback: 'f',
  resolution: 'keep',
  resolutionNote: 'n',
});
const question = aQuestion({ messageUrl: 'https://teams.example/message' });

const places: [string, string, Record<string, unknown>][] = [
  ['overview', '', {}],
  ['checklist', '#checklist', { items: aChecklist(items, 1) }],
  ['promises', `#promises/${PROMISE_ID}`, { promises: promisesOf(promise) }],
  [
    'questions',
    `#questions/${QUESTION_ID}`,
    { questions: { questions: [question], can: { ask: true } } },
  ],
  ['kickoff', '#kickoff', { kickoff: aKickoff({ state: 'sent', event }) }],
  [
    'changes',
    '#changes',
    { changes: { changes: [{ ...change, by: null, text: 'Changed' }], next: null } },
  ],
  ['the client’s page', '#client', { 'client-view': aClientView() }],
];

/** What could run, or lead somewhere else than to https. */
function dangers(): string[] {
  const elements = [...document.body.querySelectorAll('*')];
  return elements.flatMap((element) => {
    const { tagName } = element;
    const attributes = element.getAttributeNames();
    const handlers = attributes.filter((name) => name.startsWith('on'));
    const links = attributes
      .filter((name) => ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name))
      .map((name) => element.getAttribute(name) ?? '')
      .filter((link) => !/^(?:https:\/\/|#|\/)/u.test(link));
    const runs = ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FORM'].includes(tagName);
    return [...(runs ? [tagName] : []), ...handlers, ...links];
  });
}

async function open(hash: string, views: Record<string, unknown>): Promise<void> {
  service.on(`GET ${API}`, { body: evilly(overview), isAstray: true });
  for (const [path, view] of Object.entries(views)) {
    service.on(`GET ${API}/${path}`, { body: evilly(view), isAstray: true });
  }
  renderTab(`/tab/?handover=${HANDOVER_ID}${hash}`);
  await screen.findAllByText((text) => text.includes('<img src=x'));
  // Every view asked for has come, and stands there.
  await waitFor(() => expect(service.calls(`GET ${API}`).length).toBeGreaterThan(0));
}

describe('text that somebody typed', () => {
  it.each(places)(
    'IN02 stands on %s letter by letter and runs nothing',
    async (_n, hash, views) => {
      await open(hash, views);
      const shown = () => document.body.textContent ?? '';
      const least = hash === '' ? 8 : hash === '#changes' ? 2 : 4;
      await waitFor(() =>
        expect(shown().split('<script>alert(1)</script>').length).toBeGreaterThan(least),
      );
      expect(dangers()).toEqual([]);
      expect(document.querySelectorAll('img[src="x"], svg[onload]')).toHaveLength(0);
    },
  );
  it.each(places)('IN13 on %s turns nothing around beside itself', async (_n, hash, views) => {
    const style = document.createElement('style');
    style.dataset['test'] = 'shell';
    style.textContent = readFileSync(new URL('../shell.css', import.meta.url), 'utf8');
    document.head.append(style);
    await open(hash, views);
    const holders = [...document.body.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.includes('\u202e'),
      ),
    );
    expect(holders.length).toBeGreaterThan(0);
    const loose = holders.filter(
      (element) => getComputedStyle(element).getPropertyValue('unicode-bidi') !== 'isolate',
    );
    expect(loose.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });
});

describe('a link that came from elsewhere', () => {
  const openWith = async (messageUrl: string) => {
    service.on(`GET ${API}`, { body: aHandover() });
    const questions = { questions: [aQuestion({ messageUrl })], can: { ask: true } };
    service.on(`GET ${API}/questions`, { body: questions, isAstray: true });
    const log = renderTab(`/tab/?handover=${HANDOVER_ID}#questions/${QUESTION_ID}`);
    return { log, text: await screen.findByText('the message in Teams', { exact: false }) };
  };
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'http://contoso.example/',
    'file:///etc/passwd',
    '//evil.example',
    'blob:https://x/1',
    '',
    'no link',
  ])('IN02 %p is shown as text and leads nowhere', async (url) => {
    const { log, text } = await openWith(url);
    expect(text.closest('a')).toBeNull();
    await userEvent.click(text);
    expect(log.links).toEqual([]);
    expect(dangers()).toEqual([]);
  });
  it('IN02 to https is a link that Teams opens', async () => {
    const url = 'https://teams.microsoft.com/l/message/1';
    const { log, text } = await openWith(url);
    const link = text.closest('a');
    expect([link?.getAttribute('href'), link?.getAttribute('rel')]).toEqual([url, 'noreferrer']);
    await userEvent.click(text);
    expect(log.links).toEqual([url]);
  });
});
