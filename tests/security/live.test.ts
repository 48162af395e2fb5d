import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { pages } from '../../src/pages.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { openStream, type LiveStream } from '../harness/live-stream.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

let product: Product;
let made: Made;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };

beforeAll(async () => {
  product = await startProduct({ clock });
  made = await aHandover(product, { state: 'ready' });
});
afterAll(() => product.stop());

const tokenOf = async (person: PersonName) => await product.tenant.userToken(PERSONS[person].id);

async function listenAs(person: PersonName): Promise<LiveStream> {
  return await openStream(product.url, await tokenOf(person), `${made.path}/live`);
}

const ask = async (text: string) =>
  await made.hands.riya.create(`/handovers/${made.id}/questions`, { text });

/** Waits until nothing outside is under way for the handover. */
async function settled(): Promise<void> {
  const waiting = `select 1 from effect where handover_id = '${made.id}' and state = 'waiting'`;
  await until(async () => (await product.query(waiting)).length === 0, { what: 'all is settled' });
}

/** Waits until what was signalled before is told: nothing more comes in 25 looks, half a second. */
async function quiet(stream: LiveStream): Promise<void> {
  let [told, looks] = [stream.changes(), 0];
  const isQuiet = () => {
    looks = stream.changes() === told ? looks + 1 : 0;
    told = stream.changes();
    return looks === 25;
  };
  await until(isQuiet, { what: 'nothing more is told' });
}

/** Takes somebody off the team, and lets the minute pass for which a roster is kept. */
function without(person: PersonName): () => void {
  const { state } = product.tenant.graph;
  const members = [...state.members];
  state.members = members.filter(({ personId }) => personId !== PERSONS[person].id);
  ahead += 61_000;
  return () => {
    state.members = members;
    ahead += 61_000;
  };
}

describe('who may listen to a handover', () => {
  it('AZ08 refuses strangers as if it were not there', async () => {
    for (const person of ['paul', 'nils'] as const) {
      const answer = await (await product.as(person)).get(`${made.path}/live`);
      expectProblem(answer, 404, 'not_found');
    }
    const nowhere = '/api/handovers/00000000-0000-4000-8000-000000000001/live';
    expectProblem(await (await product.as('riya')).get(nowhere), 404, 'not_found');
    expectProblem(await (await product.as(null)).get(`${made.path}/live`), 401, 'unauthenticated');
  });

  it('AZ07 cuts off at the next change who loses the role that made it theirs', async () => {
    const fresh = await aHandover(product, { state: 'ready' });
    const back = without('tomas');
    const token = await tokenOf('tomas');
    const stream = await openStream(product.url, token, `${fresh.path}/live`);
    await fresh.hands.jonas.press(fresh.id, 'roles', { techLead: PERSONS.li.id });
    await stream.over;
    expect(stream.changes()).toBe(0);
    const again = await (await product.as('tomas')).get(`${fresh.path}/live`);
    expectProblem(again, 404, 'not_found');
    back();
  });

  it('TV16 tells nothing more to who was removed from the team, after a minute', async () => {
    const stream = await listenAs('li');
    await ask('Who holds the credentials?');
    await until(() => stream.changes() > 0, { what: 'a member is told' });
    // Its notice is a change too, once it is delivered, and was still theirs to hear.
    await settled();
    await quiet(stream);
    const back = without('li');
    const before = stream.changes();
    await ask('Which scanners?');
    await stream.over;
    expect(stream.changes()).toBe(before);
    back();
  });

  it('tells the client of what was shared, and not when our side works', async () => {
    const [ana, tomas] = await Promise.all([listenAs('ana'), listenAs('tomas')]);
    const before = ana.changes();
    await ask('What do they pay?');
    await until(() => tomas.changes() > 0, { what: 'our side is told' });
    await made.hands.riya.press(made.id, 'show-early');
    await until(() => ana.changes() > before, { what: 'the client is told of what was shared' });
    expect(ana.changes()).toBe(before + 1);
    // Where our side works is as little theirs as when.
    expect(ana.text()).toMatch(/^(:\n\n|event: change\ndata:\n\n)+$/u);
    ana.leave();
    tomas.leave();
  });

  it('ends when the token expires, so that it is asked for again', async () => {
    const exp = Math.floor(clock.now().epochMilliseconds / 1000) + 2;
    const token = await product.tenant.userToken(PERSONS.tomas.id, { claims: { exp } });
    const stream = await openStream(product.url, token, `${made.path}/live`);
    await stream.over;
    expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(exp * 1000 - 50);
  });

  it('says on which page something changed, and nothing else of the handover', async () => {
    const stream = await listenAs('tomas');
    await ask('CANARY-internal-1');
    await until(() => /^data: .*questions/mu.test(stream.text()), { what: 'the change is told' });
    const words = pages.join('|');
    expect(stream.text()).toMatch(
      new RegExp(`^(:\\n\\n|event: change\\ndata:( (${words}))*\\n\\n)+$`, 'u'),
    );
    stream.leave();
  });
});
