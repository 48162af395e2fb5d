import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import type { PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { barriers } from './harness/barriers.ts';
import { misfits } from './harness/layout.ts';
import { openRealScene } from './harness/real-scene.ts';
import type { InTeams } from './harness/real-teams.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openRealScene();
let shots: Shots;
let made: Made;
beforeAll(async () => {
  shots = await openShots();
  made = await aHandover(scene.service(), { state: 'in-review' });
  const text = 'Who holds the credentials for the DHL link, and until when?';
  await made.hands.tomas.create(`/handovers/${made.id}/questions`, { text, to: 'sales' });
});
afterAll(async () => await shots.clear());

async function open(person: PersonName, place: string, width = 1024): Promise<InTeams> {
  return await scene.open({ person, address: `/tab/?handover=${made.id}#${place}`, width });
}

function frameOf({ page }: InTeams) {
  const frame = page.frames().find((one) => one.url().startsWith(scene.service().url));
  if (!frame) throw new Error('The tab is not open.');
  return frame;
}

/** A channel tab of 1280 pixels, as wide as it is at 200 % and at 400 %. */
const zooms = [
  { zoom: 200, width: 640 },
  { zoom: 400, width: 320 },
] as const;
const places: readonly (readonly [PersonName, string])[] = [
  ['tomas', 'overview'],
  ['riya', 'checklist/requirements.integrations'],
  ['tomas', 'promises'],
  ['riya', 'questions'],
  ['meera', 'kickoff'],
  ['tomas', 'answer'],
  ['tomas', 'changes'],
  ['riya', 'client'],
];

describe.each(zooms)('at $zoom %', ({ zoom, width }) => {
  it.each(places)('%s reads %s without scrolling sideways', async (person, place) => {
    const teams = await open(person, place, width);
    await teams.tab.locator('[aria-current="step"]').waitFor();
    await teams.tab.locator('[role="main"], main').first().waitFor();
    await teams.tab.locator('.fui-Skeleton').first().waitFor({ state: 'detached' });
    await shots.take(teams.page, `zoom-${zoom}-${place.split('/')[0]}`);
    const frame = frameOf(teams);
    expect([...(await misfits(frame)), ...(await barriers(frame))]).toEqual([]);
  });
});

/** Holds every request whose address fits until `release`. */
async function hold({ page }: InTeams, address: RegExp, method = 'GET') {
  const held: Route[] = [];
  let isHolding = true;
  await page.route(address, async (route) => {
    if (isHolding && route.request().method() === method) held.push(route);
    else await route.continue();
  });
  return {
    release: async () => {
      isHolding = false;
      for (const route of held.splice(0)) await route.continue();
    },
  };
}

const record = /\/api\/handovers\/[^/]+$/u;
const goals = /\/items\/goals\.business$/u;

describe('on a slow or lost connection', () => {
  it('shows where things will stand while they are read, then the things', async () => {
    const teams = await open('tomas', 'overview');
    await teams.tab.locator('[aria-current="step"]').waitFor();
    const { release } = await hold(teams, record);
    await teams.tab.locator('body').evaluate(() => location.reload());
    await teams.tab.getByLabel('The handover is loading').waitFor();
    await shots.take(teams.page, 'network-slow');
    await release();
    await teams.tab.getByRole('region', { name: 'Before you can accept' }).waitFor();
  });

  it('says when it cannot be read, and reads it when asked again', async () => {
    const teams = await open('tomas', 'overview');
    teams.trouble.expectNoConnection();
    await teams.tab.locator('[aria-current="step"]').waitFor();
    await teams.page.route(record, async (route) => await route.abort('internetdisconnected'));
    await teams.tab.locator('body').evaluate(() => location.reload());
    await teams.tab.getByText(/could not be reached/u).waitFor();
    await teams.page.unroute(record);
    await teams.tab.getByRole('button', { name: 'Try again' }).click();
    await teams.tab.getByRole('region', { name: 'Before you can accept' }).waitFor();
  });

  it('takes what is typed while a slow saving is under way, and saves the last of it', async () => {
    const teams = await open('riya', 'checklist/goals.business');
    const field = teams.tab.getByRole('textbox', { name: 'Business goals' });
    await field.waitFor();
    const { release } = await hold(teams, goals, 'PATCH');
    await field.fill('One stock figure.');
    await teams.tab.getByText('Saving…').waitFor();
    await field.fill('One stock figure for three warehouses.');
    await release();
    await teams.tab.getByText(/Saved · Riya/u).waitFor();
    const { items } = await made.hands.riya.send<{
      items: { definition: { key: string }; text: string }[];
    }>({ method: 'GET', path: `/handovers/${made.id}/items` });
    const saved = items.find((item) => item.definition.key === 'goals.business');
    expect(saved?.text).toBe('One stock figure for three warehouses.');
  });
});

it('two people at the same handover see each other’s change without asking for it', async () => {
  const [riya, tomas] = [await open('riya', 'questions'), await open('tomas', 'questions')];
  await tomas.tab.getByRole('button', { name: 'Ask', exact: true }).waitFor();
  await riya.tab.getByRole('button', { name: 'Ask', exact: true }).waitFor();
  await tomas.tab.getByRole('button', { name: 'Ask', exact: true }).click();
  await tomas.tab.getByLabel('What do you want to know?').fill('Does Jan know of it?');
  await tomas.tab.getByRole('button', { name: 'Ask', exact: true }).click();
  // By itself the tab reads again only every 15 seconds.
  await riya.tab.getByRole('button', { name: /^Does Jan know of it/u }).waitFor({ timeout: 5_000 });
});
