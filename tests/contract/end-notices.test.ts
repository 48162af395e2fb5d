import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { notice, type Notice } from '../../src/record/notices.ts';
import { aHandover, type Reached } from '../harness/handover.ts';
import { sayDone } from '../harness/points.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

let count = 0;
/** A handover whose cards are told apart from those of any other by the project's name. */
async function aDeal(state: Reached, staffed = true) {
  const project = `Deal ${(count += 1)}.`;
  return { project, made: await aHandover(product, { state, staffed, project }) };
}
type Deal = Awaited<ReturnType<typeof aDeal>>;

/** What stands in a person's chat about a deal now, oldest first. */
function cardsOf(person: PersonName, { project }: Deal): string[] {
  const { connector } = product.tenant;
  return connector
    .messages(connector.personalConversation(PERSONS[person].id))
    .map(({ cards }) => JSON.stringify(cards))
    .filter((card) => card.includes(`· ${project}"`));
}

const point = { points: [{ reason: 'other', text: 'Who holds the DHL credentials?' }] };

async function press(person: PersonName, { made }: Deal, path: string, body: object = {}) {
  const client = await product.as(person);
  const answer = await client.post(`${made.path}/${path}`, body, { version: await made.version() });
  expect([path, answer.status, answer.text]).toEqual([path, expect.any(Number), answer.text]);
  expect(answer.status).toBeLessThan(300);
  return answer;
}

const name = (roles: Partial<Record<'techLead' | 'projectManager', PersonName>>) => {
  const body = Object.fromEntries(
    Object.entries(roles).map(([role, person]) => [role, PERSONS[person].id]),
  );
  return async (deal: Deal) => void (await press('agnes', deal, 'roles', body));
};

const asks = (person: PersonName, to: string) => async (deal: Deal) => {
  const body = { text: 'Who holds the licences?', to };
  await (await product.as(person)).post(`${deal.made.path}/questions`, body);
};

/** A move on the deal's one question. */
const moves =
  (person: PersonName, step: string, body: object = {}) =>
  async ({ made }: Deal) => {
    const client = await product.as(person);
    const [question] = (await client.get(`${made.path}/questions`)).at('questions') as {
      id: string;
      version: number;
    }[];
    const { id, version } = question ?? { id: '', version: 0 };
    const answer = await client.post(`${made.path}/questions/${id}/${step}`, body, { version });
    expect([step, answer.status]).toEqual([step, 200]);
  };

const answers = moves('riya', 'answer', { text: 'The client does.' });
const presses =
  (person: PersonName, path: string, body: object = {}) =>
  async (deal: Deal) =>
    void (await press(person, deal, path, body));
/** What came back is answered first. */
async function submitsAgain(deal: Deal): Promise<void> {
  await sayDone(deal.made.hands.riya, deal.made.id);
  await press('riya', deal, 'submit');
}
const sendsKickoff = presses('meera', 'kickoff', { start: `${workday(8)}T09:00:00Z` });

const takesBack = (person: PersonName, what: string) => presses(person, 'take-back', { what });

type Act = (deal: Deal) => Promise<void>;
type Scenario = {
  to: PersonName;
  /** Where the deal is, and what is done then so that the card comes. */
  state: Reached;
  staffed?: boolean;
  told?: Act[];
  /** What the card says while it waits. */
  live: string;
  /** Each act that ends it, and what the card says then: what, by whom. */
  ends: Record<string, { act: Act; says: string[] }>;
};

