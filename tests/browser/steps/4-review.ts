import { describe, expect } from '@jest/globals';
import { fill, onPromise, readAll } from '../../../infra/local/seed/product.ts';
import { deal, promises, question, typed } from '../harness/deal.ts';
import type { Desk } from '../harness/desk.ts';
import { handoverId, itemsByKey, promisesOf, readAs } from '../harness/record.ts';
import type { Scene } from '../harness/scene.ts';

const ownReason = 'Nobody says who keeps the telephone numbers.';
const suggested = `“${promises.said}” is over the hours sold (+120 h)`;

/** The card of a promise on the page Promises. */
function promiseCard({ tab }: Desk, text: string) {
  return tab
    .locator('[data-ref]')
    .filter({ hasText: `“${text}”` })
    .last();
}

/** Step 4: verdicts, a refused acceptance, sent back, repaired, accepted. */
export function reviewing(scene: Scene): void {
  describe('4. Tech reviews, sends back, and accepts', () => {
    scene.step('says of each promise whether it can be kept', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      await tomas.turnTo('Promises');
      const said = promiseCard(tomas, promises.said);
      await said.getByRole('button', { name: 'Can we keep it?' }).click();
      await said.getByLabel('Hours over what was sold').fill('120');
      await said.getByLabel('What we could do instead').fill('From home from spring on.');
      await said.getByLabel('Hours of that over what was sold').fill('20');
      await said.getByText('Over the hours sold (+120 h)').waitFor();
      await said.getByRole('button', { name: 'Save' }).click();
      await said.getByText('instead: From home from spring on., +20 h').waitFor();
      await tomas.tab.getByText(/417 sold, 537 needed: 120 over \(29 %\)/u).waitFor();
      const written = promiseCard(tomas, promises.written);
      await written.getByRole('button', { name: 'Can we keep it?' }).click();
      await written.getByText('Yes', { exact: true }).waitFor();
      await written.getByRole('button', { name: 'Save' }).click();
      await tomas.tab.getByRole('heading', { name: 'Fine (1)' }).waitFor();
    });

    scene.step('is refused acceptance, with the reasons named', async () => {
      const tomas = await scene.at('tomas');
      await tomas.turnTo('Overview');
      await tomas.tab.getByRole('button', { name: 'Accept or send back…' }).click();
      await tomas.tab.getByRole('radio', { name: /^Accept/u }).check();
      tomas.trouble.expectRefusal(409);
      await tomas.tab.getByRole('button', { name: 'Accept', exact: true }).click();
      await tomas.tab.getByText('Not yet.', { exact: true }).waitFor();
      const reasons = tomas.tab.getByRole('region', { name: 'Before you can accept' });
      for (const reason of [
        `“${promises.said}” can’t be kept as promised`,
        'items are not read',
        `“${question}” is not settled`,
        'Tech has not vouched that it is feasible',
        'What tech understood is not written down',
      ]) {
        await reasons.getByText(reason).waitFor();
      }
      expect(await readAs(scene.world(), 'tomas', '')).toMatchObject({ state: 'in-review' });
    });

    scene.step('sends back with two reasons', async () => {
      const tomas = await scene.at('tomas');
      await tomas.tab.getByRole('radio', { name: /^Send back/u }).check();
      await tomas.tab.getByRole('checkbox', { name: suggested }).click();
      await tomas.tab.getByRole('heading', { name: 'Not sent yet (1)' }).waitFor();
      await tomas.tab.getByRole('button', { name: '1 not sent yet' }).waitFor();
      await tomas.tab.getByRole('button', { name: 'Another reason' }).click();
      await tomas.tab.getByLabel('Reason in your words').fill(ownReason);
      await tomas.tab.getByLabel('Kind of reason').selectOption('missing-section');
      await tomas.tab
        .getByLabel(/^What should have been in it/u)
        .selectOption('requirements.access');
      await tomas.tab.getByRole('button', { name: 'Send back 2 points' }).click();
      await tomas.tab.locator('[aria-current="step"]').filter({ hasText: 'Draft' }).waitFor();
    });

    scene.step('shows sales exactly those two', async () => {
      const riya = await scene.at('riya');
      await riya.go({ view: 'waiting' });
      const title = `Tomás needs 2 things from you: ${suggested}`;
      const waiting = riya.tab.getByRole('article', { name: title });
      await waiting.getByText('and 1 more').waitFor();
      await waiting.getByRole('button', { name: 'Mend' }).click();
      await promiseCard(riya, promises.said).getByRole('button', { name: 'Done' }).waitFor();
      await riya.turnTo('Overview');
      const points = riya.tab.getByRole('region', { name: 'Tomás needs 2 things from you' });
      await points.getByText(ownReason).waitFor();
      expect(await riya.tab.getByText('Nothing is left. It is ready.').count()).toBe(0);
      expect(await riya.tab.getByRole('button', { name: 'Submit', exact: true }).count()).toBe(0);
      expect(await points.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringContaining(suggested),
        expect.stringContaining(ownReason),
      ]);
      expect(await points.getByText('Environments and access').count()).toBe(0);
    });

    scene.step('lets sales repair from there and submit again', async () => {
      const riya = await scene.at('riya');
      await riya.tab.getByRole('button', { name: `Open: ${suggested}` }).click();
      const said = promiseCard(riya, promises.said);
      await said.getByRole('button', { name: 'Agree', exact: true }).click();
      await said.getByText('Agreed: what is offered instead').waitFor();
      // What is offered instead counts, not what the promise would have taken.
      await riya.tab.getByText(/417 sold, 437 needed: 20 over/u).waitFor();
      await said.getByRole('button', { name: 'How the client confirms it' }).click();
      await said.getByLabel('At the kickoff').check();
      await said.getByRole('button', { name: 'Save' }).click();
      await said.getByText('The client confirms it: at the kickoff').waitFor();
      await said.getByRole('button', { name: 'Done' }).click();
      await said.getByText(/^Done/u).waitFor();
      await riya.turnTo('Checklist');
      await riya.tab.getByRole('tab', { name: 'Client requirements' }).click();
      await riya.tab.getByRole('button', { name: 'Personal data and compliance' }).click();
      const text = riya.tab.getByRole('textbox', { name: 'Personal data and compliance' });
      await text.fill('Names and numbers of callers, kept by Contoso IT.');
      await riya.tab.getByText(/Saved · Riya, \d\d:\d\d/u).waitFor();
      await riya.tab.getByRole('button', { name: /^Mend: Nobody says who keeps/u }).click();
      const points = riya.tab.getByRole('region', { name: 'Tomás needs 1 thing from you' });
      await points.getByRole('button', { name: 'Done', exact: true }).click();
      await points
        .getByLabel('What did you change?')
        .last()
        .selectOption('Personal data and compliance was edited');
      await points.getByRole('button', { name: 'Done', exact: true }).click();
      await riya.tab.getByText('Nothing is left. It is ready.').waitFor();
      await riya.tab.getByRole('button', { name: 'Submit', exact: true }).click();
      await riya.turnTo('Overview');
      await riya.tab.getByText('You’re done. Tomás Ferreira answers next.').waitFor();
    });

    scene.step('reads what was done, says what is kept where, and settles', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      const round = tomas.tab.getByRole('region', { name: 'Tomás needed 2 things' });
      await round.getByText('Personal data and compliance was edited').waitFor();
      await tomas.tab.getByRole('button', { name: /^Is in…: / }).click();
      const said = promiseCard(tomas, promises.said);
      await said.getByRole('button', { name: 'Is in…' }).click();
      await said
        .getByRole('combobox', { name: 'Is in' })
        .selectOption({ label: `Deliverable 1: ${typed.deliverable}` });
      await said.getByRole('button', { name: 'Save' }).click();
      await said.getByText('Is in: Deliverable 1').waitFor();
      await tomas.turnTo('Questions');
      await tomas.tab.getByRole('button', { name: new RegExp(question.slice(0, 20), 'u') }).click();
      await tomas.tab.getByRole('button', { name: 'That settles it' }).click();
      await tomas.tab.getByText(/said that settles it/u).waitFor();
    });

    scene.step('lets tech fill in what they know, which sales takes with one press', async () => {
      const tomas = await scene.at('tomas');
      await tomas.turnTo('Checklist');
      await tomas.tab.getByRole('tab', { name: 'Scope of work' }).click();
      await tomas.tab.getByRole('button', { name: /Deliverables/u }).click();
      for (const [cell, value] of [
        ['Format, row 1', 'Web application'],
        ['Owner, row 1', 'Fabrikam'],
        ['Format, row 2', '12 pages'],
        ['Owner, row 2', 'Fabrikam'],
        ['Accepted when, row 2', 'Read by two agents'],
      ] as const) {
        await tomas.tab.getByLabel(cell).fill(value);
      }
      await tomas.tab.getByRole('button', { name: 'Propose', exact: true }).click();
      await tomas.tab.getByRole('button', { name: 'Proposals (1)' }).waitFor();
      const riya = await scene.at('riya');
      await riya.go({ channel: 'new-project' });
      await riya.turnTo('Checklist');
      await riya.tab.getByRole('button', { name: 'Proposals (1)' }).click();
      await riya.tab.getByText('Read by two agents').waitFor();
      await riya.tab.getByRole('button', { name: 'Fine (1)' }).click();
      await riya.tab.getByText('Nothing is proposed.').waitFor();
      const { rows } = (await itemsByKey(scene.world())).get('scope.deliverables') ?? { rows: [] };
      expect(rows).toMatchObject([
        { values: { owner: 'Fabrikam' } },
        { values: { format: '12 pages' } },
      ]);
    });

    scene.step('marks items read, no questions, one after another', async () => {
      const { tab, turnTo } = await scene.at('tomas');
      await turnTo('Checklist');
      await tab.getByRole('tab', { name: 'Goals' }).click();
      await tab.getByRole('button', { name: /Business goals/u }).click();
      await tab.getByRole('button', { name: 'Read, no questions' }).click();
      await tab.getByText('read by Tomás').first().waitFor();
      await tab.getByRole('tab', { name: 'Scope of work' }).click();
      const lines = tab.locator('button[aria-expanded]');
      await lines.first().click();
      for (let left = await lines.count(); left > 0; left -= 1) await lines.first().press('r');
      const tomas = await scene.world().hands('tomas');
      await readAll(tomas, await handoverId(scene.world()));
    });

    scene.step('says it as tech understood it, which sales approves', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      const mirror = (desk: Desk) => desk.tab.getByRole('region', { name: 'What tech understood' });
      await mirror(tomas).getByRole('button', { name: 'Write it' }).click();
      await mirror(tomas)
        .getByRole('textbox')
        .fill('We build a portal that shows every case whole.');
      // Sales changed something else meanwhile, so the handover's version is not the one he saw.
      const sales = await scene.world().hands('riya');
      const order = { 'commercials.order': { text: 'Order 4711' } };
      await fill(sales, await handoverId(scene.world()), order);
      tomas.trouble.expectRefusal(412);
      await mirror(tomas).getByRole('button', { name: 'Show it to sales' }).click();
      await mirror(tomas).getByText('Not approved by sales yet').waitFor();
      const riya = await scene.at('riya');
      await riya.go({ channel: 'new-project' });
      await mirror(riya).getByRole('button', { name: 'Yes, that is the deal' }).click();
      await mirror(riya).getByText('Approved by Riya').waitFor();
    });

    scene.step('vouches for feasibility, time and people by name', async () => {
      const checks = (desk: Desk) => desk.tab.getByRole('region', { name: 'Checked by tech' });
      for (const [person, note] of [
        ['tomas', 'Built twice before.'],
        ['meera', 'Fits with two people.'],
      ] as const) {
        const desk = await scene.at(person);
        await desk.go({ channel: 'new-project' });
        await checks(desk).getByRole('button', { name: 'Check', exact: true }).first().click();
        await checks(desk).getByRole('textbox').fill(note);
        await checks(desk).getByRole('button', { name: 'I vouch for it' }).click();
        // The form goes once it is saved; the button's word changes before.
        await checks(desk).getByRole('textbox').waitFor({ state: 'detached' });
        await checks(desk).getByText(note).waitFor();
      }
      const meera = await scene.world().hands('meera');
      const id = await handoverId(scene.world());
      await meera.press(id, 'checks', { kind: 'resources', note: 'Li and Sam are free.' });
    });

    scene.step('never lets whoever submitted accept', async () => {
      const riya = await scene.at('riya');
      await riya.go({ channel: 'new-project' });
      await riya.tab.getByRole('region', { name: 'Checked by tech' }).waitFor();
      expect(await riya.tab.getByRole('button', { name: /accept/iu }).count()).toBe(0);
      const id = await handoverId(scene.world());
      const hands = await scene.world().hands('riya');
      await expect(hands.press(id, 'accept')).rejects.toThrow(/role_required/u);
    });

    scene.step('accepts: version 1 is frozen', async () => {
      const world = scene.world();
      const id = await handoverId(world);
      const written = (await promisesOf(world)).find(({ text }) => text === promises.written);
      if (!written) throw new Error('The promise in writing is gone.');
      const { items } = await readAs<{
        items: { definition: { key: string }; rows: { id: string }[] }[];
      }>(world, 'tomas', '/items');
      const rowId = items.find(({ definition }) => definition.key === 'scope.deliverables')?.rows[0]
        ?.id;
      const body = { itemKey: 'scope.deliverables', rowId };
      await onPromise(await world.hands('tomas'), id, { promise: written, path: 'carrier', body });
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      await tomas.tab.getByRole('button', { name: 'Accept', exact: true }).click();
      await tomas.tab
        .getByRole('radio', { name: /^Accept. The record is fixed as version 1/u })
        .waitFor();
      await tomas.tab.getByRole('button', { name: 'Accept', exact: true }).last().click();
      await tomas.tab.locator('[aria-current="step"]').filter({ hasText: 'Accepted' }).waitFor();
      expect(await readAs(world, 'tomas', '')).toMatchObject({
        state: 'accepted',
        baseline: { number: '1', hash: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      });
      const riya = await scene.at('riya');
      await riya.go({ channel: 'new-project' });
      await riya.turnTo('Checklist');
      await riya.tab.getByRole('button', { name: /Business goals/u }).click();
      await riya.tab.getByText(typed.goal).last().waitFor();
      expect(await riya.tab.getByRole('textbox').count()).toBe(0);
      await riya.go({ view: 'chat' });
      await riya.message('Accepted', deal.project).waitFor();
    });
  });
}
