import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, TEAM, type PersonName } from '../../infra/local/world.ts';
import { until } from '../harness/until.ts';
import type { Desk, Spot } from './harness/desk.ts';
import { backgroundOf, misfits } from './harness/layout.ts';
import { openScene } from './harness/scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

interface Screen {
  name: string;
  person: PersonName;
  spot: Spot;
  /** Brings the screen into the state that is looked at. */
  show: (desk: Desk) => Promise<void>;
}

const THEMES = { light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 720 };

const heading =
  (name: string | RegExp) =>
  async ({ tab }: Desk) =>
    await tab.getByRole('heading', { name }).first().waitFor();

const inTab: Screen[] = [
  {
    name: 'new-handover',
    person: 'riya',
    spot: { channel: 'new-project' },
    show: heading('New handover'),
  },
  { name: 'overview-sales', person: 'riya', spot: {}, show: heading('Before you can accept') },
  { name: 'overview-tech', person: 'tomas', spot: {}, show: heading('Before you can accept') },
  {
    name: 'checklist-rows',
    person: 'riya',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Checklist');
      await tab.getByRole('tab', { name: /^Client requirements/u }).click();
      await tab.getByRole('button', { name: /Links to other systems/u }).click();
      await tab.getByRole('button', { name: 'Add a row' }).waitFor();
    },
  },
  {
    name: 'checklist-read',
    person: 'tomas',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Checklist');
      await tab.getByRole('button', { name: /Success measures/u }).click();
      await tab.getByRole('table').waitFor();
    },
  },
  {
    name: 'promises-verdict',
    person: 'tomas',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Promises');
      await tab.getByRole('button', { name: 'Can we keep it?' }).first().click();
      await tab.getByRole('radio', { name: 'Not for this money' }).check();
      await tab.getByLabel('Possible on').waitFor();
    },
  },
  {
    name: 'questions',
    person: 'riya',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Questions');
      await tab.getByRole('button', { name: /Who holds the credentials/u }).click();
      await tab.getByLabel('Answer', { exact: true }).waitFor();
    },
  },
  {
    name: 'accept-or-send-back',
    person: 'tomas',
    spot: {},
    show: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Accept or send back…' }).click();
      await tab.getByRole('region', { name: 'Sales sees exactly this' }).waitFor();
    },
  },
  {
    name: 'kickoff',
    person: 'meera',
    spot: { channel: 'northwind' },
    show: async ({ tab, turnTo }) => {
      await turnTo('Kickoff');
      await tab.getByRole('radio').first().check();
      await tab.getByRole('region', { name: 'The invitation' }).waitFor();
    },
  },
  {
    name: 'view-as-client',
    person: 'riya',
    spot: {},
    show: async ({ tab }) => {
      await tab.getByRole('button', { name: 'More' }).click();
      await tab.getByRole('menuitem', { name: 'View as client' }).click();
      await tab.getByRole('article').waitFor();
    },
  },
  { name: 'client-letter', person: 'ana', spot: {}, show: heading('Contoso ERP rollout') },
  { name: 'not-yours', person: 'paul', spot: {}, show: heading('This handover isn’t yours') },
  { name: 'waiting', person: 'riya', spot: { view: 'waiting' }, show: heading(/^Waiting for me/u) },
];

const inPage: Screen[] = [
  {
    name: 'card-question',
    person: 'riya',
    spot: { view: 'chat' },
    show: async (desk) => await desk.message('Question', 'For you').waitFor(),
  },
  {
    name: 'card-staffed',
    person: 'jonas',
    spot: { view: 'chat' },
    show: async (desk) => await desk.message('Staffed').first().waitFor(),
  },
  {
    name: 'cards-channel',
    person: 'tomas',
    spot: { view: 'posts' },
    show: async (desk) => await desk.message('Question', 'Waiting for Riya').waitFor(),
  },
];

const scene = openScene();
let shots: Shots;
beforeAll(async () => {
  shots = await openShots();
});
afterAll(async () => await shots.clear());

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

/** Looks at a screen in the three themes and on a phone; gives what was wrong. */
async function lookAt(screen: Screen, frame: (desk: Desk) => Parameters<typeof misfits>[0]) {
  const desk = await scene.at(screen.person);
  await desk.page.setViewportSize(WIDE);
  await desk.go(screen.spot);
  await screen.show(desk);
  const wrong: string[] = [];
  const backgrounds = new Set<string>();
  let now: string = THEMES.light;
  for (const [theme, word] of Object.entries(THEMES)) {
    if (word !== now) await turnTheme(desk, now, word);
    now = word;
    await until(async () => !backgrounds.has(await backgroundOf(frame(desk))), {
      what: `${screen.name} turns ${word}`,
      withinMs: 5000,
    });
    backgrounds.add(await backgroundOf(frame(desk)));
    await shots.take(desk.page, `${screen.name}-${theme}`);
    wrong.push(...(await misfits(frame(desk))).map((misfit) => `${theme}: ${misfit}`));
  }
  await turnTheme(desk, now, THEMES.light);
  await desk.page.setViewportSize(PHONE);
  await shots.take(desk.page, `${screen.name}-phone`);
  wrong.push(...(await misfits(frame(desk))).map((misfit) => `phone: ${misfit}`));
  return wrong;
}

describe('every page of the tab fits in three themes and on a phone', () => {
  for (const screen of inTab) {
    it(screen.name, async () => {
      expect(await lookAt(screen, frameOf)).toEqual([]);
    });
  }

  it('folders that could not be made: what to do, and another try', async () => {
    const world = scene.world();
    const path = '/children';
    await world.breakAt({ match: { method: 'POST', path }, do: { kind: 'missing-grant' } });
    const riya = await world.hands('riya');
    await riya.create('/handovers', {
      project: 'Tailspin data migration',
      clientName: 'Tailspin Toys AG',
      promisedStart: workday(10),
      goLive: workday(40),
      channel: { teamId: TEAM.id, channelId: CHANNELS.empty.id, channelName: 'New project' },
    });
    const show = async ({ tab }: Desk) =>
      await tab.getByRole('button', { name: 'Try again' }).waitFor();
    const spot = { channel: 'new-project' } as const;
    expect(await lookAt({ name: 'attention', person: 'riya', spot, show }, frameOf)).toEqual([]);
    await world.mend();
    const { tab } = await scene.at('riya');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('link', { name: '1 Scope of work' }).waitFor();
  });
});

it('the open page’s name stays in sight on a phone', async () => {
  const riya = await scene.at('riya');
  await riya.page.setViewportSize(PHONE);
  await riya.go({});
  for (const name of ['Kickoff', 'Questions', 'Promises', 'Overview'] as const) {
    await riya.turnTo(name);
    const bar = riya.tab.getByRole('navigation', { name: 'Pages of this handover' });
    const room = await bar.boundingBox();
    await until(
      async () => {
        const box = await bar.getByRole('tab', { name }).boundingBox();
        return box && room && box.x >= room.x && box.x + box.width <= room.x + room.width;
      },
      { what: `${name} is in sight`, withinMs: 5000 },
    );
  }
});

describe('every card fits in three themes and on a phone', () => {
  for (const screen of inPage) {
    it(screen.name, async () => {
      expect(await lookAt(screen, ({ page }) => page)).toEqual([]);
    });
  }
});
