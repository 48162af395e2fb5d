import { describe, expect } from '@jest/globals';
import { deal } from '../harness/deal.ts';
import type { Scene } from '../harness/scene.ts';

const subject = `Kickoff: ${deal.project} (${deal.client})`;
/** Outlook is read once a minute. */
const nextLookMs = 90_000;
const stepMs = 2 * nextLookMs;
const declined = 'Ana Costa declined the kickoff';

/** Step 8: what people do in Outlook is read there and said, with what to do. */
export function answering(scene: Scene): void {
  describe('8. The client declines in Outlook', () => {
    scene.step('which nobody has done yet', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      await tomas.tab.getByText('The kickoff is fixed. Nothing waits for you.').waitFor();
      await tomas.turnTo('Kickoff');
      await tomas.tab.getByText(/Ana hasn’t answered/u).waitFor();
    });

    scene.step(
      'and the page says so by itself, and whose it is to decide',
      async () => {
        const ana = await scene.at('ana');
        await ana.go({ view: 'mail' });
        await ana.page.getByText(subject).first().click();
        await ana.page.getByRole('button', { name: 'Decline' }).click();
        await ana.page.getByText('Ana Costa declined.').waitFor();
        const tomas = await scene.at('tomas');
        await tomas.tab.getByText(`${declined}.`).waitFor({ timeout: nextLookMs });
        await tomas.tab.getByText('Meera decides.').waitFor();
        await tomas.turnTo('Overview');
        await tomas.tab.getByText(`${declined}. Meera Joshi decides what becomes of it.`).waitFor();
        expect(await tomas.tab.getByText('The kickoff is fixed').count()).toBe(0);
      },
      stepMs,
    );

    scene.step('and it waits for the project manager, who may leave it as it is', async () => {
      const meera = await scene.at('meera');
      await meera.go({ view: 'waiting' });
      const waiting = meera.tab.getByRole('article', { name: declined });
      await waiting.getByRole('button', { name: 'Look' }).click();
      await meera.tab.getByText(`${declined}.`).waitFor();
      await meera.tab.getByText(/Ana declined/u).waitFor();
      await meera.tab.getByRole('button', { name: 'Leave it as it is' }).click();
      await meera.tab.getByText(`${declined}.`).waitFor({ state: 'detached' });
      await meera.turnTo('Overview');
      const without = 'The kickoff takes place without Ana Costa. Nothing waits for you.';
      await meera.tab.getByText(without).waitFor();
    });

    scene.step(
      'the manager deletes it in Outlook, is told what to do, and sends another',
      async () => {
        const meera = await scene.at('meera');
        await meera.go({ view: 'calendar' });
        const event = meera.page.getByRole('article').filter({ hasText: subject });
        await event.getByRole('button', { name: 'Delete' }).click();
        await event.waitFor({ state: 'detached' });
        await meera.go({ channel: 'new-project' });
        const step = meera.tab.getByRole('button', { name: 'Choose another time' });
        await step.click({ timeout: nextLookMs });
        await meera.tab.getByText('The kickoff was deleted in Outlook.').waitFor();
        await meera.tab.getByRole('radio').first().check();
        await meera.tab.getByRole('button', { name: 'Send the invitation' }).click();
        await meera.tab.getByText('Invitation sent').waitFor();
        const mine = (await scene.world().calendar('meera')).filter(
          (one) => one.subject === subject,
        );
        expect(mine).toHaveLength(1);
      },
      stepMs,
    );
  });
}