/** Every kind of notice: the acts that end it. None is an event without an end so far. */
const scenarios: Record<Notice['kind'], Scenario[]> = {
  'name-roles': [
    {
      to: 'jonas',
      state: 'new',
      staffed: false,
      live: 'New deal to staff',
      ends: {
        naming: {
          act: name({ techLead: 'tomas', projectManager: 'meera' }),
          says: ['Staffed', 'Tech lead: Tomás Ferreira', 'Agnes Okafor, '],
        },
      },
    },
  ],
  submitted: [
    {
      to: 'tomas',
      state: 'ready',
      live: 'A handover waits for you',
      ends: {
        acceptance: { act: presses('tomas', 'accept'), says: ['Accepted', 'Tomás Ferreira, '] },
        'sending back': {
          act: presses('tomas', 'send-back', point),
          says: ['Sent back', 'Tomás Ferreira, '],
        },
        'another lead': {
          act: name({ techLead: 'li' }),
          says: ['Handed on', 'It waits for Li Wei now.', 'Agnes Okafor, '],
        },
      },
    },
    {
      to: 'tomas',
      state: 'in-review',
      live: 'A handover waits for you',
      ends: {
        'taking it back': {
          act: takesBack('riya', 'submit'),
          says: ['Taken back', 'Riya Patel, '],
        },
      },
    },
  ],
  'sent-back': [
    {
      to: 'riya',
      state: 'in-review',
      told: [presses('tomas', 'send-back', point)],
      live: 'Who holds the DHL credentials?',
      ends: {
        'submitting again': {
          act: submitsAgain,
          says: ['Submitted again', 'Riya Patel, '],
        },
        'taking it back': {
          act: takesBack('tomas', 'send-back'),
          says: ['Taken back', 'Tomás Ferreira, '],
        },
      },
    },
  ],
  accepted: [
    {
      to: 'meera',
      state: 'accepted',
      live: 'You plan the kickoff.',
      ends: {
        'the invitation': { act: sendsKickoff, says: ['Kickoff fixed', 'Meera Joshi, '] },
        'taking it back': { act: takesBack('tomas', 'accept'), says: ['Taken back', 'Tomás'] },
        'another manager': {
          act: name({ projectManager: 'li' }),
          says: ['Handed on', 'It waits for Li Wei now.', 'Agnes Okafor, '],
        },
      },
    },
    {
      to: 'riya',
      state: 'accepted',
      live: 'Meera Joshi plans the kickoff.',
      ends: {
        'the invitation': { act: sendsKickoff, says: ['Kickoff fixed', 'Meera Joshi, '] },
        'taking it back': { act: takesBack('tomas', 'accept'), says: ['Taken back', 'Tomás'] },
      },
    },
  ],
  question: [
    {
      to: 'riya',
      state: 'in-review',
      told: [asks('tomas', 'sales')],
      live: 'Action.Submit',
      ends: {
        'an answer': { act: answers, says: ['Answered', '“The client does.”', 'Riya Patel, '] },
        'taking it back': {
          act: moves('tomas', 'withdraw'),
          says: ['Withdrawn', 'Who holds the licences?', 'Tomás Ferreira, '],
        },
      },
    },
    {
      to: 'tomas',
      state: 'in-review',
      told: [asks('riya', 'tech')],
      live: 'Action.Submit',
      ends: {
        'another lead': {
          act: name({ techLead: 'li' }),
          says: ['Handed on', 'Who holds the licences?', 'Li Wei', 'Agnes Okafor, '],
        },
      },
    },
  ],
  answered: [
    {
      to: 'tomas',
      state: 'in-review',
      told: [asks('tomas', 'sales'), answers],
      live: 'Action.Submit',
      ends: {
        settling: {
          act: moves('tomas', 'settle'),
          says: ['Settled', 'Riya Patel answered:', '“The client does.”', 'Tomás Ferreira, '],
        },
        'asking on': {
          act: moves('tomas', 'reopen', { text: 'And who renews them?' }),
          says: ['Not yet', '“And who renews them?”', 'Tomás Ferreira, '],
        },
        'taking it back': {
          act: moves('tomas', 'withdraw'),
          says: ['Withdrawn', 'Who holds the licences?', 'Tomás Ferreira, '],
        },
      },
    },
  ],
};

/** Waits until a card with these words stands in the chat; gives all that stands there then. */
async function standing(person: PersonName, deal: Deal, words: readonly string[]) {
  return await until(
    () => {
      const cards = cardsOf(person, deal);
      const says = (card: string) => words.every((one) => card.includes(one));
      return cards.some(says) ? cards : null;
    },
    { what: `${person} reads ${words.join(', ')}` },
  );
}

describe('BT09 every kind of notice', () => {
  it('has its ends in this table', () => {
    expect(Object.keys(scenarios).toSorted()).toEqual(notice.shape.kind.options.toSorted());
  });

  const table = Object.entries(scenarios).flatMap(([kind, some]) =>
    some.flatMap((scenario) =>
      Object.entries(scenario.ends).map(
        ([act, end]) => [`${kind} to ${scenario.to} is over after ${act}`, scenario, end] as const,
      ),
    ),
  );
  it.each(table)('%s', async (_name, scenario, { act, says }) => {
    const { to } = scenario;
    const deal = await aDeal(scenario.state, scenario.staffed);
    for (const tell of scenario.told ?? []) await tell(deal);
    const before = await standing(to, deal, [scenario.live]);
    const index = before.findIndex((card) => card.includes(scenario.live));
    await act(deal);
    const after = await standing(to, deal, says);
    const card = after[index] ?? '';
    for (const words of says) expect(card).toContain(words);
    expect(card).not.toContain('Action.Submit');
    expect(card).toContain('Action.OpenUrl');
  });
});

