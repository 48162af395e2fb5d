import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { until } from '../harness/until.ts';
import { openRealScene } from './harness/real-scene.ts';
import { openShots, type Shots } from './harness/shots.ts';

const seconds = 10;
const scene = openRealScene({ UNDO_SECONDS: String(seconds) });
let shots: Shots;
beforeAll(async () => {
  shots = await openShots();
});
afterAll(async () => await shots.clear());

const open = async (made: Made, person: PersonName, place: string, width = 1024) =>
  await scene.open({ person, address: `/tab/?handover=${made.id}#${place}`, width });

const chatOf = (person: PersonName) => {
  const { connector } = scene.service().tenant;
  return connector
    .messages(connector.personalConversation(PERSONS[person].id))
    .map(({ cards }) => JSON.stringify(cards));
};
const events = () =>
  scene
    .service()
    .tenant.graph.ledger.entries()
    .filter(({ kind }) => kind === 'event-created').length;

describe.each([
  ['desktop', 1024],
  ['phone', 360],
])('undo, on a %s', (device, width) => {
  it('takes an answer back before anybody was told', async () => {
    const made = await aHandover(scene.service(), {
      state: 'in-review',
      project: `Undo ${device}.`,
    });
    const text = `Who holds the licences, on a ${device}?`;
    const question = { text, to: 'sales' };
    await made.hands.tomas.create(`/handovers/${made.id}/questions`, question);
    const { page, tab } = await open(made, 'riya', 'questions', width);
    await tab.getByRole('button', { name: text }).click();
    await tab.getByRole('textbox', { name: 'Answer' }).fill('The client does.');
    await tab.getByRole('button', { name: 'Answer', exact: true }).click();
    await tab.getByText('A question was answered').waitFor();
    await shots.take(page, `undo-${device}`);
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('A question was answered').waitFor({ state: 'detached' });
    // What was written for it is at hand again.
    const field = tab.getByRole('textbox', { name: 'Answer' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('The client does.');
    type All = { questions: { state: string; answer: unknown }[] };
    const request = { method: 'GET', path: `/handovers/${made.id}/questions` };
    const { questions } = await made.hands.riya.send<All>(request);
    expect(questions).toMatchObject([{ state: 'open', answer: null }]);
    expect(chatOf('tomas').join('')).not.toContain('The client does.');
  });
});

it('an invitation that is undone never leaves; sent again it leaves once, when its seconds are over', async () => {
  const made = await aHandover(scene.service(), { state: 'accepted' });
  const { tab } = await open(made, 'meera', 'kickoff');
  const send = async () => {
    const body = { start: `${workday(8)}T09:00:00Z` };
    await made.hands.meera.create(`/handovers/${made.id}/kickoff`, body);
    return performance.now();
  };
  await send();
  await tab.getByText('The kickoff invitation was sent').waitFor();
  await tab.getByRole('button', { name: 'Undo' }).click();
  await tab.getByText('The kickoff invitation was sent').waitFor({ state: 'detached' });
  const again = await send();
  await until(() => events() === 1, { what: 'the invitation has left', withinMs: 40_000 });
  expect(performance.now() - again).toBeGreaterThan(seconds * 1000 - 500);
  await until(() => events() === 1, { what: 'there is one event' });
});
