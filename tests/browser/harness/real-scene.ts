import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PersonName } from '../../../infra/local/world.ts';
import { launchChromium } from './chromium.ts';
import {
  inChannel,
  openIn,
  startRealService,
  type InTeams,
  type RealService,
} from './real-teams.ts';

type Wanted = Partial<Parameters<typeof openIn>[2]> & { person: PersonName };

/** One service and one browser for a file's tests, as they are in Microsoft's Teams. */
export interface RealScene {
  service(): RealService;
  browser(): Browser;
  /** Opens the tab for somebody, in Contoso's channel of `https://teams.microsoft.com` unless said otherwise. */
  open(wanted: Wanted): Promise<InTeams>;
}

const START_LIMIT_MS = 180_000;

/** Starts service and browser before the file's tests; what a test opened is closed after it. */
export function openRealScene(environment: Record<string, string> = {}): RealScene {
  let running: { service: RealService; browser: Browser } | null = null;
  const opened: InTeams[] = [];
  const here = () => {
    if (!running) throw new Error('The scene is open only while its tests run.');
    return running;
  };
  beforeAll(async () => {
    const [service, browser] = await Promise.all([startRealService(environment), launchChromium()]);
    running = { service, browser };
  }, START_LIMIT_MS);
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.service.stop();
  });
  return {
    service: () => here().service,
    browser: () => here().browser,
    open: async (wanted) => {
      const usual = { origin: 'https://teams.microsoft.com', address: '/tab/', context: inChannel };
      const one = await openIn(here().browser, here().service, { ...usual, ...wanted });
      opened.push(one);
      return one;
    },
  };
}
