import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { heardKey } from '../../bot/hearing/kept-activities.ts';
import { resume } from '../../bot/hearing/resume.ts';
import {
  messageActivity,
  submitActivity,
  type Activity,
} from '../../infra/local/connector/activities.ts';
import { CHANNELS, PERSONS, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { clientWith } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { environmentFor, startProduct, tabFolder, type Product } from '../harness/product.ts';
import {
  endServices,
  startServiceProcess,
  type ServiceProcess,
} from '../harness/service-process.ts';
import { until } from '../harness/until.ts';
import { openWorkbench } from '../harness/workbench.ts';

let product: Product;
let made: Made;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };
const channel: string = CHANNELS.contoso.id;
/** Not in that channel, where exactly one handover can be meant. */
const elsewhere = { project: 'Another', channel: CHANNELS.northwind };

beforeAll(async () => {
  product = await startProduct({ clock });
  made = await aHandover(product, { state: 'in-review' });
});
afterEach(() => product.tenant.faults.release());
afterAll(async () => {
  endServices();
  await product.stop();
});

const said = (text: string) => `<at>Handover</at> ${text}`;

/** A message as Teams sends it, under an id and a time of its own. */
function message(person: PersonName, text: string, place = channel): Activity {
  const from = product.tenant.connector.source(PERSONS[person].id, place);
  return messageActivity({ ...from, text });
}

const post = async (activity: Activity) => (await product.tenant.connector.post(activity)).status;

async function questions(text: string): Promise<number> {
  const rows = await product.query(`select id from question where text = '${text}'`);
  return rows.length;
}

const typingIn = (place: string) =>
  product.tenant.connector.sent.filter(
    ({ conversationId, activity }) =>
      conversationId.startsWith(place) && activity['type'] === 'typing',
  ).length;
const cardsIn = (place: string) =>
  product.tenant.connector.messages(place).filter(({ cards }) => cards.length > 0).length;

/** The team’s roster is asked for anew, and Graph says nothing until `release`. */
function holdRoster(): void {
  ahead += 61_000;
  product.tenant.faults.add({ match: { path: '/members' }, do: { kind: 'hold' } });
}

/** No turn is kept any more: what was accepted was done. */
async function allTurnsAreOver(): Promise<void> {
  const kept = 'select 1 from heard_activity where activity is not null';
  await until(async () => (await product.query(kept)).length === 0, { what: 'every turn is over' });
}

