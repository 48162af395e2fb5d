import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredMessage } from '../../infra/local/state-model.ts';
import { CHANNELS, PERSONS, type PersonName } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const chatOf = (person: PersonName) =>
  product.tenant.connector.personalConversation(PERSONS[person].id);
const messagesOf = (person: PersonName) => product.tenant.connector.messages(chatOf(person));

type Data = { do: string; handoverId: string } & Record<string, unknown>;

/** What the buttons on a message send. */
function buttonsOn({ cards }: Pick<StoredMessage, 'cards'>): Data[] {
  const actions = cards.flatMap((card) => card['actions'] as { data?: Data }[]);
  return actions.flatMap(({ data }) => data ?? []);
}

/** A button of this kind for this handover in the person's chat, as it was when it came. */
async function button(person: PersonName, kind: string, { id }: Made, version?: number) {
  return await until(
    () => {
      for (const message of messagesOf(person)) {
        const data = buttonsOn(message).find(
          (one) =>
            one.do === kind &&
            one.handoverId === id &&
            (version === undefined || one['version'] === version),
        );
        if (data) return { messageId: message.id, data: { ...data } };
      }
      return null;
    },
    { what: `${PERSONS[person].name} has a button ${kind}` },
  );
}

type Button = Awaited<ReturnType<typeof button>>;

/** The same button once its card tells how its story ended: somebody has it on a screen still. */
async function outlived(person: PersonName, { messageId }: Button): Promise<void> {
  await until(
    () => {
      const card = messagesOf(person).find(({ id }) => id === messageId);
      return card !== undefined && buttonsOn(card).length === 0;
    },
    { what: `a card of ${PERSONS[person].name} is over` },
  );
}

/** Presses it, whatever became of its card; gives what the card says then, and what else was said. */
async function press(person: PersonName, { messageId, data }: Button, typed: object = {}) {
  const before = messagesOf(person).length;
  const { status } = await product.tenant.connector.submit({
    personId: PERSONS[person].id,
    conversationId: chatOf(person),
    messageId,
    data: { ...data, ...typed },
  });
  expect(status).toBe(200);
  const card = messagesOf(person).find(({ id }) => id === messageId);
  // Cards may come meanwhile, of what happened before.
  const texts = messagesOf(person)
    .slice(before)
    .flatMap(({ text }) => text || []);
  return { card: JSON.stringify(card?.cards), texts };
}

interface Asked {
  made: Made;
  path: string;
  question(): Promise<{ version: number; state: string; thread: { text: string | null }[] }>;
  move(person: PersonName, step: string, body?: object): Promise<void>;
}

/** A question of Tomás to Riya on a handover in review. */
async function aQuestion(): Promise<Asked> {
  const made = await aHandover(product, { state: 'in-review' });
  const body = { text: 'Who holds the licences?', to: 'sales' };
  const asked = await made.hands.tomas.create<{ id: string }>(
    `/handovers/${made.id}/questions`,
    body,
  );
  const path = `${made.path}/questions`;
  const question = async () => {
    const all = (await (await product.as('riya')).get(path)).at('questions') as {
      id: string;
      version: number;
      state: string;
      thread: { text: string | null }[];
    }[];
    const found = all.find(({ id }) => id === asked.id);
    if (!found) throw new Error('The question is gone.');
    return found;
  };
  const move: Asked['move'] = async (person, step, typed = {}) => {
    const { version } = await question();
    const client = await product.as(person);
    const answer = await client.post(`${path}/${asked.id}/${step}`, typed, { version });
    expect([step, answer.status]).toEqual([step, 200]);
  };
  return { made, path, question, move };
}

