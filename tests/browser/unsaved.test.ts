import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aHandover, type Made } from '../harness/handover.ts';
import { until } from '../harness/until.ts';
import { openRealScene } from './harness/real-scene.ts';
import type { InTeams } from './harness/real-teams.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openRealScene();
let shots: Shots;
let made: Made;
beforeAll(async () => {
  shots = await openShots();
  made = await aHandover(scene.service(), { state: 'in-review' });
});
afterAll(async () => await shots.clear());

const open = async (place: string, width = 1024): Promise<InTeams> =>
  await scene.open({ person: 'riya', address: `/tab/?handover=${made.id}#${place}`, width });
const goalsIn = ({ tab }: InTeams) => tab.getByRole('textbox', { name: 'Business goals' });

/** What the service has of the business goals. */
async function saved(): Promise<string | undefined> {
  const path = `/handovers/${made.id}/items`;
  type List = { items: { definition: { key: string }; text: string }[] };
  const { items } = await made.hands.riya.send<List>({ method: 'GET', path });
  return items.find((item) => item.definition.key === 'goals.business')?.text;
}
const isSaved = async (text: string) =>
  await until(async () => (await saved()) === text, { what: `"${text}" is saved` });

describe('what was typed within the last second', () => {
  it.each<[string, (teams: InTeams) => Promise<void>]>([
    [
      'another channel is opened, and Teams takes the tab away without a word',
      async ({ page }) =>
        await page.locator('iframe[title="Handover"]').evaluate((one) => one.remove()),
    ],
    ['Teams is closed', async ({ page }) => await page.close()],
    ['the page is loaded anew', async ({ page }) => void (await page.reload())],
    ['Teams says that it suspends the tab', async (teams) => await teams.tell('beforeUnload', [])],
  ])('is saved when %s', async (what, leave) => {
    const teams = await open('checklist/goals.business');
    await goalsIn(teams).fill(`Typed when ${what}`);
    await leave(teams);
    await isSaved(`Typed when ${what}`);
  });
});

describe('on a phone without a connection', () => {
  const width = 360;
  const notSaved = /^Not saved yet: “Business goals”/u;

  it('it is said on the next screen, and saved by itself when the connection is back', async () => {
    const teams = await open('checklist/goals.business', width);
    const context = teams.page.context();
    await goalsIn(teams).waitFor();
    teams.trouble.expectNoConnection();
    await context.setOffline(true);
    await goalsIn(teams).fill('Typed in a tunnel.');
    await teams.tab.getByText(/^Not saved\. The service could not be reached/u).waitFor();
    await shots.take(teams.page, 'unsaved-phone-form');
    await teams.tab.getByRole('tab', { name: /Overview/u }).click();
    await teams.tab.getByText(notSaved).waitFor();
    await shots.take(teams.page, 'unsaved-phone');
    await context.setOffline(false);
    await isSaved('Typed in a tunnel.');
    await teams.tab.getByText(notSaved).waitFor({ state: 'detached' });
  });

  it('it is offered when the app is opened again, and nothing is sent before that is asked for', async () => {
    const teams = await open('checklist/goals.business', width);
    const context = teams.page.context();
    await goalsIn(teams).waitFor();
    teams.trouble.expectNoConnection();
    await context.setOffline(true);
    await goalsIn(teams).fill('Typed in a second tunnel.');
    await teams.tab.getByText(/^Not saved\./u).waitFor();
    const frame = teams.page.locator('iframe[title="Handover"]');
    const show = async (address: string) =>
      await frame.evaluate((one, src) => Reflect.set(one, 'src', src), address);
    await show('about:blank');
    await teams.tab.getByRole('main').waitFor({ state: 'detached' });
    await context.setOffline(false);
    await show(`${scene.service().url}/tab/?handover=${made.id}#overview`);
    await teams.tab.getByText(notSaved).waitFor();
    expect(await saved()).toBe('Typed in a tunnel.');
    await shots.take(teams.page, 'unsaved-offered');
    await teams.tab.getByRole('button', { name: 'Show it' }).click();
    await teams.tab.getByText(/You typed this here/u).waitFor();
    await shots.take(teams.page, 'unsaved-kept');
    await teams.tab.getByRole('button', { name: 'Save it' }).click();
    await isSaved('Typed in a second tunnel.');
  });
});
