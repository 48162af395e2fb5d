import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made, type Reached } from '../harness/handover.ts';
import { openRealScene } from './harness/real-scene.ts';

const scene = openRealScene();

type Tab = FrameLocator;
interface Case {
  person: PersonName;
  state: Reached;
  place: string;
  /** Done before the page is opened. */
  before?: (made: Made) => Promise<unknown>;
  /** Makes the page ready for the press, and says what is pressed. */
  ready: (tab: Tab) => Promise<Locator>;
  /** The lines that the list of changes has more afterwards. */
  lines: string[];
}

const named = (name: string | RegExp) => async (tab: Tab) =>
  await Promise.resolve(tab.getByRole('button', { name, exact: true }));

/** Presses like somebody who can't wait: twice at once, and on and on at the same spot. */
async function pressOnAndOn(page: Page, button: Locator): Promise<void> {
  // In the middle: at the bottom of a phone stands the one button of the screen.
  await button.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is nowhere.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // What came up there was read first: then the press is meant for it.
  await wait(500);
  await page.mouse.dblclick(x, y);
  for (let times = 0; times < 12; times += 1) {
    await wait(90);
    await page.mouse.click(x, y);
  }
}

async function linesOf({ id, hands }: Made): Promise<string[]> {
  const request = { method: 'GET', path: `/handovers/${id}/changes` };
  const { changes } = await hands.riya.send<{ changes: { text: string }[] }>(request);
  return changes.map(({ text }) => text);
}

const asked = async ({ id, hands }: Made) => {
  const body = { text: 'Who holds the licences?', to: 'sales' };
  return await hands.tomas.create<{ id: string; version: number }>(
    `/handovers/${id}/questions`,
    body,
  );
};
const answered = async (made: Made) => {
  const { id, version } = await asked(made);
  const path = `/handovers/${made.id}/questions/${id}/answer`;
  await made.hands.riya.send({ method: 'POST', path, body: { text: 'The client.' }, version });
};
const openQuestion = async (tab: Tab) =>
  await tab.getByRole('button', { name: /Who holds the licences/u }).click();

const cases: Record<string, Case> = {
  submit: {
    person: 'riya',
    state: 'draft',
    place: 'overview',
    ready: named('Submit'),
    lines: ['Submitted to tech'],
  },
  accept: {
    person: 'tomas',
    state: 'ready',
    place: 'answer',
    ready: async (tab) => {
      await tab.getByRole('radio', { name: /^Accept/u }).check();
      return tab.getByRole('main').getByRole('button', { name: 'Accept', exact: true }).last();
    },
    lines: ['Accepted; the record is fixed as version 1'],
  },
  'send back': {
    person: 'tomas',
    state: 'in-review',
    place: 'answer',
    ready: async (tab) => {
      await tab.getByRole('radio', { name: /^Send back/u }).check();
      await tab.getByRole('button', { name: 'Another reason' }).click();
      await tab.getByLabel('Reason in your words').last().fill('Too little is said.');
      return tab.getByRole('button', { name: /^Send back \d point/u });
    },
    lines: ['Sent back with one reason'],
  },
  'take back': {
    person: 'riya',
    state: 'in-review',
    place: 'overview',
    ready: named('Take back'),
    lines: ['The submission was taken back'],
  },
  answer: {
    person: 'riya',
    state: 'in-review',
    place: 'questions',
    before: asked,
    ready: async (tab) => {
      await openQuestion(tab);
      await tab.getByRole('textbox', { name: 'Answer' }).fill('The client does.');
      return tab.getByRole('button', { name: 'Answer', exact: true });
    },
    lines: ['A question was answered'],
  },
  settle: {
    person: 'tomas',
    state: 'in-review',
    place: 'questions',
    before: answered,
    ready: async (tab) => {
      await openQuestion(tab);
      return tab.getByRole('button', { name: 'That settles it' });
    },
    lines: ['A question was settled'],
  },
  'a verdict': {
    person: 'tomas',
    state: 'in-review',
    place: 'promises',
    ready: async (tab) => {
      await tab.getByRole('button', { name: 'Can we keep it?' }).click();
      return tab.getByRole('button', { name: 'Save' });
    },
    lines: ['A promise was checked'],
  },
  'a promise': {
    person: 'riya',
    state: 'draft',
    place: 'promises',
    ready: async (tab) => {
      await tab.getByRole('button', { name: 'Add a promise' }).click();
      await tab.getByLabel('What does the client believe they will get?').fill('Two days.');
      await tab.getByLabel('Only said').check();
      return tab.getByRole('button', { name: /^(Save|Add)/u }).last();
    },
    lines: ['A promise that was only said was added'],
  },
  'a contact': {
    person: 'riya',
    state: 'draft',
    place: 'overview',
    ready: async (tab) => {
      await tab.getByRole('button', { name: /^Add/u }).first().click();
      await tab.getByLabel(/^Name/u).fill('Jan Keller');
      await tab.getByLabel(/^Mail/u).fill('jan.keller@contoso.example');
      return tab.getByRole('button', { name: /^(Save|Add)/u }).last();
    },
    lines: ['A client contact was named'],
  },
};

describe.each([
  ['desktop', 1024],
  ['phone', 360],
])('a second press never lands on what takes the place of the first, on a %s', (_device, width) => {
  it.each(Object.keys(cases))('%s', async (name) => {
    const one = cases[name];
    if (!one) throw new Error('No such case.');
    const made = await aHandover(scene.service(), { state: one.state });
    await one.before?.(made);
    const before = await linesOf(made);
    const address = `/tab/?handover=${made.id}#${one.place}`;
    const { page, tab, trouble } = await scene.open({ person: one.person, address, width });
    trouble.expectRefusal(409);
    const button = await one.ready(tab);
    await pressOnAndOn(page, button);
    await wait(1000);
    const after = await linesOf(made);
    expect(after.slice(0, after.length - before.length)).toEqual(one.lines);
  });

  it('taking a row out takes out one', async () => {
    const made = await aHandover(scene.service(), { state: 'draft' });
    const address = `/tab/?handover=${made.id}#checklist/scope.deliverables`;
    const { page, tab } = await scene.open({ person: 'riya', address, width });
    const rows = tab.getByRole('group', { name: /^Row \d/u });
    await rows.nth(2).waitFor();
    await pressOnAndOn(page, tab.getByRole('button', { name: 'Remove row 1', exact: true }));
    expect(await rows.count()).toBe(2);
  });
});
