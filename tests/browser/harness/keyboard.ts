import type { Locator, Page } from 'playwright-core';

const AT_MOST = 150;

/** Somebody who uses the keyboard alone: no click, no focus from outside. */
export interface Keyboard {
  /** Presses Tab until the focus is in this place. @throws when it is never there, or not to be seen. */
  reach(place: Locator, options?: { back?: true }): Promise<void>;
  /** Reaches a place and presses this key there, Enter when none is named. */
  press(place: Locator, key?: string): Promise<void>;
  /** Reaches a field and types into it, instead of what stands there. */
  type(place: Locator, text: string): Promise<void>;
  /** Reaches a group of radio buttons or tabs and moves on with the arrows until this one is chosen. */
  choose(group: Locator, wanted: Locator, key?: 'ArrowDown' | 'ArrowRight'): Promise<void>;
}

/** Gives the page to somebody without a pointer. */
export function keyboardOf(page: Page): Keyboard {
  const reach: Keyboard['reach'] = async (place, options = {}) => {
    await place.waitFor();
    for (let presses = 0; presses <= AT_MOST; presses += 1) {
      if (await hasFocus(place)) return;
      await page.keyboard.press(options.back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`The keyboard never reaches ${String(place)}.`);
  };
  return {
    reach,
    press: async (place, key = 'Enter') => {
      await reach(place);
      await page.keyboard.press(key);
    },
    type: async (place, text) => {
      await reach(place);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    choose: async (group, wanted, key = 'ArrowDown') => {
      await reach(group);
      for (let presses = 0; presses <= AT_MOST; presses += 1) {
        if (await hasFocus(wanted)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`The arrows never reach ${String(wanted)}.`);
    },
  };
}

/** The focus is there and is shown: an outline, a shadow or a border that the element has only then. */
async function hasFocus(place: Locator): Promise<boolean> {
  return await place.evaluate((element) => {
    const focused = element.ownerDocument.activeElement;
    if (focused === null || !element.contains(focused)) return false;
    if (!focused.matches(':focus-visible'))
      throw new Error(`Focus is not shown on ${focused.outerHTML}`);
    return true;
  });
}