/** What stands in the paths of the calls that reach a person's chat. */
const chatOf = (person: PersonName) =>
  product.tenant.connector.personalConversation(PERSONS[person].id).replace('a:', '');

describe('one chat', () => {
  const waits = 'A handover waits for you';

  it('never holds two live cards of one kind: each round ends that of the round before', async () => {
    const deal = await aDeal('in-review');
    for (let round = 0; round < 2; round += 1) {
      await standing('tomas', deal, [waits]);
      await press('tomas', deal, 'send-back', point);
      await standing('riya', deal, ['Who holds the DHL credentials?']);
      await submitsAgain(deal);
    }
    await until(() => cardsOf('tomas', deal).length === 3, { what: 'three rounds were told' });
    await until(() => cardsOf('tomas', deal).filter((card) => card.includes(waits)).length === 1, {
      what: 'one of them is live',
    });
    expect(cardsOf('tomas', deal).at(-1)).toContain(waits);
    await until(() => cardsOf('riya', deal).every((card) => !card.includes('DHL')), {
      what: 'what was sent back is over',
    });
  });

  it('hears once that a handover waits, though the same lead is named again and again', async () => {
    const deal = await aDeal('in-review');
    await standing('tomas', deal, [waits]);
    for (let again = 0; again < 3; again += 1) await name({ techLead: 'tomas' })(deal);
    await name({ techLead: 'li' })(deal);
    await standing('li', deal, [waits]);
    expect(cardsOf('tomas', deal)).toHaveLength(1);
  });

  it('is not told of what ended before its card went out', async () => {
    const deal = await aDeal('in-review');
    await standing('tomas', deal, [waits]);
    product.tenant.faults.add({
      match: { method: 'POST', path: chatOf('riya'), times: 1 },
      do: { kind: 'status', status: 429, retryAfter: '2', when: 'before' },
    });
    await press('tomas', deal, 'send-back', point);
    const key = `notice/${deal.made.id}/sent-back/1/${PERSONS.riya.id}`;
    const effect = async () =>
      (await product.query(`select * from effect where key = '${key}'`))[0];
    await until(async () => (await effect())?.['problem'], { what: 'Teams asked to wait' });
    await submitsAgain(deal);
    await until(async () => (await effect())?.['state'] === 'done', { what: 'it is settled' });
    expect(await effect()).toMatchObject({ result: { withheld: true } });
    expect(cardsOf('riya', deal)).toEqual([]);
  });

  it('tells the end also when the act came while the card was on its way', async () => {
    const deal = await aDeal('in-review');
    await standing('tomas', deal, [waits]);
    const { faults } = product.tenant;
    faults.add({ match: { method: 'POST', path: chatOf('riya'), times: 1 }, do: { kind: 'hold' } });
    await press('tomas', deal, 'send-back', point);
    await until(() => faults.list().some(({ struck }) => struck > 0), { what: 'it is sent' });
    await submitsAgain(deal);
    const shown = `select state from effect where handover_id = '${deal.made.id}' and kind = 'handover-card'`;
    await until(async () => (await product.query(shown)).every(({ state }) => state === 'done'), {
      what: 'the channel was shown what happened',
    });
    faults.release();
    expect(await standing('riya', deal, ['Submitted again'])).toHaveLength(1);
  });
});

describe('an end that cannot be told', () => {
  it('because the card was deleted is no trouble to anybody', async () => {
    const deal = await aDeal('in-review');
    await standing('tomas', deal, ['A handover waits for you']);
    product.tenant.faults.add({
      match: { method: 'PUT', path: chatOf('tomas'), times: 1 },
      do: { kind: 'status', status: 404, when: 'before' },
    });
    await press('tomas', deal, 'send-back', point);
    const left = `select key from effect where handover_id = '${deal.made.id}' and state <> 'done'`;
    await until(async () => (await product.query(left)).length === 0, { what: 'all is done' });
    const card = `select state from sent_card where key like 'notice/${deal.made.id}/submitted/%'`;
    expect(await product.query(card)).toEqual([{ state: 'over' }]);
  });

  it('because Teams is busy is told later', async () => {
    const deal = await aDeal('in-review');
    await standing('tomas', deal, ['A handover waits for you']);
    product.tenant.faults.add({
      match: { method: 'PUT', path: chatOf('tomas'), times: 2 },
      do: { kind: 'status', status: 429, retryAfter: '1', when: 'before' },
    });
    await press('tomas', deal, 'send-back', point);
    await standing('tomas', deal, ['Sent back']);
  });
});
