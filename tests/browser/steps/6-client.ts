import { describe, expect } from '@jest/globals';
import { deal, internalWords, promises, question, typed } from '../harness/deal.ts';
import type { Desk } from '../harness/desk.ts';
import { handoverId, readAs } from '../harness/record.ts';
import type { Scene } from '../harness/scene.ts';

/** What only our own team may read, from every corner of the record. */
const ours = [
  internalWords.hoursSold,
  internalWords.wonBy,
  internalWords.price,
  promises.said,
  promises.written,
  question,
  'Built twice before.',
  'Over the hours sold',
  'What tech understood',
];

/** Everything a frame shows and holds, read whole. */
async function everything({ tab }: Desk): Promise<string> {
  return await tab.locator('html').innerHTML();
}

/** Step 6: the client's guest reads what was accepted; everybody else learns nothing. */
export function showing(scene: Scene): void {
  describe('6. The client’s guest opens the tab', () => {
    scene.step(
      'reads what was accepted of what is marked for the client, and nothing else',
      async () => {
        const ana = await scene.at('ana');
        await ana.go({ channel: 'new-project' });
        const letter = ana.tab.getByRole('article', { name: deal.project });
        await letter.getByText(typed.goal).waitFor();
        await letter.getByText('Cleansing of existing data').waitFor();
        await letter.getByText(/The work: Meera Joshi/u).waitFor();
        const shown = await everything(ana);
        expect(ours.filter((word) => shown.includes(word))).toEqual([]);
        expect(shown).not.toMatch(/>[^<]*\b\d{4}-\d{2}-\d{2}\b/u);
        const names = await ana.tab.getByRole('button').allInnerTexts();
        expect(new Set(names)).toEqual(new Set(['Not quite']));
      },
    );

    scene.step('gets no more from the service than it sees', async () => {
      const text = JSON.stringify(await readAs(scene.world(), 'ana', ''));
      expect(text).toContain(typed.goal);
      expect(ours.filter((word) => text.includes(word))).toEqual([]);
    });

    scene.step('sees what our own people see under “View as client”', async () => {
      const tomas = await scene.at('tomas');
      await tomas.go({ channel: 'new-project' });
      await tomas.tab.getByRole('button', { name: 'More' }).click();
      await tomas.tab.getByRole('menuitem', { name: 'View as client' }).click();
      const ana = await scene.at('ana');
      const letter = (desk: Desk) => desk.tab.getByRole('article', { name: deal.project });
      await letter(tomas).waitFor();
      const [inside, outside] = await Promise.all([
        letter(tomas).innerText(),
        letter(ana).innerText(),
      ]);
      // Each in their own zone and language, so only the moment of sharing may differ.
      const plain = (text: string) => text.replace(/on .*$|^Not quite$\n|in \d+ days/gmu, '');
      expect(plain(inside)).toBe(plain(outside));
    });

    for (const [person, who] of [
      ['nils', 'a guest of another deal'],
      ['paul', 'somebody unrelated'],
    ] as const) {
      scene.step(`tells ${who} politely that it isn’t theirs, and nothing about it`, async () => {
        const desk = await scene.at(person);
        desk.trouble.expectRefusal(404);
        await desk.go({ channel: 'new-project' });
        await desk.tab.getByRole('heading', { name: 'This handover isn’t yours' }).waitFor();
        const id = await handoverId(scene.world());
        await desk.go({ channel: 'new-project', link: { tab: `/tab/?handover=${id}` } });
        await desk.tab.getByRole('heading', { name: 'This handover isn’t yours' }).waitFor();
        const shown = await everything(desk);
        expect(
          [deal.project, deal.client, typed.goal].filter((word) => shown.includes(word)),
        ).toEqual([]);
        await expect(readAs(scene.world(), person, '')).rejects.toThrow(/not_found/u);
      });
    }
  });
}
