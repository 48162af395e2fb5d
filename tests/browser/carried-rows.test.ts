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
  made = await aHandover(scene.service(), { state: 'ready' });
});
afterAll(async () => await shots.clear());

/** What the promise stands in, as the service knows it; null once its row is gone. */
async function carrier(): Promise<string | null | undefined> {
  type List = { promises: { carriedBy: { name: string; text: string } | null }[] };
  const request = { method: 'GET', path: `/handovers/${made.id}/promises` };
  const { promises } = await made.hands.riya.send<List>(request);
  const row = promises[0]?.carriedBy ?? null;
  return row && `${row.name}: ${row.text}`;
}

describe.each([
  ['desktop', 1024],
  ['phone', 360],
])('a row that a promise stands in, on a %s', (device, width) => {
  it('says what it carried when it is taken out, and Undo puts promise and row back', async () => {
    const before = await carrier();
    expect(before).toMatch(/^Deliverable 1: /u);
    const address = `/tab/?handover=${made.id}#checklist/scope.deliverables`;
    const { page, tab } = await scene.open({ person: 'riya', address, width });
    await tab.getByRole('button', { name: 'Remove row 1', exact: true }).click();
    const said = tab.getByText(
      'This row carries the promise “Stock of all sites on one screen from the first day”. ' +
        'Without it the promise has no place.',
    );
    await said.waitFor();
    await said.scrollIntoViewIfNeeded();
    await shots.take(page, `carried-row-${device}`);
    await until(async () => (await carrier()) === null, {
      what: 'it is saved that the row is gone',
    });
    await said.waitFor();
    await tab.getByRole('button', { name: /^Undo removing/u }).click();
    await said.waitFor({ state: 'detached' });
    await until(async () => (await carrier()) === before, {
      what: 'the promise stands in it again',
    });
  });
});
