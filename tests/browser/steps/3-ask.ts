import { describe, expect } from '@jest/globals';
import { question, questionAnswer } from '../harness/deal.ts';
import { readAs } from '../harness/record.ts';
import type { Scene } from '../harness/scene.ts';

const inTab = 'How many agents work at the same time?';

interface Questions {
  questions: { text: string; state: string; blocking: boolean }[];
}

/** Step 3: questions in chat and in the tab, answered from a card and from the tab. */
export function asking(scene: Scene): void {
  describe('3. Tech asks in the channel, sales answers from a card', () => {
    scene.step('makes a question out of “ask …” and puts its card into the thread', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project', view: 'posts' });
      await tomas.say(`ask ${question}`);
      // Guests of the team read its channels, so the card there says whose move it is, not what was asked.
      await tomas.message('Question', 'Waiting for Riya Patel').last().waitFor();
      const { questions } = await readAs<Questions>(scene.world(), 'tomas', '/questions');
      expect(questions).toMatchObject([{ text: question, state: 'open', blocking: true }]);
    });

    scene.step('brings it to the sales owner one-to-one, who answers from the card', async () => {
      const riya = await scene.at('riya');
      await riya.go({ view: 'chat' });
      const card = riya.message('For you', question, 'Tomás Ferreira asks');
      await card.getByLabel('Your answer').fill(questionAnswer);
      await card.getByRole('button', { name: 'Answer', exact: true }).click();
      await riya.message('Answered', question, questionAnswer).waitFor();
      expect(await riya.message('For you', question).count()).toBe(0);
    });

    scene.step('updates the card in the thread where it stands', async () => {
      const tomas = await scene.at('tomas');
      const card = tomas.message('Answered by Riya Patel').last();
      await card.getByText(/· edited/u).waitFor();
      expect(await tomas.message(questionAnswer).count()).toBe(0);
    });

    scene.step('shows question, answer, who, when and the message in the tab', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      await tomas.turnTo('Questions');
      await tomas.tab
        .getByRole('button', { name: new RegExp(`^${question.slice(0, 20)}`, 'u') })
        .click();
      const answer = tomas.tab.getByRole('region', { name: 'Answer' });
      await answer.getByText(questionAnswer).waitFor();
      await answer.getByText(/Riya, \d\d:\d\d/u).waitFor();
      await tomas.tab.getByText('Tomás Ferreira asks').waitFor();
      await tomas.tab.getByRole('link', { name: /the message in Teams/u }).click();
      await tomas.message(`ask ${question}`).waitFor();
    });

    scene.step('leads from the card to the very question', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project', view: 'posts' });
      const card = tomas.message('Answered by Riya Patel').last();
      await card.getByRole('link', { name: 'Open' }).click();
      await tomas.tab.getByRole('heading', { name: question }).waitFor();
    });

    scene.step('understands status and help, in the channel and one-to-one', async () => {
      const tomas = await scene.at('tomas');
      for (const view of ['posts', 'chat'] as const) {
        await tomas.go({ channel: 'new-project', view });
        await tomas.say('help');
        await tomas.message('Handover', 'You can write', 'ask …').waitFor();
        await tomas.say('status');
        const left = view === 'chat' ? 'things left' : 'Start';
        await tomas.message('Contoso service portal · In review', left).last().waitFor();
      }
    });

    scene.step('asks from the tab, too', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      await tomas.turnTo('Questions');
      await tomas.tab.getByRole('button', { name: 'Ask', exact: true }).click();
      await tomas.tab.getByLabel('What do you want to know?').fill(inTab);
      await tomas.tab.getByRole('button', { name: 'Ask', exact: true }).click();
      await tomas.tab.getByRole('heading', { name: inTab }).waitFor();
      await tomas.tab
        .getByText(/Waiting for Riya, since today/u)
        .first()
        .waitFor();
    });

    scene.step(
      'answers from the tab; the asker says “not yet”, hears again, and settles it',
      async () => {
        const riya = await scene.at('riya');
        await riya.go({ view: 'waiting' });
        await riya.tab
          .getByRole('article', { name: inTab })
          .getByRole('button', { name: 'Answer' })
          .click();
        await riya.tab.getByLabel('Answer', { exact: true }).fill('Forty.');
        await riya.tab.getByRole('button', { name: 'Answer', exact: true }).click();
        await riya.tab.getByText(/Riya Patel answered/u).waitFor();

        const tomas = await scene.at('tomas');
        await tomas.go({ view: 'waiting' });
        await tomas.tab.getByRole('article', { name: inTab }).getByRole('button').click();
        await tomas.tab.getByRole('button', { name: 'Not yet' }).click();
        await tomas.tab.getByLabel('What is still missing?').fill('Also at night?');
        await tomas.tab.getByRole('button', { name: 'Not yet' }).click();
        await tomas.tab.getByText(/said not yet/u).waitFor();

        await riya.go({ view: 'chat' });
        const card = riya.message('Question', inTab, 'Not yet: Also at night?');
        await card.getByLabel('Your answer').fill('Forty by day, five at night.');
        await card.getByRole('button', { name: 'Answer', exact: true }).click();

        await tomas.go({ view: 'chat' });
        const answered = tomas.message('Answered', inTab, 'Forty by day, five at night.');
        await answered.getByRole('button', { name: 'That settles it' }).click();
        await tomas.message('Settled', inTab).waitFor();
      },
    );
  });
}
