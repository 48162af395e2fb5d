import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { messageActivity, type Activity } from '../../infra/local/connector/activities.ts';
import { createSigningKey } from '../../infra/local/signing-keys.ts';
import { CHANNELS, PERSONS, TENANT_ID, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { clientWith, type Answer } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

let product: Product;
let made: Made;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };
const channel: string = CHANNELS.contoso.id;

beforeAll(async () => {
  product = await startProduct({ clock });
  made = await aHandover(product, { state: 'in-review' });
});
afterEach(() => product.tenant.faults.release());
afterAll(() => product.stop());

const chatOf = (person: PersonName) =>
  product.tenant.connector.personalConversation(PERSONS[person].id);

/** What the bot answers in this turn. */
async function answers(person: PersonName, text: string, place: string) {
  const { connector } = product.tenant;
  const said = place === channel ? `<at>Handover</at> ${text}` : text;
  const before = connector.messages(place).length;
  const { status } = await connector.say(PERSONS[person].id, place, said);
  expect(status).toBe(200);
  return connector
    .messages(place)
    .slice(before)
    .filter(({ personId }) => personId === null);
}

function message(person: PersonName, text: string): Activity {
  const from = product.tenant.connector.source(PERSONS[person].id, chatOf(person));
  return messageActivity({ ...from, text });
}

async function post(activity: Activity, overrides = {}): Promise<Answer> {
  const token = await product.tenant.connector.signActivityToken(overrides);
  return await clientWith(product.url, token).post('/api/messages', activity);
}

describe('BT12 whoever says anything', () => {
  const words = [
    'Hi',
    'hi!',
    'HELLO',
    'Hello, bot',
    'help',
    'HELP:',
    'what is this',
    '?',
    '🙂',
    '',
  ];
  it.each(words)(
    '“%s” is answered with what can be written, by a member and a guest',
    async (word) => {
      // Whatever Microsoft 365 does meanwhile: nobody is asked for this answer.
      ahead += 61_000;
      product.tenant.faults.add({ match: { path: '/graph/' }, do: { kind: 'hold' } });
      for (const person of ['riya', 'li', 'ana', 'nils', 'paul'] as const) {
        const [help, ...more] = await answers(person, word, chatOf(person));
        expect([help?.text, more]).toEqual([expect.stringContaining('You can write:'), []]);
        expect(help?.text).toContain('Handover tab');
      }
      for (const person of ['tomas', 'ana', 'nils'] as const) {
        const [help] = await answers(person, word, channel);
        expect(help?.text).toContain('You can write:');
      }
    },
  );

  it('somebody whom Teams does not name is told what to do, and is not heard', async () => {
    const { connector } = product.tenant;
    const places = async () => await product.query('select owner from conversation order by 1');
    const before = await places();
    for (const text of ['Hi', 'status', 'ask Who am I?']) {
      const activity = message('riya', text);
      const { aadObjectId: _unsigned, ...from } = activity['from'] as Record<string, unknown>;
      expect((await post({ ...activity, from })).status).toBe(200);
      expect(connector.messages(chatOf('riya')).at(-1)?.text).toBe(
        'Teams does not tell me who you are. Sign in to Teams with your work account, then write again.',
      );
    }
    expect(await places()).toEqual(before);
    expect(await product.query(`select 1 from question where text = 'Who am I?'`)).toEqual([]);
  });

  it('somebody of another company is told whom to ask', async () => {
    const tenantId = TENANT_ID.replace(/^./u, '0');
    const activity = message('riya', 'Hi');
    const conversation = { ...(activity['conversation'] as object), tenantId };
    const channelData = { tenant: { id: tenantId } };
    expect((await post({ ...activity, conversation, channelData })).status).toBe(200);
    expect(product.tenant.connector.messages(chatOf('riya')).at(-1)?.text).toBe(
      'I only work with people of the company that installed me. Ask your contact there to add you as a guest.',
    );
  });
});

describe('BT12 a guest', () => {
  it('named as the client’s contact sees where the project stands, and whom nothing waits for', async () => {
    const [card] = await answers('ana', 'status', channel);
    const told = JSON.stringify(card?.cards);
    expect(told).toContain('Contoso ERP rollout · In review');
    expect(told).not.toMatch(/left:|Riya|Tomás|Meera/u);
  });

  it('named as the client’s contact hears whom to ask instead, and nothing is asked', async () => {
    const before = await made.version();
    const [told] = await answers('ana', 'ask Do you see this?', channel);
    expect(told?.text).toBe(
      'Contoso ERP rollout is shared with you: open the Handover tab to read it. Questions go to Riya Patel.',
    );
    expect(await made.version()).toBe(before);
  });

  it('of another deal learns nothing, in the channel and in the chat, and is told where to go', async () => {
    for (const text of ['status', 'ask Do you see this?']) {
      for (const place of [channel, chatOf('nils')]) {
        const [told] = await answers('nils', text, place);
        expect(told?.text).toBe(
          'There is no handover of yours here yet. Write to me in your project’s channel, or open the Handover tab there.',
        );
        expect(told?.cards).toEqual([]);
      }
    }
  });

  it('sees no more of the project while the roster cannot be read', async () => {
    ahead += 61_000;
    product.tenant.faults.add({
      match: { path: '/members', times: 1 },
      do: { kind: 'status', status: 503 },
    });
    const [told] = await answers('ana', 'status', channel);
    expect(JSON.stringify(told)).not.toContain('Contoso ERP rollout');
  });
});

describe('BT13 the channel’s keys', () => {
  it('that roll over while they cannot be read are 503 with a time, and the same message is heard within a minute', async () => {
    const { botFramework, connector } = product.tenant;
    expect((await post(message('riya', 'help'))).status).toBe(200);
    await botFramework.rotateKeys();
    botFramework.setKeysFault('unavailable');
    const activity = message('tomas', 'ask Did this get lost?');
    ahead += 31_000;
    for (let tries = 0; tries < 3; tries += 1) {
      const refused = await post(activity);
      expectProblem(refused, 503, 'keys_unavailable');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThan(60);
    }
    botFramework.setKeysFault(null);
    ahead += 60_000;
    expect((await post(activity)).status).toBe(200);
    const asked = `select 1 from question where text = 'Did this get lost?'`;
    expect(await product.query(asked)).toHaveLength(1);
    await until(() => JSON.stringify(connector.sent).includes('Did this get lost?'), {
      what: 'the question’s card',
    });
  });

  it('that are unknown stay refused as such once the keys can be read again', async () => {
    product.tenant.botFramework.setKeysFault('unavailable');
    const signWith = await createSigningKey();
    ahead += 31_000;
    expectProblem(await post(message('riya', 'help'), { signWith }), 503, 'keys_unavailable');
    product.tenant.botFramework.setKeysFault(null);
    ahead += 60_000;
    expectProblem(await post(message('riya', 'help'), { signWith }), 401, 'invalid_token');
    expect((await post(message('riya', 'help'))).status).toBe(200);
  });

  it('that answer nothing at all hold nobody up for good: what is signed with a known one is heard', async () => {
    product.tenant.botFramework.setKeysFault('hang');
    expect((await post(message('riya', 'help'))).status).toBe(200);
    const signWith = await createSigningKey();
    ahead += 31_000;
    expectProblem(await post(message('riya', 'help'), { signWith }), 503, 'keys_unavailable');
    product.tenant.botFramework.setKeysFault(null);
  });
});
