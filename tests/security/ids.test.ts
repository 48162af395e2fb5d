import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageActivity } from '../../infra/local/connector/activities.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { PERSONS } from '../../infra/local/world.ts';
import { clientWith, type Client } from '../harness/client.ts';
import { aHandover } from '../harness/handover.ts';
import { environmentFor, startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

/** Needs the wire and PostgreSQL, for which an id in capitals is the same one as in small letters. */
let product: Product;
let riya: Client;

beforeAll(async () => {
  product = await startProduct();
  riya = await product.as('riya');
});
afterAll(() => product.stop());

const begun = () => ({
  project: `Portal ${randomUUID()}`,
  clientName: 'Contoso AG',
  promisedStart: workday(10),
  goLive: workday(60),
});

async function chatsOf(personId: string): Promise<unknown[]> {
  return await product.query(`select 1 from conversation where owner = '${personId}'`);
}

describe('an id in capitals', () => {
  it('CC03 as Idempotency-Key is the same key, also when both come at once', async () => {
    const body = begun();
    const key = randomUUID();
    const keys = [key, key.toUpperCase(), key, key.toUpperCase(), key.toUpperCase(), key];
    const answers = await Promise.all(
      keys.map(async (one) => await riya.post('/api/handovers', body, { key: one })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map((answer) => answer.at('id'))).size).toBe(1);
  });

  it('names the same handover, and what follows from it is done once', async () => {
    const { id, path } = await aHandover(product, { state: 'new', staffed: false });
    const there = path.replace(id, id.toUpperCase());
    const roles = {
      techLead: PERSONS.tomas.id.toUpperCase(),
      projectManager: PERSONS.meera.id.toUpperCase(),
    };
    const jonas = await product.as('jonas');
    const { version } = (await jonas.get(there)).body as { version: number };
    const named = await jonas.post(`${there}/roles`, roles, { version });
    expect(named.status).toBe(200);
    expect((await (await product.as('tomas')).get(there)).at('id')).toBe(id);
    const asked = await riya.post(`${there}/questions`, { text: 'Which sites?', to: 'tech' });
    expect(asked.at('waitsFor.id')).toBe(PERSONS.tomas.id);
    const effects = await product.query('select key from effect');
    expect(effects.filter(({ key }) => String(key).includes(id.toUpperCase()))).toEqual([]);
  });

  it('of a person in a message of Teams is the same person', async () => {
    const { connector } = product.tenant;
    const chat = connector.personalConversation(PERSONS.riya.id);
    const source = connector.source(PERSONS.riya.id, chat);
    const activity = messageActivity({ ...source, text: 'help' });
    Object.assign(activity['from'] as object, { aadObjectId: PERSONS.riya.id.toUpperCase() });
    const teams = clientWith(product.url, await connector.signActivityToken());
    expect((await teams.post('/api/messages', activity)).status).toBe(200);
    await until(async () => (await chatsOf(PERSONS.riya.id)).length > 0, {
      what: 'the chat is known',
    });
    expect(await chatsOf(PERSONS.riya.id.toUpperCase())).toEqual([]);
  });

  it('in the configuration is the one that tokens carry', async () => {
    const environment = environmentFor(product.tenant);
    const named = ['TENANT_ID', 'CLIENT_ID', 'BOT_ID', 'DELIVERY_HEADS'];
    const capitals = named.map((name) => [name, environment[name]?.toUpperCase()]);
    const other = await startProduct({ environment: Object.fromEntries(capitals) });
    expect((await (await other.as('riya')).get('/api/me')).status).toBe(200);
    await other.stop();
  });
});
