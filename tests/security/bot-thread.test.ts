import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { showQuestion } from '../../bot/telling/show-question.ts';
import { SERVICE_URL } from '../../infra/local/botframework.ts';
import { CHANNELS, PERSONS, TENANT_ID, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import type { Person } from '../../src/people/actor.ts';
import { answer } from '../../src/questions/answer.ts';
import { ask } from '../../src/questions/ask.ts';
import { presentQuestion } from '../../src/questions/present.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { openWorkbench, type Workbench } from '../harness/workbench.ts';

let product: Product;
let bench: Workbench;
let made: Made;
let everybody: Product['tenant']['graph']['state']['members'];
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };

/** The service's parts without its queue, so that the team can be another one for each card. */
beforeAll(async () => {
  product = await startProduct();
  made = await aHandover(product, { state: 'in-review' });
  everybody = [...product.tenant.graph.state.members];
  await product.stopService();
  bench = await openWorkbench(product, clock);
});
afterAll(async () => {
  await bench.close();
  await product.stop();
});

/** Who is on the team from now on; what was read of its roster before is too old by then. */
function team(guests: 'with guests' | 'without guests'): void {
  const isOurs = ({ personId }: { personId: string }) =>
    Object.values(PERSONS).some((one) => one.id === personId && one.mail.includes('fabrikam'));
  product.tenant.graph.state.members =
    guests === 'with guests' ? [...everybody] : everybody.filter(isOurs);
  ahead += 61_000;
}

const actor = (person: PersonName): Person => {
  const { id: personId, name } = PERSONS[person];
  return { kind: 'person', tenantId: TENANT_ID, personId, name, isMember: true };
};

type Place = Parameters<typeof ask>[2]['place'];

async function asks(text: string, place: Place = null): Promise<string> {
  const input = {
    text,
    to: 'sales' as const,
    about: { kind: 'item', ref: 'scope.features' } as const,
  };
  const asked = { handoverId: made.id, key: randomUUID(), input, place };
  const show = async (work: Parameters<typeof presentQuestion>[0], id: string) =>
    (await presentQuestion(work, id)).id;
  return await ask(bench.app, actor('tomas'), { ...asked, show });
}

async function answers(questionId: string): Promise<void> {
  const on = { handoverId: made.id, questionId, expected: null };
  const input = { text: 'The CANARY-ANSWER does.' };
  await answer(bench.app, actor('riya'), { ...on, input, show: presentQuestion });
}

/** Runs the newest job of the question's card; gives what the card in the channel says then. */
async function shown(questionId: string): Promise<string> {
  const job = bench.ordered.findLast(
    ({ name, key }) => name === 'question-card' && key.includes(questionId),
  );
  await showQuestion(bench, job?.key ?? '');
  const [card] = await product.query(
    `select activity_id, conversation_id from sent_card where key = 'question/${questionId}'`,
  );
  const { connector } = product.tenant;
  const [channel = ''] = String(card?.['conversation_id']).split(';');
  const message = connector.messages(channel).find(({ id }) => id === card?.['activity_id']);
  expect(message).toBeDefined();
  return JSON.stringify(message);
}

describe('the card of a question in the thread', () => {
  it('holds the question where no guest reads along: who asks what, for whom it waits, until when', async () => {
    team('without guests');
    const id = await asks('Who holds the licences?');
    const card = await shown(id);
    expect(card).toContain('Who holds the licences?');
    expect(card).toContain('Tomás Ferreira asks, about Features');
    expect(card).toContain('Waiting for Riya Patel · by ');
    expect(card).not.toContain('Action.Submit');
    await answers(id);
    expect(await shown(id)).toContain('The CANARY-ANSWER does.');
  });

  it('CF03 holds no word of it where guests read along', async () => {
    team('with guests');
    const id = await asks('Who holds the CANARY-LICENCES?');
    const card = await shown(id);
    expect(card).toContain('Waiting for Riya Patel · by ');
    await answers(id);
    expect(card + (await shown(id))).not.toContain('CANARY');
  });

  it('CF03 holds none while nobody can say who reads along', async () => {
    team('without guests');
    const id = await asks('Who holds the CANARY-LICENCES?');
    ahead += 61_000;
    const mend = product.tenant.faults.add({
      match: { path: '/members' },
      do: { kind: 'status', status: 503 },
    });
    expect(await shown(id)).not.toContain('CANARY');
    mend();
  });

  it('CF03 gives it up when a guest joined before its next move', async () => {
    team('without guests');
    const id = await asks('Who holds the CANARY-LICENCES?');
    expect(await shown(id)).toContain('CANARY');
    team('with guests');
    await answers(id);
    expect(await shown(id)).not.toContain('CANARY');
  });

  it('CF03 holds none elsewhere than in the handover’s own channel, now and after each move', async () => {
    team('without guests');
    const place = {
      conversation: {
        conversation: { id: CHANNELS.northwind.id, conversationType: 'channel', isGroup: true },
        channelId: 'msteams',
        serviceUrl: SERVICE_URL,
      },
      messageUrl: null,
    } as unknown as Place;
    const id = await asks('Who holds the CANARY-LICENCES?', place);
    const card = await shown(id);
    await answers(id);
    expect(card + (await shown(id))).not.toContain('CANARY');
  });
});
