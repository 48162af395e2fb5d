import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PersonName } from '../../../infra/local/world.ts';
import { launchChromium } from './chromium.ts';
import { sitDown, type Desk } from './desk.ts';
import { startWorld, type World } from './world.ts';

/** One world and one browser for a file's tests, and everybody's place in it. */
export interface Scene {
  world(): World;
  /** This person's place, the same one every time. */
  at(person: PersonName): Promise<Desk>;
  /** A further place for the person, of another size, which the caller leaves. */
  another(person: PersonName, size: { width: number; height: number }): Promise<Desk>;
}

const START_LIMIT_MS = 180_000;

/**
 * Starts world and browser before the file's tests and stops them after. After each test nobody's
 * browser may have complained: no error, no breach of the security policy, no unknown call to Teams.
 */
export function openScene(): Scene {
  let world: World | null = null;
  let browser: Browser | null = null;
  const desks = new Map<PersonName, Desk>();
  const others = new Set<Desk>();
  const seat = async (person: PersonName, size?: { width: number; height: number }) => {
    if (!world || !browser) throw new Error('The scene is open only while its tests run.');
    return await sitDown({ browser, url: world.url, person, ...(size ? { size } : {}) });
  };
  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  }, START_LIMIT_MS);
  afterEach(async () => {
    for (const desk of [...desks.values(), ...others]) {
      expect({ at: desk.person, trouble: await desk.trouble.take() }).toEqual({
        at: desk.person,
        trouble: [],
      });
    }
    others.clear();
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
    async at(person) {
      const desk = desks.get(person) ?? (await seat(person));
      desks.set(person, desk);
      return desk;
    },
    async another(person, size) {
      const desk = await seat(person, size);
      others.add(desk);
      return desk;
    },
  };
}
