import { describe, expect } from '@jest/globals';
import { CHANNELS } from '../../../infra/local/world.ts';
import { until } from '../../harness/until.ts';
import { deal } from '../harness/deal.ts';
import type { Scene } from '../harness/scene.ts';

const link = {
  project: deal.project,
  client: deal.client,
  deal: deal.deal,
  start: deal.start,
  live: deal.live,
};
const folders = ['1 Scope of work', '2 Client requirements', '3 Meetings'];

/** Step 1: sales begins the handover, the folders appear, the delivery head names who will do it. */
export function creating(scene: Scene): void {
  describe('1. Sales begins a handover in the empty channel', () => {
    scene.step('finds what the link carried in the form', async () => {
      const { go, tab } = await scene.at('riya');
      await go({ channel: 'new-project', link });
      await tab.getByRole('heading', { level: 1, name: 'New handover' }).waitFor();
      const value = async (label: string | RegExp) => await tab.getByLabel(label).inputValue();
      expect(await value(/^Project/u)).toBe(deal.project);
      expect(await value(/^Client/u)).toBe(deal.client);
      expect(await value('Deal in the CRM')).toBe(deal.deal);
      expect(await value(/^Promised start/u)).toBe(deal.start);
      expect(await value(/^Promised go-live/u)).toBe(deal.live);
    });

    scene.step(
      'needs no client contact, and shows the folders being made, then links to them',
      async () => {
        const { tab } = await scene.at('riya');
        await scene
          .world()
          .breakAt({ match: { method: 'POST', path: '/children' }, do: { kind: 'hold' } });
        await tab.getByRole('button', { name: 'Create the handover' }).click();
        await tab.getByRole('heading', { level: 1, name: deal.project }).waitFor();
        await tab.getByText(/Making the folders: 0 of 4/u).waitFor();
        await scene.world().mend();
        for (const name of folders) await tab.getByRole('link', { name }).waitFor();
      },
    );

    scene.step('finds the folder set among the channel’s files', async () => {
      const root = await until(
        async () => {
          const channel = await scene.world().files(CHANNELS.empty.id);
          return channel?.children.find(({ name }) => name === `Handover – ${deal.project}`);
        },
        { what: 'the channel’s files hold the folder set' },
      );
      expect(root.children.map(({ name }) => name).toSorted()).toEqual(folders);
      const { tab, page } = await scene.at('riya');
      await tab.getByRole('link', { name: folders[0] ?? '' }).click();
      await page.getByRole('treeitem', { name: new RegExp(folders[2] ?? '', 'u') }).waitFor();
    });

    scene.step('opens the existing handover when the same deal comes again', async () => {
      const { go, tab } = await scene.at('riya');
      await go({ channel: 'new-project', link });
      await tab.getByRole('heading', { level: 1, name: deal.project }).waitFor();
      await go({ channel: 'new-project' });
      await tab.getByRole('heading', { level: 1, name: deal.project }).waitFor();
    });

    scene.step(
      'gives the delivery head a card, from which lead and manager are named',
      async () => {
        const jonas = await scene.at('jonas');
        await jonas.go({ view: 'chat' });
        const card = jonas.message('New deal to staff', deal.project);
        await card.getByLabel('Tech lead').selectOption({ label: 'Tomás Ferreira' });
        await card.getByLabel('Project manager').selectOption({ label: 'Meera Joshi' });
        await card.getByRole('button', { name: 'Name them' }).click();
        await jonas.message('Staffed', deal.project, 'Tomás Ferreira', 'Meera Joshi').waitFor();
        expect(await card.count()).toBe(0);
        const { go, tab } = await scene.at('riya');
        await go({ channel: 'new-project' });
        const people = tab.getByRole('region', { name: 'People' });
        await people
          .filter({ hasText: 'Tomás Ferreira' })
          .filter({ hasText: 'Meera Joshi' })
          .waitFor();
      },
    );

    scene.step('can be set up as a tab of its own through Teams’ dialog', async () => {
      const { go, page, tab } = await scene.at('riya');
      await go({ channel: 'new-project', view: 'posts' });
      await page.getByRole('button', { name: 'Add a Handover tab' }).click();
      const dialog = page.getByRole('dialog');
      const save = dialog.getByRole('button', { name: 'Save' });
      expect(await save.isDisabled()).toBe(true);
      const setup = dialog.frameLocator('iframe');
      await setup.getByRole('radio', { name: new RegExp(deal.project, 'u') }).check();
      await save.click();
      await page.getByRole('tab', { name: deal.project, selected: true }).waitFor();
      await tab.getByRole('heading', { level: 1, name: deal.project }).waitFor();
    });
  });
}