/** A question in Riya's chat, the press that answers it, and a lock on its handover. */
async function aLockedQuestion() {
  const { connector } = product.tenant;
  const own = await aHandover(product, { state: 'in-review', ...elsewhere });
  const asked = await own.hands.tomas.create<{ id: string }>(`/handovers/${own.id}/questions`, {
    text: 'Who unlocks it?',
    to: 'sales',
  });
  const chat = connector.personalConversation(PERSONS.riya.id);
  const card = await until(
    () => connector.messages(chat).find(({ cards }) => JSON.stringify(cards).includes(asked.id)),
    { what: 'the question’s card' },
  );
  const data = { do: 'answer', handoverId: own.id, questionId: asked.id, text: 'We do.' };
  const from = connector.source(PERSONS.riya.id, chat);
  const shown = () =>
    JSON.stringify(connector.messages(chat).find(({ id }) => id === card.id)?.cards);
  const lock = async () => {
    const holder = new Client({ connectionString: product.databaseUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query(`select 1 from handover where id = '${own.id}' for update`);
    return async () => {
      await holder.query('rollback');
      await holder.end();
    };
  };
  return { chat, shown, lock, press: () => submitActivity({ ...from, message: card, data }) };
}

describe('BT04 an activity that comes again', () => {
  it('five times at once has its effect once', async () => {
    const activity = message('tomas', said('ask Five at once?'));
    const all = await Promise.all(Array.from({ length: 5 }, async () => await post(activity)));
    expect(all).toEqual([200, 200, 200, 200, 200]);
    await allTurnsAreOver();
    expect(await questions('Five at once?')).toBe(1);
    expect(await post(activity)).toBe(200);
    await allTurnsAreOver();
    expect(await questions('Five at once?')).toBe(1);
  });

  it('under new ids and times, at once and 30 seconds later, has its effect once', async () => {
    const again = () => message('tomas', said('ask Is it the same?'));
    await Promise.all([again(), again(), again()].map(post));
    await allTurnsAreOver();
    ahead += 30_000;
    expect(await post(again())).toBe(200);
    await allTurnsAreOver();
    expect(await questions('Is it the same?')).toBe(1);
  });

  it('is no repetition when somebody asks the same a minute later, or somebody else does', async () => {
    const text = said('ask Still no answer?');
    await post(message('tomas', text));
    await post(message('li', text));
    await allTurnsAreOver();
    expect(await questions('Still no answer?')).toBe(2);
    ahead += 61_000;
    await post(message('tomas', text));
    await allTurnsAreOver();
    expect(await questions('Still no answer?')).toBe(3);
  });

  it('as the press of a button, answers once and chooses once', async () => {
    const { connector } = product.tenant;
    await aHandover(product, { state: 'in-review', ...elsewhere });
    const chat = connector.personalConversation(PERSONS.tomas.id);
    await post(message('tomas', 'ask Which one was meant?', chat));
    const choice = await until(
      () => connector.messages(chat).find(({ cards }) => JSON.stringify(cards).includes('Go on')),
      { what: 'the choice' },
    );
    const actions = choice.cards[0]?.['actions'] as { data?: object }[];
    const data = { ...actions[0]?.data, handoverId: made.id };
    const press = () =>
      submitActivity({ ...connector.source(PERSONS.tomas.id, chat), message: choice, data });
    await Promise.all([post(press()), post(press())]);
    await allTurnsAreOver();
    ahead += 120_000;
    await post(press());
    await allTurnsAreOver();
    expect(await questions('Which one was meant?')).toBe(1);
    const card = JSON.stringify(connector.messages(chat).find(({ id }) => id === choice.id)?.cards);
    expect(card).toContain('Asked by Tomás Ferreira');
    expect(card).not.toContain('Action.Submit');
  });
});

describe('BT05 a turn that takes long', () => {
  it('is accepted before its slow part was released, shows that it works, and answers later', async () => {
    holdRoster();
    const before = [typingIn(channel), cardsIn(channel)] as const;
    expect(await post(message('tomas', said('status')))).toBe(200);
    await until(() => typingIn(channel) === before[0] + 1, { what: 'the bot shows that it works' });
    expect(cardsIn(channel)).toBe(before[1]);
    product.tenant.faults.release();
    await until(() => cardsIn(channel) > before[1], { what: 'the status' });
  });

  it('has its effect once, however often it is sent again meanwhile', async () => {
    holdRoster();
    const activity = message('tomas', said('ask How long is long?'));
    expect(await post(activity)).toBe(200);
    expect(await post(activity)).toBe(200);
    expect(await post(message('tomas', said('ask How long is long?')))).toBe(200);
    expect(await questions('How long is long?')).toBe(0);
    product.tenant.faults.release();
    await allTurnsAreOver();
    expect(await questions('How long is long?')).toBe(1);
  });

  it('waits for a locked handover in the same way, and its card tells the outcome', async () => {
    const { chat, press, shown, lock } = await aLockedQuestion();
    const unlock = await lock();
    const before = typingIn(chat);
    expect(await post(press())).toBe(200);
    await until(() => typingIn(chat) === before + 1, { what: 'the bot shows that it works' });
    await unlock();
    await until(() => shown().includes('We do.'), { what: 'the card tells the answer' });
  });

  it('is kept while the database gives no answer, says so, and is done when it does', async () => {
    const { chat, press, shown, lock } = await aLockedQuestion();
    const unlock = await lock();
    expect(await post(press())).toBe(200);
    const kept = /I kept what you wrote/u;
    await until(() => product.tenant.connector.messages(chat).some(({ text }) => kept.test(text)), {
      what: 'the person is told',
    });
    expect(shown()).not.toContain('We do.');
    await unlock();
    await product.query(`update pgboss.job set start_after = now() where name = 'turn'`);
    await until(() => shown().includes('We do.'), { what: 'the card tells the answer' });
    await allTurnsAreOver();
  });

  it('that fails in the end tells the person a reference, as any other', async () => {
    holdRoster();
    const activity = message('tomas', said('ask Does this fail?'));
    expect(await post(activity)).toBe(200);
    await product.query('alter table question rename to question_elsewhere');
    product.tenant.faults.release();
    try {
      await until(
        () =>
          product.tenant.connector.messages(channel).some(({ text }) => /reference: /u.test(text)),
        { what: 'the person is told' },
      );
    } finally {
      await product.query('alter table question_elsewhere rename to question');
    }
    // Somebody was asked to try again: it is not also done behind their back.
    await allTurnsAreOver();
  });

  it('keeps nothing of what was said once it is over', async () => {
    await post(message('tomas', said('ask Is this CANARY kept?')));
    await allTurnsAreOver();
    const heard = await product.query(
      `select 1 from heard_activity where activity::text like '%CANARY%'`,
    );
    expect(heard).toEqual([]);
    const jobs = await product.query(
      `select 1 from pgboss.job where name = 'turn' and data::text like '%CANARY%'`,
    );
    expect(jobs).toEqual([]);
  });
});

describe('BT04 BT05 a program that dies in the middle of a turn', () => {
  it('goes on with what it accepted when it starts again, once', async () => {
    const folder = await tabFolder();
    const environment = {
      ...environmentFor(product.tenant),
      DATABASE_URL: product.databaseUrl,
      TAB_FOLDER: folder,
    };
    await product.stopService();
    const first = await started(environment);
    product.tenant.faults.add({ match: { path: '/members' }, do: { kind: 'hold' } });
    const activity = message('tomas', said('ask Who survives this?'));
    expect(await postTo(first, activity)).toBe(200);
    first.kill();
    await first.ended;
    product.tenant.faults.release();
    expect(await questions('Who survives this?')).toBe(0);
    const second = await started(environment);
    // Teams sends it again, under its old id and a new one; the turn that was kept is due later.
    expect(await postTo(second, activity)).toBe(200);
    await product.query(`update pgboss.job set start_after = now() where name = 'turn'`);
    await until(async () => (await questions('Who survives this?')) > 0, { what: 'it is asked' });
    await allTurnsAreOver();
    expect(await postTo(second, activity)).toBe(200);
    expect(await postTo(second, message('tomas', said('ask Who survives this?')))).toBe(200);
    await allTurnsAreOver();
    expect(await questions('Who survives this?')).toBe(1);
    const card = () => JSON.stringify(product.tenant.connector.sent).includes('Waiting for Riya');
    await until(card, { what: 'its card' });
    expect(await second.stop()).toBe(0);
  });
});

describe('BT10 a turn that was kept and fails when it is resumed', () => {
  it('tells the person a reference, and is over', async () => {
    const bench = await openWorkbench(product, clock);
    const words = 'ask Does this fail later?';
    const activity: Activity = { ...message('tomas', said(words)), text: words };
    const key = heardKey(activity as never) ?? '';
    const written = JSON.stringify(activity).replaceAll("'", "''");
    await product.query(
      `insert into heard_activity (key, at, activity) values ('${key}', now(), '${written}')`,
    );
    const before = product.tenant.connector.messages(channel).length;
    await product.query('alter table question rename to question_elsewhere');
    const seen = async () => await Promise.resolve();
    try {
      await resume({ ...bench, seen }, key);
    } finally {
      await product.query('alter table question_elsewhere rename to question');
    }
    const told = product.tenant.connector.messages(channel).slice(before);
    const reference = /reference: ([0-9a-f-]{36})\.$/u.exec(told[0]?.text ?? '')?.[1] ?? 'none';
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('Something went wrong')]);
    expect(product.lines.find((line) => line.includes(reference))).toContain('a turn of the bot');
    await resume({ ...bench, seen }, key);
    expect(product.tenant.connector.messages(channel)).toHaveLength(before + 1);
    await bench.close();
  });
});

async function started(environment: Record<string, string>): Promise<ServiceProcess> {
  const service = startServiceProcess(environment);
  const url = await service.url;
  await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
  return service;
}

async function postTo(service: ServiceProcess, activity: Activity): Promise<number> {
  const token = await product.tenant.connector.signActivityToken();
  return (await clientWith(await service.url, token).post('/api/messages', activity)).status;
}
