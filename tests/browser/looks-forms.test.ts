import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from './harness/desk.ts';
import { lookAt, type Screen } from './harness/look.ts';
import { openScene } from './harness/scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openScene();
let shots: Shots;
beforeAll(async () => {
  shots = await openShots();
});
afterAll(async () => await shots.clear());

const draft = { channel: 'tailspin' } as const;

async function fromMore({ tab }: Desk, item: string) {
  await tab.getByRole('button', { name: 'More' }).click();
  await tab.getByRole('menuitem', { name: item }).click();
}

/** Forms and pages that one presses or scrolls to; the ones that change something stand last. */
const inTab: Screen[] = [
  {
    name: 'fill-left',
    person: 'riya',
    spot: { view: 'waiting' },
    show: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Continue' }).click();
      await tab.getByRole('button', { name: 'Next' }).waitFor();
    },
  },
  {
    name: 'promise-add',
    person: 'riya',
    spot: draft,
    show: async ({ tab, turnTo }) => {
      await turnTo('Promises');
      await tab.getByRole('button', { name: 'Add a promise' }).click();
      await tab.getByRole('form', { name: 'Add a promise' }).waitFor();
    },
  },
  {
    name: 'not-applicable',
    person: 'riya',
    spot: draft,
    show: async ({ tab, turnTo }) => {
      await turnTo('Checklist');
      await tab.getByRole('tab', { name: /^Client requirements/u }).click();
      await tab.getByRole('button', { name: /Data migration/u }).click();
      await tab.getByRole('button', { name: 'Not applicable…' }).click();
      await tab.getByLabel('Why isn’t it applicable?').waitFor();
    },
  },
  {
    name: 'standard-answers',
    person: 'riya',
    spot: draft,
    show: async ({ tab, turnTo }) => {
      await turnTo('Checklist');
      await tab.getByRole('tab', { name: /^Scope of work/u }).click();
      await tab.getByRole('button', { name: /What is not included/u }).click();
      await tab.getByRole('group', { name: 'Our standard answers' }).waitFor();
    },
  },
  {
    name: 'contact-form',
    person: 'riya',
    spot: draft,
    show: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Add a contact' }).click();
      await tab.getByLabel('Mail').waitFor();
    },
  },
  {
    name: 'people-form',
    person: 'jonas',
    spot: draft,
    show: async ({ tab }) => {
      await tab.getByRole('button', { name: /Name lead and manager|^Change/u }).click();
      await tab.getByLabel('Project manager').waitFor();
    },
  },
  {
    name: 'ask-form',
    person: 'tomas',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Questions');
      await tab.getByRole('button', { name: 'Ask', exact: true }).click();
      await tab.getByLabel('What do you want to know?').waitFor();
    },
  },
  {
    name: 'promises-to-decide',
    person: 'riya',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Promises');
      await tab.getByRole('button', { name: 'Agree', exact: true }).first().waitFor();
    },
  },
  {
    name: 'is-in',
    person: 'tomas',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Promises');
      await tab.getByRole('button', { name: 'Is in…' }).first().click();
      await tab.getByRole('combobox', { name: 'Is in' }).waitFor();
    },
  },
  {
    name: 'mirror-and-checks',
    person: 'tomas',
    spot: {},
    show: async ({ tab }) => {
      const mirror = tab.getByRole('region', { name: 'What tech understood' });
      await mirror.getByRole('button', { name: 'Write it' }).click();
      await mirror.getByRole('textbox').waitFor();
      const checks = tab.getByRole('region', { name: 'Checked by tech' });
      await checks.getByRole('button', { name: 'Check' }).first().click();
      await checks.getByRole('textbox').waitFor();
      await mirror.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'points-not-sent',
    person: 'tomas',
    spot: {},
    show: async ({ tab, turnTo }) => {
      await turnTo('Promises');
      await tab
        .getByRole('button', { name: /^Send back with this/u })
        .first()
        .click();
      await tab.getByRole('button', { name: '1 not sent yet' }).click();
      await tab.getByRole('heading', { name: 'Not sent yet (1)' }).waitFor();
      await tab.getByRole('button', { name: 'Edit' }).click();
      await tab.getByRole('form', { name: 'Edit the point' }).waitFor();
    },
  },
  {
    name: 'changes',
    person: 'tomas',
    spot: {},
    show: async (desk) => {
      await fromMore(desk, 'Changes');
      await desk.tab.getByRole('heading', { name: 'Changes' }).waitFor();
    },
  },
  {
    name: 'folders',
    person: 'tomas',
    spot: {},
    show: async (desk) => {
      await fromMore(desk, 'Folders');
      await desk.tab.getByRole('link', { name: '1 Scope of work' }).waitFor();
    },
  },
  {
    name: 'nothing-yet',
    person: 'riya',
    spot: draft,
    show: async ({ tab, turnTo }) => {
      await turnTo('Questions');
      await tab.getByText('No question is open.').waitFor();
    },
  },
  {
    name: 'sent-back',
    person: 'riya',
    spot: {},
    show: async ({ tab }) => {
      const tomas = await scene.world().hands('tomas');
      const lines = await tomas.send<{ handovers: { id: string; project: string }[] }>({
        method: 'GET',
        path: '/waiting',
      });
      const id = lines.handovers.find(({ project }) => project.startsWith('Contoso ERP'))?.id ?? '';
      const point = { page: 'promises', ref: null };
      const points = [
        { reason: 'date-or-budget', text: 'Working offline is over the hours sold.', ...point },
        { reason: 'missing-section', text: 'Nobody holds the DHL credentials.', ...point },
      ];
      await tomas.press(id, 'send-back', { points });
      const list = tab.getByRole('region', { name: /^Tomás needs 3 things from you/u });
      await list.getByRole('button', { name: 'Can’t, because…' }).first().click();
      await list.getByLabel('Why can’t you?').waitFor();
    },
  },
  {
    name: 'kickoff-sent',
    person: 'meera',
    spot: { channel: 'northwind' },
    show: async ({ tab, turnTo }) => {
      await turnTo('Kickoff');
      await tab.getByRole('radio').first().check();
      await tab.getByRole('button', { name: 'Send the invitation' }).click();
      await tab.getByText('Invitation sent').waitFor();
    },
  },
];