describe('BT09 a button whose work was done meanwhile', () => {
  it('names nobody over a later naming; its card says who did it already', async () => {
    const made = await aHandover(product, { state: 'new', staffed: false });
    const old = await button('jonas', 'name-roles', made);
    const named = { techLead: PERSONS.li.id, projectManager: PERSONS.meera.id };
    const agnes = await product.as('agnes');
    const version = await made.version();
    expect((await agnes.post(`${made.path}/roles`, named, { version })).status).toBe(200);
    await outlived('jonas', old);
    const before = await made.version();
    const roles = { techLead: PERSONS.tomas.id, projectManager: PERSONS.tomas.id };
    const { version: _none, ...unversioned } = old.data;
    for (const data of [old.data, unversioned as Data]) {
      const { card, texts } = await press('jonas', { ...old, data }, roles);
      expect(texts).toEqual([]);
      expect(card).toContain('Already named by Agnes Okafor');
      expect(card).toContain('Tech lead: Li Wei');
      expect(card).not.toContain('Action.Submit');
    }
    expect(await made.version()).toBe(before);
    const people = (await agnes.get(made.path)).at('people') as { role: string; person: unknown }[];
    const lead = people.find(({ role }) => role === 'tech-lead')?.person;
    expect(lead).toMatchObject({ id: PERSONS.li.id });
  });

  it('still names when something else of the handover changed since its card came', async () => {
    const made = await aHandover(product, { state: 'new', staffed: false });
    const fresh = await button('jonas', 'name-roles', made);
    await made.hands.riya.send({
      method: 'PATCH',
      path: `/handovers/${made.id}/items/people.cadence`,
      version: 0,
      body: { kind: 'text', text: 'Every Monday.', source: null },
    });
    const roles = { techLead: PERSONS.tomas.id, projectManager: PERSONS.meera.id };
    const { card, texts } = await press('jonas', fresh, roles);
    expect(texts).toEqual([]);
    expect(card).toContain('Tech lead: Tomás Ferreira');
    expect(card).not.toContain('Already');
  });

  it('answers no question that was answered already; its card shows the answer and by whom', async () => {
    const { made, question, move } = await aQuestion();
    const old = await button('riya', 'answer', made);
    await move('riya', 'answer', { text: 'The client does.' });
    await outlived('riya', old);
    const before = await question();
    const { card, texts } = await press('riya', old, { text: 'Nobody does.' });
    expect(texts).toEqual([]);
    expect(card).toContain('Already answered by Riya Patel');
    expect(card).toContain('The client does.');
    expect(card).not.toContain('Action.Submit');
    expect(await question()).toEqual(before);
  });

  it('answers all the same what was answered in the tab and undone there', async () => {
    const { made, question } = await aQuestion();
    const old = await button('riya', 'answer', made);
    const { id, version } = (await question()) as unknown as { id: string; version: number };
    await product.query(`update question set version = version + 2 where id = '${id}'`);
    const { card, texts } = await press('riya', old, { text: 'The client does.' });
    expect(texts).toEqual([]);
    expect(card).toContain('The client does.');
    expect(await question()).toMatchObject({ state: 'answered', version: version + 3 });
  });

  it('does not take an old card’s answer for the answer to what was asked again', async () => {
    const { made, question, move } = await aQuestion();
    const old = await button('riya', 'answer', made, 1);
    await move('riya', 'answer', { text: 'The client does.' });
    await move('tomas', 'reopen', { text: 'And who renews them?' });
    await outlived('riya', old);
    const before = await question();
    const { card, texts } = await press('riya', old, { text: 'The client does.' });
    expect(texts).toEqual([]);
    expect(card).toContain('Already reopened by Tomás Ferreira');
    expect(await question()).toEqual(before);
    const fresh = await button('riya', 'answer', made, before.version);
    await press('riya', fresh, { text: 'We do.' });
    expect((await question()).state).toBe('answered');
  });

  it.each([
    ['settle', 'settle', {}, 'Already settled by Tomás Ferreira'],
    ['reopen', 'settle', {}, 'Already settled by Tomás Ferreira'],
    ['settle', 'reopen', { text: 'Not quite.' }, 'Already reopened by Tomás Ferreira'],
    ['answer', 'withdraw', {}, 'Already withdrawn by Tomás Ferreira'],
  ])('a second %s after a %s changes nothing and says so', async (kind, first, typed, says) => {
    const { made, question, move } = await aQuestion();
    const presser = kind === 'answer' ? 'riya' : 'tomas';
    if (kind !== 'answer') await move('riya', 'answer', { text: 'The client does.' });
    const old = await button(presser, kind, made);
    await move('tomas', first, typed);
    await outlived(presser, old);
    const before = await question();
    const { card, texts } = await press(presser, old, { text: 'Later words.' });
    expect(texts).toEqual([]);
    expect(card).toContain(says);
    expect(await question()).toEqual(before);
  });

  it('CF03 a copy pressed in a channel that guests read says no word of question or answer', async () => {
    const { connector } = product.tenant;
    const { made, move } = await aQuestion();
    const old = await button('riya', 'answer', made);
    await move('riya', 'answer', { text: 'The CANARY-ANSWER does.' });
    const channel = CHANNELS.contoso.id;
    const copied = await until(
      () => connector.messages(channel).find(({ cards }) => cards.length > 0),
      { what: 'a card in the channel' },
    );
    await connector.submit({
      personId: PERSONS.riya.id,
      conversationId: channel,
      messageId: copied.id,
      data: { ...old.data, text: 'Nobody does.' },
    });
    const told = JSON.stringify(
      connector.sent.filter((one) => one.conversationId.startsWith(channel)),
    );
    expect(told).toContain('Already answered by Riya Patel');
    expect(told).not.toContain('CANARY-ANSWER');
    expect(told).not.toContain('Who holds the licences?');
  });

  it('a button of a handover that is over is refused in words, not taken for done', async () => {
    const { made, question } = await aQuestion();
    const old = await button('riya', 'answer', made);
    await product.query(`update handover set state = 'cancelled' where id = '${made.id}'`);
    const { texts } = await press('riya', old, { text: 'The client does.' });
    expect(texts).toEqual([
      "That can't be done while the handover is cancelled. Look at Overview for the next step.",
    ]);
    await product.query(`update handover set state = 'in-review' where id = '${made.id}'`);
    expect((await question()).state).toBe('open');
  });
});
