import type { Frame, Page } from 'playwright-core';

/** What of a page does not fit, in words; empty when everything does. */
export async function misfits(place: Page | Frame): Promise<string[]> {
  return await place.evaluate(() => {
    const found: string[] = [];
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      found.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
    }
    for (const main of document.querySelectorAll('main')) {
      if (main.scrollWidth > main.clientWidth) found.push(`clipped: ${nameOf(main)}`);
    }
    // A list of tabs may scroll on a phone; a card or a table that does hides something.
    for (const element of document.querySelectorAll('main *, .card')) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element.matches('.card');
      const isTabs = element.querySelector('[role=tablist]') !== null;
      if (scrolls && !isTabs && element.scrollWidth > element.clientWidth + 1) {
        found.push(`scrolls sideways: ${nameOf(element)}`);
      }
    }
    return found;
  });
}

/** The colour behind everything, as the browser computed it. */
export async function backgroundOf(place: Page | Frame): Promise<string> {
  return await place.evaluate(() => {
    const themed = document.querySelector('.fui-FluentProvider') ?? document.body;
    return getComputedStyle(themed).backgroundColor;
  });
}
