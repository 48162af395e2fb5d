import type { Browser, Locator, Page } from 'playwright-core';
import { until } from '../harness/until.ts';

type Place = 'Personal Chat' | 'Client projects - Contoso' | 'Client projects - General';

/** The Playground's own page, driven as its one person would. */
export interface Client {
  page: Page;
  /** What went wrong in the page since it met the bot, as far as it says. */
  troubles: string[];
  /** Loads the page again: it forgets what it showed, and opens the chat. */
  openAnew(): Promise<void>;
  go(place: Place): Promise<void>;
  /** Writes in the chat that is open. */
  say(text: string): Promise<void>;
  /** Starts a thread in the channel that is open, with the bot mentioned. */
  post(text: string): Promise<void>;
  /** Chooses from its menu of activities, and sends what it suggests. */
  pretend(activity: string): Promise<void>;
  /** The bot's card or message that contains all these words. */
  message(...words: (string | RegExp)[]): Locator;
  /** How often its log says that this kind of activity got this answer from the bot. */
  answered(type: string, status: number): Promise<number>;
}

const PATIENCE_MS = 20_000;

/** Opens the Playground's page; what it wants from elsewhere (fonts) it does not get. */
export async function openClient(browser: Browser, url: string): Promise<Client> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.route(
    (wanted) => wanted.hostname !== 'localhost',
    async (route) => await route.abort(),
  );
  const page = await context.newPage();
  const troubles = watch(page);
  // Until it has read its configuration it stumbles over whatever the bot sends.
  const meetBot = async () => {
    const isMet = async () => (await answered(page, 'conversationUpdate', 200)) > 0;
    await until(isMet, { what: 'the page has met the bot' });
    troubles.length = 0;
  };
  await page.goto(url);
  await meetBot();
  const composer = page.locator('[role="textbox"][contenteditable="true"]');
  return {
    page,
    troubles,
    answered: async (type, status) => await answered(page, type, status),
    async openAnew() {
      await page.reload();
      await meetBot();
    },
    async go(place) {
      await page.getByRole('treeitem', { name: place }).click();
      await composer.first().waitFor();
    },
    async say(text) {
      await composer.last().click();
      await page.keyboard.type(text);
      await page.getByRole('button', { name: 'Send Message' }).last().click();
    },
    async post(text) {
      await composer.first().click();
      await page.keyboard.type('@Hand');
      await page.getByRole('menuitem', { name: 'Handover' }).click();
      await page.keyboard.type(` ${text}`);
      await page.getByRole('button', { name: 'Post' }).click();
    },
    async pretend(activity) {
      await page.getByRole('button', { name: 'Mock an Activity' }).click();
      await page.getByText(activity, { exact: true }).click();
      await page.getByRole('button', { name: 'Send activity' }).click();
    },
    message: (...words) =>
      words.reduce<Locator>(
        (found, word) => found.filter({ hasText: word }),
        page.locator('.ac-adaptiveCard, p'),
      ),
  };
}

function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    const isUnreached = message.text().startsWith('Failed to load');
    if (message.type() === 'error' && !isUnreached) troubles.push(message.text());
  });
  return troubles;
}

async function answered(page: Page, type: string, status: number): Promise<number> {
  const text = (await page.locator('body').textContent()) ?? '';
  const said = `Playground -> User Application ${type} ${status}`;
  const line = new RegExp(said.replaceAll(' ', String.raw`\s*`), 'gu');
  return [...text.matchAll(line)].length;
}
