import { afterAll, beforeAll, describe } from '@jest/globals';
import { sayDone } from '../harness/points.ts';
import { openScene } from './harness/scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openScene();
let shots: Shots;
beforeAll(async () => {
  shots = await openShots();
});
afterAll(async () => await shots.clear());

describe('the tour', () => {
  const point = { reason: 'other', text: 'Nobody holds the DHL credentials.' };

  /** The handover of the tour's first deal. */
  async function contoso(): Promise<string> {
    const riya = await scene.world().hands('riya');
    const request = { method: 'GET', path: '/waiting' };
    type Mine = { handovers: { id: string; project: string }[] };
    const { handovers } = await riya.send<Mine>(request);
    return handovers.find(({ project }) => project === 'Contoso ERP rollout')?.id ?? '';
  }

  scene.step(
    'shows the way on in step 4, and back to step 1 from the draft it leads to',
    async () => {
      const id = await contoso();
      const [riya, tomas] = [await scene.world().hands('riya'), await scene.world().hands('tomas')];
      const { page } = await scene.at('tomas');
      await page.goto(scene.world().url);
      const panel = page.getByRole('complementary', { name: 'Tour' });
      await panel.getByRole('button', { name: /^4 Sent back/u }).click();
      await panel.getByText(/You are Tomás\. Press “Send back with this”/u).waitFor();
      await tomas.press(id, 'send-back', { points: [point] });
      await panel.getByText(/Now say as Riya what was done about each point/u).waitFor();
      await shots.take(page, 'tour-sent-back');
      await sayDone(riya, id);
      await panel.getByText('Each point is answered. Now submit it again.').waitFor();
      await riya.press(id, 'submit');
      await panel.getByText(/^Sent back, each point answered, and submitted again/u).waitFor();
      await tomas.press(id, 'send-back', { points: [point] });
      await sayDone(riya, id);
      await panel.getByRole('button', { name: /^1 A deal/u }).click();
      await panel.getByText('The deal is a draft. You are Riya: submit it first.').waitFor();
      await panel.getByRole('button', { name: 'Take me there' }).click();
      await page
        .frameLocator('main iframe')
        .getByRole('button', { name: 'Submit', exact: true })
        .waitFor();
      await shots.take(page, 'tour-way-back');
      await panel.getByRole('button', { name: /^6 What/u }).click();
      await panel.getByRole('button', { name: 'Finish' }).click();
      await panel.getByText('That was the product.').waitFor();
    },
  );
});
