import type { Frame, Page } from 'playwright-core';
import type { PersonName } from '../../../infra/local/world.ts';
import { until } from '../../harness/until.ts';
import { barriers } from './barriers.ts';
import type { Desk, Spot } from './desk.ts';
import { backgroundOf, misfits } from './layout.ts';
import type { Scene } from './scene.ts';
import type { Shots } from './shots.ts';

/** A screen that is looked at, as somebody, in a state. */
export interface Screen {
  name: string;
  person: PersonName;
  spot: Spot;
  /** Brings the screen into the state that is looked at. */
  show: (desk: Desk) => Promise<void>;
  /** It covers the page's own menus, so it is opened anew in each theme. */
  isModal?: true;
}

const THEMES = { light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;
type Theme = keyof typeof THEMES;
const WIDE = { width: 1280, height: 860 };
export const PHONE = { width: 360, height: 720 };

/** The Handover tab inside the Teams page. */
function frameOf({ page }: Desk): Frame {
  const frame = page.frames().find((one) => one.url().includes('/tab/'));
  if (!frame) throw new Error('The tab is not open.');
  return frame;
}

async function turnTheme({ page }: Desk, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: from, exact: true }).click();
  await page.getByRole('menuitemradio', { name: to, exact: true }).click();
  await page.getByRole('button', { name: to, exact: true }).waitFor();
}

/**
 * Looks at a screen in the three themes and on a phone; gives what does not fit and what keeps
 * somebody out (axe, WCAG 2.2 AA).
 */
export async function lookAt(
  { scene, shots }: { scene: Scene; shots: Shots },
  screen: Screen,
  placeOf: (desk: Desk) => Page | Frame = frameOf,
): Promise<string[]> {
  const desk = await scene.at(screen.person);
  await desk.page.setViewportSize(WIDE);
  await desk.go(screen.spot);
  await screen.show(desk);
  const wrong: string[] = [];
  const look = async (how: string) => {
    await shots.take(desk.page, `${screen.name}-${how}`);
    const place = placeOf(desk);
    const found = [...(await misfits(place)), ...(await barriers(place))];
    wrong.push(...found.map((one) => `${how}: ${one}`));
  };
  const inTheme = async (theme: Theme, words: { from: string; to: string }) => {
    if (!screen.isModal) return await turnTheme(desk, words.from, words.to);
    await desk.go({ ...screen.spot, theme });
    await screen.show(desk);
  };
  const backgrounds = new Set<string>();
  let now: string = THEMES.light;
  for (const [theme, word] of Object.entries(THEMES)) {
    if (word !== now) await inTheme(theme as Theme, { from: now, to: word });
    now = word;
    await until(async () => !backgrounds.has(await backgroundOf(placeOf(desk))), {
      what: `${screen.name} turns ${word}`,
      withinMs: 5000,
    });
    backgrounds.add(await backgroundOf(placeOf(desk)));
    await look(theme);
  }
  await inTheme('light', { from: now, to: THEMES.light });
  await desk.page.setViewportSize(PHONE);
  await look('phone');
  return wrong;
}