describe('every form of the tab fits in three themes and on a phone', () => {
  for (const screen of inTab) {
    it(screen.name, async () => {
      expect(await lookAt({ scene, shots }, screen)).toEqual([]);
    });
  }
});

const inPage: Screen[] = [
  {
    name: 'page-tour',
    person: 'tomas',
    spot: {},
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^Tour$|Go on with the tour/u }).click();
      await page.getByRole('button', { name: 'Take me there' }).waitFor();
    },
  },
  {
    name: 'page-what-happened',
    isModal: true,
    person: 'tomas',
    spot: {},
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'What happened' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'page-files',
    person: 'riya',
    spot: { view: 'files' },
    show: async ({ page }) => await page.getByRole('treeitem').first().waitFor(),
  },
  {
    name: 'page-calendar',
    person: 'meera',
    spot: { view: 'calendar' },
    show: async ({ page }) => await page.getByText('Join the meeting').waitFor(),
  },
  {
    name: 'page-mail',
    person: 'nils',
    spot: { view: 'mail' },
    show: async ({ page }) =>
      await page
        .getByText(/^Kickoff:/u)
        .first()
        .waitFor(),
  },
  {
    name: 'page-chat-help',
    person: 'tomas',
    spot: { view: 'chat' },
    show: async (desk) => {
      await desk.say('help');
      await desk.message('You can write').last().waitFor();
      await desk.say('status');
      await desk.message('Contoso ERP rollout').last().waitFor();
    },
  },
];

describe('every part of the local page fits in three themes and on a phone', () => {
  for (const screen of inPage) {
    it(screen.name, async () => {
      expect(await lookAt({ scene, shots }, screen, ({ page }) => page)).toEqual([]);
    });
  }
});
