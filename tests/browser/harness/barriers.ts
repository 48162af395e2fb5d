import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What of a page keeps somebody out, by axe-core's rules for WCAG 2.2 A and AA; empty when nothing does. */
export async function barriers(place: Page | Frame): Promise<string[]> {
  await place.evaluate(axe.source);
  return await place.evaluate(async (rules) => {
    const here = Reflect.get(window, 'axe') as typeof axe;
    // Fluent's focus library puts unseen stops beside a region and hands their focus on.
    const found = await here.run(
      { exclude: ['[data-tabster-dummy]'] },
      {
        runOnly: { type: 'tag', values: rules },
        resultTypes: ['violations'],
        // What a frame holds is looked at for itself.
        iframes: false,
      },
    );
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, ...checks }) =>
          `${id}: ${help}: ${html.replace(/ (?:class|style)="[^"]*"/gu, '').slice(0, 200)}` +
          ` (${checks.any.map((check) => check.message).join('; ')})`,
      ),
    );
  }, RULES);
}
