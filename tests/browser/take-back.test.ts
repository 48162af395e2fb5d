import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made, type Reached } from '../harness/handover.ts';
import { openRealScene } from './harness/real-scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openRealScene();
let shots: Shots;
beforeAll(async () => {
  shots = await openShots();
});
afterAll(async () => await shots.clear());

const open = async (made: Made, person: PersonName, width = 1024) =>
  await scene.open({ person, address: `/tab/?handover=${made.id}#overview`, width });

async function stateOf({ id, hands }: Made): Promise<string> {
  const request = { method: 'GET', path: `/handovers/${id}` };
  return (await hands.riya.send<{ state: string }>(request)).state;
}
interface Scenario {
  person: PersonName;
  state: Reached;
  isSentBack?: true;
  after: string;
}
const points = [{ reason: 'other', text: 'Who holds the DHL credentials?' }];

describe.each([
  ['desktop', 1024],
  ['phone', 360],
])('what binds is taken back by whoever did it, on a %s', (device, width) => {
  it.each<[string, Scenario]>([
    ['a submission', { person: 'riya', state: 'in-review', after: 'draft' }],
    [
      'a sending back',
      { person: 'tomas', state: 'in-review', isSentBack: true, after: 'in-review' },
    ],
    ['an acceptance', { person: 'tomas', state: 'accepted', after: 'in-review' }],
  ])('%s', async (what, { person, state, isSentBack, after }) => {
    const made = await aHandover(scene.service(), { state });
    if (isSentBack) await made.hands.tomas.press(made.id, 'send-back', { points });
    const { page, tab } = await open(made, person, width);
    const button = tab.getByRole('button', { name: 'Take back' });
    await button.waitFor();
    await shots.take(page, `take-back-${what.split(' ')[1]}-${device}`);
    await button.click();
    await button.waitFor({ state: 'detached' });
    expect(await stateOf(made)).toBe(after);
  });
});
