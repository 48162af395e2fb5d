import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PersonName } from '../../../infra/local/world.ts';
import { launchChromium } from './chromium.ts';
import { sitDown, type Desk } from './desk.ts';
import { openShots } from './shots.ts';
import { startWorld, type World } from './world.ts';

/** One world and one browser for a file's tests, and everybody's place in it. */
export interface Scene {
  world(): World;
  /** This person's place, the same one every time. */
  at(person: PersonName): Promise<Desk>;
  /** A test that needs all those before it: once one has failed, the rest fail at once. */
  step(name: string, act: () => Promise<void>, withinMs?: number): void;
}

const START_LIMIT_MS = 180_000;

/**
 * Starts world and browser before the file's tests and stops them after. After each test nobody's
 * browser may have complained: no error, no breach of the security policy, no unknown call to Teams.
 */
export function openScene(): Scene {
  let world: World | null = null;
  let browser: Browser | null = null;
  let broken: string | null = null;
  const desks = new Map<PersonName, Desk>();
  const seat = async (person: PersonName) => {
    if (!world || !browser) throw new Error('The scene is open only while its tests run.');
    return await sitDown({ browser, url: world.url, person });
  };
  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  }, START_LIMIT_MS);
  afterEach(async () => {
    expect(world?.lastWords() ?? null).toBeNull();
    for (const desk of desks.values()) {
      expect({ at: desk.person, trouble: await desk.trouble.take() }).toEqual({
        at: desk.person,
        trouble: [],
      });
    }
  });
  afterAll(async () => {
    await browser?.close();
    expect(await world?.stop()).toBe(0);
  }, START_LIMIT_MS);
  return {
    world() {
      if (!world) throw new Error('The world runs only while the tests do.');
      return world;
    },
    step(name, act, withinMs) {
      const run = async () => {
        if (broken !== null) throw new Error(`Not tried, because this failed before: ${broken}`);
        broken = name;
        await act().catch(async (error: unknown) => {
          await keepPictures(desks.values());
          throw error;
        });
        broken = null;
      };
      it(name, run, withinMs);
    },
    async at(person) {
      const desk = desks.get(person) ?? (await seat(person));
      desks.set(person, desk);
      return desk;
    },
  };
}

/** What everybody saw when a step failed, for whoever set `HANDOVER_SHOTS`. */
async function keepPictures(desks: Iterable<Desk>): Promise<void> {
  const shots = await openShots();
  for (const { page, person } of desks) await shots.take(page, `failed-${person}`);
  await shots.clear();
}
