import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, TEAM } from '../../infra/local/world.ts';
import { until } from '../harness/until.ts';
import type { Desk } from './harness/desk.ts';
import { lookAt, PHONE, type Screen } from './harness/look.ts';
import { openScene } from './harness/scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

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
  { name: 'overview-sales', person: 'riya', spot: {}, show: heading('Before Tomás can accept') },
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
      await tab.getByLabel('Hours over what was sold').fill('120');
      await tab.getByLabel('What we could do instead').fill('Read-only');
      await tab.getByText('Over the hours sold (+120 h)').waitFor();
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
      await tab.getByRole('region', { name: /^Not sent yet/u }).waitFor();
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
      await tab.getByText('The client reads the text from acceptance on').waitFor();
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

describe('every page of the tab fits in three themes and on a phone', () => {
  for (const screen of inTab) {
    it(screen.name, async () => {
      expect(await lookAt({ scene, shots }, screen)).toEqual([]);
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
    expect(
      await lookAt({ scene, shots }, { name: 'attention', person: 'riya', spot, show }),
    ).toEqual([]);
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
      expect(await lookAt({ scene, shots }, screen, ({ page }) => page)).toEqual([]);
    });
  }
});
