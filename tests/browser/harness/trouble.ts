import type { BrowserContext, ConsoleMessage, Page, Response } from 'playwright-core';
import { breachIn } from '../../harness/wire-check.ts';

/** What went wrong in somebody's browser without anybody asking for it. */
export interface Trouble {
  /** Announces that the service will refuse something with this status: browsers log each refusal. */
  expectRefusal(status: number): void;
  /** Announces that the browser goes offline for a while. */
  expectNoConnection(): void;
  /** Errors, violations and unknown calls since the last time. */
  take(): Promise<string[]>;
}

/** Microsoft's list of domains, which teams-js asks for at its import, can't be reached from a test. */
const UNREACHABLE = 'https://res.cdn.office.net/';

/** Watches every page of this browser profile, frames included. */
export async function watchTrouble(context: BrowserContext): Promise<Trouble> {
  const seen: string[] = [];
  const refusals = new Set<number>();
  let mayBeOffline = false;
  const pages = new Set<Page>();
  context.on('console', (message) => {
    const offline = mayBeOffline && message.text().includes('ERR_INTERNET_DISCONNECTED');
    if (message.type() === 'error' && !offline && !isExpected(message, refusals)) {
      seen.push(`${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (failure) => seen.push(`not caught: ${String(failure.error())}`));
  context.on('page', (page) => {
    pages.add(page);
    page.once('close', () => pages.delete(page));
  });
  const answers = new Set<Promise<void>>();
  context.on('response', (response) => {
    const looking = breachOf(response).then((breach) => {
      if (breach !== null) seen.push(`not as agreed: ${breach}`);
      answers.delete(looking);
    });
    answers.add(looking);
  });
  await context.addInitScript(sayViolations);
  return {
    expectRefusal: (status) => refusals.add(status),
    expectNoConnection() {
      mayBeOffline = true;
    },
    async take() {
      await Promise.all(answers);
      const unknown = await Promise.all([...pages].map(unknownCalls));
      return [...seen.splice(0), ...unknown.flat()];
    },
  };
}

/** What of an answer to the tab, or to the Teams page, the OpenAPI document does not say. */
async function breachOf(response: Response): Promise<string | null> {
  const { pathname } = new URL(response.url());
  if (!pathname.startsWith('/api/')) return null;
  const method = response.request().method();
  const headers = response.headers();
  const isStream = headers['content-type'] === 'text/event-stream';
  // A page that was left takes its answers with it: nobody has read those.
  const text = isStream ? '' : await response.text().catch(() => null);
  if (text === null) return null;
  const said = { get: (name: string) => headers[name] ?? null };
  const breach = breachIn({
    method,
    url: pathname,
    status: response.status(),
    headers: said,
    text,
  });
  return breach === null ? null : `${method} ${pathname}: ${breach}`;
}

function isExpected(message: ConsoleMessage, refusals: ReadonlySet<number>): boolean {
  if (message.location().url.startsWith(UNREACHABLE)) return true;
  const [, status] = /^Failed to load resource: .* status of (\d+)/u.exec(message.text()) ?? [];
  return status !== undefined && refusals.has(Number(status));
}

/** Runs in the browser: a breach of the content security policy becomes an error in the console. */
function sayViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    // eslint-disable-next-line no-console
    console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

async function unknownCalls(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const calls: unknown = Reflect.get(window, '__unknownTeamsCalls');
    return Array.isArray(calls)
      ? calls.map((call) => `unknown to Teams: ${JSON.stringify(call)}`)
      : [];
  });
}
