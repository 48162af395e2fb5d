import { describe, expect } from '@jest/globals';
import type { PersonName } from '../../../infra/local/world.ts';
import type { Desk } from '../harness/desk.ts';
import type { Scene } from '../harness/scene.ts';

const people: PersonName[] = ['riya', 'tomas', 'meera', 'jonas', 'li', 'ana'];

interface Waiting {
  waiting: { title: string; project: string }[];
}

async function titles(tab: Desk['tab']): Promise<string[]> {
  await tab.getByRole('heading', { name: /^Waiting for me/u }).waitFor();
  return await tab
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
}

/** What waits for whom, one action each, on desktop and phone. */
export function waiting(scene: Scene): void {
  describe('Waiting for me', () => {
    for (const person of people) {
      scene.step(
        `shows ${person} what waits for them, one action each, on desktop and phone`,
        async () => {
          const hands = await scene.world().hands(person);
          const wanted = await hands.send<Waiting>({ method: 'GET', path: '/waiting' });
          const desk = await scene.at(person);
          await desk.go({ view: 'waiting', phone: true });
          const phone = desk.page.frameLocator('section[aria-label$="phone"] iframe');
          for (const tab of [desk.tab, phone]) {
            expect(await titles(tab)).toEqual(wanted.waiting.map(({ title }) => title));
            const cards = tab.getByRole('article');
            for (const card of await cards.all()) {
              expect(await card.getByRole('button').count()).toBe(1);
            }
          }
        },
      );
    }

    scene.step('leads from the phone to the very thing, and back', async () => {
      const riya = await scene.at('riya');
      await riya.go({ view: 'waiting', phone: true });
      const phone = riya.page.frameLocator('section[aria-label$="phone"] iframe');
      const question = phone.getByRole('article', { name: /credentials for the DHL link/u });
      await question.getByRole('button', { name: 'Answer' }).click();
      await phone.getByLabel('Answer', { exact: true }).fill('Jan Keller holds them.');
      await phone.getByRole('button', { name: 'Answer', exact: true }).click();
      await phone.getByRole('region', { name: 'Answer' }).getByText('Jan Keller').waitFor();
      await phone.getByRole('button', { name: 'Waiting for me' }).click();
      await phone.getByRole('heading', { name: /^Waiting for me/u }).waitFor();
      await question.waitFor({ state: 'detached' });
    });

    scene.step('offers a guest no new handover', async () => {
      const ana = await scene.at('ana');
      await ana.go({ view: 'waiting' });
      await ana.tab.getByText('You have no handover yet.').waitFor();
      expect(await ana.tab.getByRole('button', { name: 'New handover' }).count()).toBe(0);
    });
  });
}
