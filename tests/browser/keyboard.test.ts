import { describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, type PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { keyboardOf, type Keyboard } from './harness/keyboard.ts';
import { openRealScene } from './harness/real-scene.ts';
import { inChannel, type InTeams } from './harness/real-teams.ts';

const scene = openRealScene();

async function open(
  person: PersonName,
  address: string,
  context: Record<string, unknown> = inChannel,
): Promise<InTeams & { keys: Keyboard }> {
  const teams = await scene.open({ person, address, context });
  return { ...teams, keys: keyboardOf(teams.page) };
}

const at = (made: Made, rest = '') => `/tab/?handover=${made.id}${rest}`;

describe('the whole path by keyboard alone', () => {
  it('begins a handover', async () => {
    const query = new URLSearchParams({
      start: workday(12),
      live: workday(60),
      project: '',
      client: '',
    });
    const here = { ...inChannel, channelId: CHANNELS.empty.id, channelName: CHANNELS.empty.name };
    const { tab, keys } = await open('riya', `/tab/?${query.toString()}`, here);
    await keys.type(tab.getByLabel(/^Project/u), 'By keyboard');
    await keys.type(tab.getByLabel(/^Client/u), 'Contoso AG');
    await keys.press(tab.getByRole('button', { name: 'Create the handover' }));
    await tab.getByRole('heading', { level: 1, name: 'By keyboard' }).waitFor();
  });

  it('fills what is missing, one thing after another', async () => {
    const made = await aHandover(scene.service(), { state: 'new' });
    const { tab, keys } = await open('riya', at(made));
    await keys.press(tab.getByRole('button', { name: /^Fill in: Business goals/u }));
    await keys.type(tab.getByRole('textbox', { name: 'Business goals' }), 'One stock figure.');
    await tab.getByText(/Saved · Riya/u).waitFor();
    await keys.press(tab.getByRole('button', { name: /Success measures/u }));
    await keys.type(tab.getByLabel('Measure, row 1'), 'Stock difference');
    await tab
      .getByText(/Saved · Riya/u)
      .first()
      .waitFor();
  });

  it('writes a promise down, and submits', async () => {
    const made = await aHandover(scene.service(), { state: 'draft' });
    const { tab, keys, page } = await open('riya', at(made));
    const pages = tab.getByRole('navigation', { name: 'Pages of this handover' });
    const promises = pages.getByRole('tab', { name: /Promises/u });
    await keys.choose(pages.getByRole('tablist'), promises, 'ArrowRight');
    await keys.press(promises);
    await keys.press(tab.getByRole('button', { name: 'Add a promise' }));
    await keys.type(tab.getByLabel(/^What does the client believe/u), 'Training for all sites.');
    await keys.type(tab.getByLabel('Where it says so'), 'Offer, page 2');
    await keys.press(tab.getByRole('button', { name: 'Add', exact: true }));
    await tab.getByText('“Training for all sites.”').waitFor();
    await page.keyboard.press('Escape');
    await keys.reach(tab.getByRole('button', { name: 'Submit', exact: true }), { back: true });
    await page.keyboard.press('Enter');
    await tab.locator('[aria-current="step"]').filter({ hasText: 'In review' }).waitFor();
  });

  it('gives a verdict, asks, and sends back', async () => {
    const made = await aHandover(scene.service(), { state: 'in-review' });
    const { tab, keys, page } = await open('tomas', at(made, '#promises'));
    await keys.press(tab.getByRole('button', { name: 'Can we keep it?' }).first());
    await keys.type(tab.getByLabel('Hours over what was sold'), '120');
    await keys.press(tab.getByRole('button', { name: 'Save' }));
    await tab.getByText('Over the hours sold (+120 h)').waitFor();
    await keys.press(tab.getByRole('button', { name: 'Ask', exact: true }).first());
    await keys.type(tab.getByLabel('What do you want to know?'), 'Who said so?');
    await keys.press(tab.getByRole('button', { name: 'Ask', exact: true }).last());
    await tab.getByRole('heading', { name: 'Who said so?' }).waitFor();
    await page.goto('about:blank');
    const again = await open('tomas', at(made));
    await again.keys.press(again.tab.getByRole('button', { name: 'Accept or send back…' }));
    await again.keys.press(again.tab.getByRole('button', { name: 'Another reason' }));
    await again.keys.type(again.tab.getByLabel('Reason in your words'), 'Nobody says who pays.');
    await again.keys.press(again.tab.getByRole('button', { name: /^Send back \d/u }));
    await again.tab.locator('[aria-current="step"]').filter({ hasText: 'Draft' }).waitFor();
  });

  it('answers a question', async () => {
    const made = await aHandover(scene.service(), { state: 'in-review' });
    const text = 'Who holds the keys?';
    await made.hands.tomas.create(`/handovers/${made.id}/questions`, { text, to: 'sales' });
    const { tab, keys } = await open('riya', at(made, '#questions'));
    await keys.press(tab.getByRole('button', { name: new RegExp(`^${text.slice(0, 12)}`, 'u') }));
    await keys.type(tab.getByLabel('Answer', { exact: true }), 'Jan Keller.');
    await keys.press(tab.getByRole('button', { name: 'Answer', exact: true }));
    await tab.getByRole('region', { name: 'Answer' }).getByText('Jan Keller.').waitFor();
  });

  it('accepts', async () => {
    const made = await aHandover(scene.service(), { state: 'ready' });
    const { tab, keys, page } = await open('tomas', at(made));
    await keys.press(tab.getByRole('button', { name: 'Accept', exact: true }));
    await keys.choose(
      tab.getByRole('radiogroup').first(),
      tab.getByRole('radio', { name: /^Accept/u }),
    );
    await keys.press(tab.getByRole('button', { name: 'Accept', exact: true }).last());
    await tab.locator('[aria-current="step"]').filter({ hasText: 'Accepted' }).waitFor();
    expect(page.url()).toContain('teams.microsoft.com');
  });

  it('chooses a time and sends the invitation', async () => {
    const made = await aHandover(scene.service(), { state: 'accepted' });
    const { tab, keys, page } = await open('meera', at(made, '#kickoff'));
    await tab.getByRole('radio').first().waitFor();
    await keys.reach(tab.getByRole('radiogroup', { name: 'When' }));
    await page.keyboard.press('Space');
    await keys.press(tab.getByRole('button', { name: 'Send the invitation' }));
    await tab.getByText('Invitation sent').waitFor();
  });

  it('opens *More* and comes back where it was', async () => {
    const made = await aHandover(scene.service(), { state: 'in-review' });
    const { tab, keys, page } = await open('riya', at(made));
    const more = tab.getByRole('button', { name: 'More' });
    await keys.press(more);
    await tab.getByRole('menuitem', { name: 'View as client' }).waitFor();
    await page.keyboard.press('Escape');
    await tab.getByRole('menu').waitFor({ state: 'detached' });
    await keys.reach(more);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await tab.getByText('This is what the client sees.').waitFor();
  });
});
