import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { PERSONS, type PersonName } from '../../../infra/local/world.ts';
import { watchTrouble, type Trouble } from './trouble.ts';

/** Where in the Teams page somebody goes; what is left out is the page's first choice. */
export interface Spot {
  channel?: 'contoso' | 'northwind' | 'tailspin' | 'new-project';
  view?: 'posts' | 'files' | 'handover' | 'waiting' | 'chat' | 'calendar' | 'mail' | 'all-files';
  theme?: 'light' | 'dark' | 'contrast';
  phone?: boolean;
  /** What a link from elsewhere carries. */
  link?: Record<string, string>;
}

export type TabName = 'Overview' | 'Checklist' | 'Promises' | 'Questions' | 'Kickoff';

/** A person at the Teams page, with a browser profile, language and time zone of their own. */
export interface Desk {
  page: Page;
  person: PersonName;
  /** The Handover tab inside its frame. */
  tab: FrameLocator;
  trouble: Trouble;
  go(spot: Spot): Promise<void>;
  /** Opens one of the handover's pages. */
  turnTo(name: TabName): Promise<void>;
  /** A message or card in the open conversation that contains all these words. */
  message(...words: (string | RegExp)[]): Locator;
  /** Types into the open conversation and sends. */
  say(text: string): Promise<void>;
}

interface Seat {
  browser: Browser;
  url: string;
  person: PersonName;
}

const PATIENCE_MS = 20_000;

/** Gives somebody a place at the Teams page; nothing is open yet. */
export async function sitDown({ browser, url, person }: Seat): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: PERSONS[person].timeZone,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const trouble = await watchTrouble(context);
  const page = await context.newPage();
  const tab = page.frameLocator('main iframe');
  return {
    page,
    person,
    tab,
    trouble,
    go: async (spot) => {
      await page.goto(`${url}/?${addressOf(person, spot)}`);
    },
    turnTo: async (name) => {
      await tab.getByRole('tab', { name }).click();
      await tab.getByRole('tab', { name, selected: true }).waitFor();
    },
    message: (...words) =>
      words.reduce(
        (found: Locator, hasText) => found.filter({ hasText }),
        page.getByRole('article'),
      ),
    say: async (text) => {
      await page.getByRole('textbox').last().fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    },
  };
}

function addressOf(person: PersonName, spot: Spot): string {
  const { channel = 'contoso', view = 'handover', theme = 'light', phone = false } = spot;
  const query = new URLSearchParams({ person, channel, view, theme, ...spot.link });
  if (phone) query.set('phone', '1');
  return query.toString();
}
