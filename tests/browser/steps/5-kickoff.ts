import { describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { PERSONS } from '../../../infra/local/world.ts';
import { deal, internalWords, typed } from '../harness/deal.ts';
import { readAs } from '../harness/record.ts';
import type { Scene } from '../harness/scene.ts';

const subject = `Kickoff: ${deal.project} (${deal.client})`;

interface Times {
  times: { start: string; staffFree: boolean; people: Free[] }[];
}
interface Free {
  name: string;
  availability: string;
  localTime: string | null;
}

/** Everybody we can see is within the working hours of their own zone, an hour long. */
function isInHours({ localTime, availability }: Free): boolean {
  if (localTime === null) return availability === 'unknown';
  return availability === 'free' && localTime >= '09:00' && localTime <= '17:00';
}

/** Step 5: a time that suits everybody, the preview, one event. */
export function meeting(scene: Scene): void {
  let chosen: Locator;
  describe('5. The project manager sends the kickoff’s invitation', () => {
    scene.step('offers times when everybody is free, each in their own zone', async () => {
      const meera = await scene.at('meera');
      await meera.go({ view: 'waiting' });
      const waiting = meera.tab.getByRole('article', { name: 'Plan the kickoff' });
      const own = waiting.filter({ hasText: deal.project });
      await own.getByRole('button', { name: 'Choose a time' }).click();
      const times = meera.tab.getByRole('radiogroup', { name: 'When' });
      await times.getByRole('radio').first().waitFor();
      const zone = encodeURIComponent(PERSONS.meera.timeZone);
      const found = await readAs<Times>(scene.world(), 'meera', `/kickoff/times?zone=${zone}`);
      expect(found.times.length).toBeGreaterThanOrEqual(3);
      expect(await times.getByRole('radio').count()).toBe(found.times.length);
      const free = found.times.filter(({ staffFree }) => staffFree);
      expect(free.length).toBeGreaterThan(0);
      expect(free.flatMap(({ people }) => people).filter((one) => !isInHours(one))).toEqual([]);
      expect(new Set(free[0]?.people.map(({ localTime }) => localTime)).size).toBeGreaterThan(2);
      await times
        .getByText(/^Tomás, \d\d:\d\d in/u)
        .first()
        .waitFor();
      await times.getByText('Ana, we can’t see the calendar').first().waitFor();
      chosen = times.getByRole('radio').first();
    });

    scene.step(
      'shows the invitation before it goes: subject, agenda from the record, the three parties',
      async () => {
        const { tab } = await scene.at('meera');
        await chosen.check();
        const preview = tab.getByRole('region', { name: 'The invitation' });
        await preview.getByText(subject).waitFor();
        await preview.getByText('To: Riya Patel, Tomás Ferreira, Meera Joshi, Ana Costa').waitFor();
        const agenda = await preview.getByRole('listitem').allInnerTexts();
        expect(agenda.join('\n')).toContain(typed.goal);
        expect(agenda.join('\n')).toContain(typed.deliverable);
        expect(agenda.join('\n')).not.toContain(internalWords.hoursSold);
      },
    );

    scene.step('makes one event, though it is pressed twice', async () => {
      const { tab } = await scene.at('meera');
      const world = scene.world();
      // Held, so that the second press comes while the first is under way.
      await world.breakAt({ match: { method: 'POST', path: '/events' }, do: { kind: 'hold' } });
      await tab.getByRole('button', { name: 'Send the invitation' }).dblclick();
      await tab
        .getByText(/The invitation is being made|Sending…/u)
        .first()
        .waitFor();
      await world.mend();
      await tab.getByText('Invitation sent').waitFor();
      await tab.getByRole('link', { name: /Join the meeting/u }).waitFor();
      const events = (await world.ledger()).filter(({ kind }) => kind === 'event-created');
      expect(events).toHaveLength(1);
    });

    scene.step(
      'stands once in the manager’s calendar, with sales, tech, client and a Teams link',
      async () => {
        const mine = (await scene.world().calendar('meera')).filter(
          (event) => event.subject === subject,
        );
        expect(mine).toHaveLength(1);
        expect(mine[0]).toMatchObject({
          organizer: PERSONS.meera.name,
          joinUrl: expect.stringContaining('https://teams.microsoft.com/'),
        });
        expect(mine[0]?.attendees.map(({ mail }) => mail).toSorted()).toEqual(
          [PERSONS.ana.mail, PERSONS.riya.mail, PERSONS.tomas.mail].toSorted(),
        );
        const meera = await scene.at('meera');
        await meera.go({ view: 'calendar' });
        const event = meera.page.getByRole('article').filter({ hasText: subject });
        await event.getByText(/Riya Patel/u).waitFor();
        await event.getByText('Join the meeting').waitFor();
      },
    );

    scene.step(
      'reached the client by mail, and still is one event when the tab is opened again',
      async () => {
        const ana = await scene.at('ana');
        await ana.go({ view: 'mail' });
        await ana.page.getByText(subject).first().waitFor();
        const meera = await scene.at('meera');
        await meera.go({ channel: 'new-project' });
        await meera.turnTo('Kickoff');
        await meera.tab.getByText('Invitation sent').waitFor();
        expect(await meera.tab.getByRole('button', { name: /^Send/u }).count()).toBe(0);
      },
    );
  });
}
