import { describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { workday } from '../../../infra/local/seed/days.ts';
import { fill } from '../../../infra/local/seed/product.ts';
import { PERSONS } from '../../../infra/local/world.ts';
import { promises, restOfAnswers, typed } from '../harness/deal.ts';
import type { Desk } from '../harness/desk.ts';
import { handoverId, itemsByKey, promisesOf, readAs } from '../harness/record.ts';
import type { Scene } from '../harness/scene.ts';

const saved = /Saved · Riya, \d\d:\d\d/u;

/** Opens a checklist item and gives its line with the form below it. */
async function openItem({ tab, turnTo }: Desk, section: string, title: string): Promise<Locator> {
  await turnTo('Checklist');
  await tab.getByRole('tab', { name: section }).click();
  const line = tab.getByRole('button', { name: title, expanded: false });
  await line.click();
  return tabItem({ tab }, title);
}

function tabItem({ tab }: Pick<Desk, 'tab'>, title: string): Locator {
  return tab.locator('[data-ref]').filter({ has: tab.getByRole('button', { name: title }) });
}

async function addPromise({ tab }: Desk, words: { text: string; source: string | null }) {
  const form = tab.getByRole('form', { name: 'Add a promise' });
  await form.getByLabel('What does the client believe they will get?').fill(words.text);
  if (words.source === null) await form.getByLabel('Only said').check();
  else await form.getByLabel('Where it says so').fill(words.source);
  await form.getByLabel('Promised by').fill('Riya Patel');
  await form.getByLabel('To whom').fill('Ana Costa');
  await form.getByLabel('How').selectOption({ label: 'Call' });
  await form.getByLabel('When').fill(workday(-6));
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await tab.getByText(`“${words.text}”`).waitFor();
}

/** Step 2: sales fills the record and submits it. */
export function filling(scene: Scene): void {
  describe('2. Sales fills the record and submits', () => {
    scene.step('says what is missing, each with one click that cures it', async () => {
      const { tab, turnTo } = await scene.at('riya');
      await turnTo('Overview');
      const missing = tab.getByRole('region', { name: 'Before you can submit' });
      await missing.waitFor();
      expect(await missing.getByRole('listitem').count()).toBe(12);
      expect(await missing.getByRole('button').count()).toBe(12);
      expect(await tab.getByRole('button', { name: 'Submit' }).count()).toBe(0);
      const id = await handoverId(scene.world());
      const riya = await scene.world().hands('riya');
      await expect(riya.press(id, 'submit')).rejects.toThrow(/"code":"blocked".*"no_exclusions"/u);
    });

    scene.step('cures the missing contact from there', async () => {
      const { tab } = await scene.at('riya');
      await tab.getByRole('button', { name: /^Name one: No client contact/u }).click();
      const client = tab.getByRole('region', { name: 'At the client' });
      await client.getByLabel('Name').fill(PERSONS.ana.name);
      await client.getByLabel('Mail').fill(PERSONS.ana.mail);
      await client.getByRole('button', { name: 'Add', exact: true }).click();
      await client.getByText(PERSONS.ana.mail).waitFor();
    });

    scene.step('saves a text by itself, and shows who wrote it and when', async () => {
      const { tab, turnTo } = await scene.at('riya');
      await turnTo('Overview');
      await tab.getByRole('button', { name: /^Fill in: Business goals/u }).click();
      await tab.getByRole('textbox', { name: 'Business goals' }).fill(typed.goal);
      await tab.getByText(saved).waitFor();
      expect((await itemsByKey(scene.world())).get('goals.business')).toMatchObject({
        text: typed.goal,
        changedBy: { name: 'Riya Patel' },
      });
    });

    scene.step('saves rows by themselves, cell by cell', async () => {
      const riya = await scene.at('riya');
      const item = await openItem(riya, 'Scope of work', 'Deliverables');
      await item.getByLabel('Deliverable, row 1').fill(typed.deliverable);
      await item.getByLabel('Accepted when, row 1').fill(typed.acceptance);
      await item.getByRole('button', { name: 'Add a row' }).click();
      await item.getByLabel('Deliverable, row 2').fill('Handbook for the agents');
      await item.getByLabel('Where it says so').fill('Offer §3');
      await item.getByText(saved).waitFor();
      const { rows } = (await itemsByKey(scene.world())).get('scope.deliverables') ?? { rows: [] };
      expect(rows).toMatchObject([
        { values: { deliverable: typed.deliverable, acceptance: typed.acceptance } },
        { values: { deliverable: 'Handbook for the agents' } },
      ]);
    });

    scene.step('ticks standard answers instead of typing them', async () => {
      const riya = await scene.at('riya');
      const item = await openItem(riya, 'Scope of work', 'What is not included');
      await item.getByLabel('Cleansing of existing data').check();
      await item.getByLabel('Support after go-live').check();
      await item.getByText(saved).waitFor();
      await item.getByText('2 entries').waitFor();
    });

    scene.step('takes “not applicable” only with a reason', async () => {
      const riya = await scene.at('riya');
      const item = await openItem(riya, 'Client requirements', 'Data migration');
      await item.getByRole('button', { name: 'Not applicable…' }).click();
      const confirm = item.getByRole('button', { name: 'Not applicable', exact: true });
      expect(await confirm.isDisabled()).toBe(true);
      await item.getByLabel('Why isn’t it applicable?').fill('Old cases stay where they are.');
      await confirm.click();
      await item.getByText('not applicable: Old cases stay where they are.').waitFor();
    });

    scene.step('finds everything again after the tab was closed', async () => {
      const riya = await scene.at('riya');
      await riya.go({ channel: 'new-project' });
      const item = await openItem(riya, 'Goals', 'Business goals');
      expect(await item.getByRole('textbox', { name: 'Business goals' }).inputValue()).toBe(
        typed.goal,
      );
      await item.getByText(saved).waitFor();
    });

    scene.step(
      'CC08 keeps what I typed when somebody else saved meanwhile, and shows theirs',
      async () => {
        const riya = await scene.at('riya');
        const world = scene.world();
        const item = tabItem(riya, 'Business goals');
        const { version = 0 } = (await itemsByKey(world)).get('goals.business') ?? {};
        const theirs = 'Written on another machine.';
        const mine = `${typed.goal} From spring on.`;
        const path = `/handovers/${await handoverId(world)}/items/goals.business`;
        const body = { kind: 'text', text: theirs, source: null };
        // An untouched form follows what others save: here the typing comes first.
        const isTyped = Promise.withResolvers<void>();
        await riya.page.route('**/items', async (route) => {
          await isTyped.promise;
          await route.continue();
        });
        await (await world.hands('riya')).send({ method: 'PATCH', path, version, body });
        riya.trouble.expectRefusal(412);
        await item.getByRole('textbox', { name: 'Business goals' }).fill(mine);
        isTyped.resolve();
        await item.getByText(/changed this while you were typing/u).waitFor();
        await item.getByText(theirs).last().waitFor();
        expect(await item.getByRole('textbox', { name: 'Business goals' }).inputValue()).toBe(mine);
        await item.getByRole('button', { name: 'Save mine instead' }).click();
        await item.getByText(saved).waitFor();
        expect((await itemsByKey(world)).get('goals.business')).toMatchObject({ text: mine });
      },
    );

    scene.step(
      'keeps the text while the connection is lost, says so, and saves it afterwards',
      async () => {
        const riya = await scene.at('riya');
        const item = tabItem(riya, 'Business goals');
        riya.trouble.expectNoConnection();
        await riya.page.context().setOffline(true);
        await item.getByLabel('Where it says so').fill('Offer §1');
        await item.getByText(/Not saved. The service could not be reached/u).waitFor();
        await riya.page.context().setOffline(false);
        await item.getByText(saved).waitFor();
        expect((await itemsByKey(scene.world())).get('goals.business')).toMatchObject({
          source: 'Offer §1',
        });
      },
    );

    scene.step('adds two promises, one of them only said', async () => {
      const riya = await scene.at('riya');
      await riya.turnTo('Promises');
      await riya.tab.getByRole('button', { name: 'Add the first' }).click();
      await addPromise(riya, { text: promises.said, source: null });
      await riya.tab.getByRole('button', { name: 'Add a promise' }).click();
      await addPromise(riya, { text: promises.written, source: 'Proposal, page 4' });
      expect(await promisesOf(scene.world())).toMatchObject([
        { text: promises.said, standing: 'only-said' },
        { text: promises.written, standing: 'written' },
      ]);
    });

    scene.step('submits once nothing is missing', async () => {
      const world = scene.world();
      await fill(await world.hands('riya'), await handoverId(world), restOfAnswers);
      const { go, tab } = await scene.at('riya');
      await go({ channel: 'new-project' });
      await tab.getByText('Nothing is left. It is ready.').waitFor();
      await tab.getByRole('button', { name: 'Submit', exact: true }).click();
      await tab.getByRole('listitem').filter({ hasText: 'In review' }).waitFor();
      await tab.getByRole('region', { name: /^Before Tomás can accept/u }).waitFor();
      expect(await readAs(world, 'riya', '')).toMatchObject({ state: 'in-review' });
    });
  });
}
