import type { Browser, Locator, Page } from 'playwright-core';

type Place = 'Personal Chat' | 'Client projects - Contoso' | 'Client projects - General';

/** The Playground's own page, driven as its one person would. */
export interface Client {
  page: Page;
  /** What went wrong in the page, as far as it says. */
  troubles: string[];
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
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    const isUnreached = message.text().startsWith('Failed to load');
    if (message.type() === 'error' && !isUnreached) troubles.push(message.text());
  });
  await page.goto(url);
  const composer = page.locator('[role="textbox"][contenteditable="true"]');
  return {
    page,
    troubles,
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
    async answered(type, status) {
      const text = (await page.locator('body').textContent()) ?? '';
      const line = `Playground -> User Application ${type} ${status}`.replaceAll(
        ' ',
        String.raw`\s*`,
      );
      return [...text.matchAll(new RegExp(line, 'gu'))].length;
    },
  };
}
