import { contoso, contosoAnswers, contosoPromises } from './seed/contoso.ts';
import { workday } from './seed/days.ts';
import { northwind, northwindAnswers, northwindPromise } from './seed/northwind.ts';
import { fill, handsOf, onPromise, readAll, type Hands, type Promised } from './seed/product.ts';
import { tailspin, tailspinAnswers, tailspinPromises } from './seed/tailspin.ts';
import type { SeedContext } from './start/examples.ts';
import { CHANNELS, PERSONS, TEAM } from './world.ts';

type Deal = { project: string; clientName: string; deal: string; start: string; goLive: string };
type Staff = { riya: Hands; tomas: Hands; meera: Hands; jonas: Hands };

/**
 * Makes the example deals over HTTP, as the persons, side by side: one in review, one accepted, one
 * draft with promises only said; the last channel stays empty.
 */
export async function seed(context: SeedContext): Promise<void> {
  const [riya, tomas, meera, jonas] = await Promise.all(
    [PERSONS.riya, PERSONS.tomas, PERSONS.meera, PERSONS.jonas].map(
      async (person) => await handsOf(context, person.id),
    ),
  );
  if (!riya || !tomas || !meera || !jonas) return;
  const staff = { riya, tomas, meera, jonas };
  await Promise.all([makeContoso(staff), makeNorthwind(staff), makeTailspin(staff)]);
}

async function makeContoso({ riya, tomas, jonas }: Staff): Promise<void> {
  const contact = contactOf('ana');
  const id = await create(riya, { deal: contoso(), contact, channel: CHANNELS.contoso });
  await jonas.press(id, 'roles', { techLead: PERSONS.tomas.id, projectManager: PERSONS.meera.id });
  await riya.press(id, 'contacts', { name: 'Jan Keller', mail: 'jan.keller@contoso.example' });
  await fill(riya, id, contosoAnswers());
  const promises: Promised[] = [];
  for (const promise of contosoPromises()) {
    promises.push(await riya.create(`/handovers/${id}/promises`, promise));
  }
  await riya.press(id, 'submit');
  const [, goLive] = promises;
  if (goLive) {
    const body = {
      possibleDate: workday(108),
      fallback: 'First site by the date, the others four weeks later.',
    };
    await onPromise(tomas, id, { promise: goLive, path: 'verdict', body });
  }
  await tomas.create(`/handovers/${id}/questions`, {
    text: 'Who holds the credentials for the DHL link?',
    about: { kind: 'item', ref: 'requirements.integrations' },
  });
}

async function makeNorthwind({ riya, tomas, meera, jonas }: Staff): Promise<void> {
  const contact = contactOf('nils');
  const id = await create(riya, { deal: northwind(), contact, channel: CHANNELS.northwind });
  await jonas.press(id, 'roles', { techLead: PERSONS.tomas.id, projectManager: PERSONS.meera.id });
  const filled = await fill(riya, id, northwindAnswers());
  const promise = await riya.create<Promised>(`/handovers/${id}/promises`, northwindPromise());
  await riya.press(id, 'submit');
  await readAll(tomas, id);
  const rowId = filled.get('scope.deliverables')?.rows[0]?.id;
  const carrier = { itemKey: 'scope.deliverables', rowId };
  await onPromise(tomas, id, { promise, path: 'verdict', body: { carrier } });
  await tomas.press(id, 'mirror', {
    text: 'We build a web portal that reads from Northwind’s order system and shows each customer their own orders and invoices. We change nothing in the order system.',
  });
  await riya.press(id, 'mirror/approve');
  await tomas.press(id, 'checks', { kind: 'feasibility', note: 'Built twice before.' });
  await meera.press(id, 'checks', { kind: 'timeline', note: 'Fits with two people.' });
  await meera.press(id, 'checks', {
    kind: 'resources',
    note: 'Li and Sam are free from the start.',
  });
  await tomas.press(id, 'accept');
}

async function makeTailspin({ riya }: Staff): Promise<void> {
  const contact = { name: 'Laila Haddad', mail: 'laila.haddad@tailspin.example' };
  const id = await create(riya, { deal: tailspin(), contact, channel: CHANNELS.tailspin });
  await fill(riya, id, tailspinAnswers());
  for (const promise of tailspinPromises()) {
    await riya.create(`/handovers/${id}/promises`, promise);
  }
}

function contactOf(person: 'ana' | 'nils') {
  const { name, mail, timeZone } = PERSONS[person];
  return { name, mail, timeZone };
}

async function create(
  hands: Hands,
  made: {
    deal: Deal;
    contact: { name: string; mail: string; timeZone?: string };
    channel: { id: string; name: string };
  },
): Promise<string> {
  const { deal, contact, channel } = made;
  const created = await hands.create<{ id: string }>('/handovers', {
    project: deal.project,
    clientName: deal.clientName,
    deal: deal.deal,
    promisedStart: deal.start,
    goLive: deal.goLive,
    contact,
    channel: { teamId: TEAM.id, channelId: channel.id, channelName: channel.name },
  });
  return created.id;
}
