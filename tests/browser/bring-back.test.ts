import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aHandover, type Made } from '../harness/handover.ts';
import { until } from '../harness/until.ts';
import { openRealScene } from './harness/real-scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openRealScene();
let shots: Shots;
let made: Made;
beforeAll(async () => {
  shots = await openShots();
  made = await aHandover(scene.service(), { state: 'draft' });
});
afterAll(async () => await shots.clear());

type Items = { items: { definition: { key: string }; text: string; rows: { id: string }[] }[] };

async function stored(key: string) {
  const request = { method: 'GET', path: `/handovers/${made.id}/items` };
  const { items } = await made.hands.riya.send<Items>(request);
  return items.find(({ definition }) => definition.key === key);
}

describe.each([
  ['desktop', 1024],
  ['phone', 360],
])('what was cleared comes back out of the history, on a %s', (device, width) => {
  const open = async (place: string) =>
    await scene.open({ person: 'riya', address: `/tab/?handover=${made.id}#${place}`, width });

  it('of a text', async () => {
    const { page, tab } = await open('checklist/goals.business');
    const field = tab.getByRole('textbox', { name: 'Business goals' });
    const before = await field.inputValue();
    expect(before.length).toBeGreaterThan(40);
    await field.fill('');
    await until(async () => (await stored('goals.business'))?.text === '', {
      what: 'it is cleared',
    });
    await tab.getByRole('button', { name: 'History' }).click();
    const back = tab.getByRole('button', { name: /^Bring back: Riya, /u }).first();
    await back.scrollIntoViewIfNeeded();
    await shots.take(page, `history-${device}`);
    await wait(500);
    await back.click();
    await until(async () => (await stored('goals.business'))?.text === before, {
      what: 'it is back',
    });
    expect(await field.inputValue()).toBe(before);
  });

  it('of rows, under their own ids', async () => {
    const before = await stored('scope.deliverables');
    const { tab } = await open('checklist/scope.deliverables');
    await tab.getByRole('button', { name: 'Remove row 1', exact: true }).click();
    await until(async () => (await stored('scope.deliverables'))?.rows.length === 2, {
      what: 'a row is gone',
    });
    await tab.getByRole('button', { name: 'History' }).click();
    const back = tab.getByRole('button', { name: /^Bring back: Riya, /u }).first();
    await back.scrollIntoViewIfNeeded();
    // Scrolled to where History was pressed: whoever reads it first may press there.
    await wait(500);
    await back.click();
    await tab.getByRole('group', { name: 'Row 3' }).waitFor();
    expect((await stored('scope.deliverables'))?.rows).toEqual(before?.rows);
  });

  it('of a promise', async () => {
    const { page, tab } = await open('promises');
    await tab.getByRole('button', { name: 'Edit', exact: true }).click();
    const field = tab.getByLabel('What does the client believe they will get?');
    const before = await field.inputValue();
    await field.fill(`Something else, on a ${device}.`);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText(`“Something else, on a ${device}.”`).waitFor();
    await tab.getByRole('button', { name: 'Edit', exact: true }).click();
    await tab.getByRole('button', { name: 'History' }).click();
    const back = tab.getByRole('button', { name: /^Bring back: Riya, /u }).first();
    await back.scrollIntoViewIfNeeded();
    await shots.take(page, `history-promise-${device}`);
    await wait(500);
    await back.click();
    await tab.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await tab.getByText(`“${before}”`).waitFor();
  });
});
