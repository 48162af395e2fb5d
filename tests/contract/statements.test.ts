import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANNELS, PERSONS } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { openSqlTap, type SqlTap, type Statement } from '../harness/sql-tap.ts';
import { until } from '../harness/until.ts';

let product: Product;
let tap: SqlTap;
let reviewed: Made;
let accepted: Made;

beforeAll(async () => {
  product = await startProduct({
    through: async (databaseUrl) => {
      tap = await openSqlTap(databaseUrl);
      return tap.url;
    },
  });
  accepted = await aHandover(product, {
    state: 'accepted',
    project: 'Accepted',
    channel: CHANNELS.northwind,
  });
  reviewed = await aHandover(product, { state: 'in-review' });
});
afterAll(async () => {
  await product.stop();
  await tap.close();
});

/** What the service itself asks of the database meanwhile, once its jobs have come to rest. */
async function statementsOf(act: () => Promise<void>): Promise<Statement[]> {
  await until(
    async () => (await product.query("select 1 from effect where state = 'waiting'")).length === 0,
    { what: 'every effect is settled' },
  );
  const before = tap.statements.length;
  await act();
  return tap.statements.slice(before).filter(({ sender }) => sender === 'handover');
}

/** Reads as this person; the first time also stores their name, which is not counted. */
async function statementsOfReading(person: 'riya' | 'jonas', path: string): Promise<Statement[]> {
  const reader = await product.as(person);
  await reader.get('/api/me');
  return await statementsOf(async () => {
    expect((await reader.get(path)).status).toBe(200);
  });
}

describe('the number of statements', () => {
  it('of reading a handover is at most five, in review and accepted', async () => {
    expect((await statementsOfReading('riya', reviewed.path)).length).toBeLessThanOrEqual(5);
    expect((await statementsOfReading('riya', accepted.path)).length).toBeLessThanOrEqual(5);
  });

  it('of reading a page of a handover is at most five', async () => {
    for (const page of ['items', 'promises', 'questions', 'kickoff', 'changes', 'client-view']) {
      const statements = await statementsOfReading('riya', `${reviewed.path}/${page}`);
      expect({ page, isFew: statements.length <= 5 }).toEqual({ page, isFew: true });
    }
  });

  it('of a page that did not change is one, and nothing of it is read', async () => {
    const riya = await product.as('riya');
    for (const page of ['', '/items', '/promises', '/questions', '/kickoff', '/changes']) {
      const path = `${reviewed.path}${page}`;
      const etag = (await riya.get(path)).headers.get('etag') ?? '';
      const statements = await statementsOf(async () => {
        const answer = await riya.get(path, { headers: { 'if-none-match': etag } });
        expect([answer.status, answer.text]).toEqual([304, '']);
      });
      // The tag itself counts what the client said, which moves their own page.
      const said =
        /from "question" where "question"\."handover_id" = "handover"\."id" and "asked_party" = \$\d+/u;
      const tables = statements.flatMap(({ text }) => [
        ...text
          .replace(said, '')
          .matchAll(/ "(item|promise|question|review_check|effect|audit_entry)"/gu),
      ]);
      expect([page, statements.length, tables]).toEqual([page, 1, []]);
    }
  });

  it('of “waiting for me” is the same with three handovers and with twenty', async () => {
    // What is left in drafts is one more, however many there are.
    await aHandover(product, { state: 'new', staffed: false, channel: CHANNELS.empty });
    const few = await statementsOfReading('riya', '/api/waiting');
    for (let count = 3; count < 20; count += 1) {
      const project = `Deal ${count}`;
      await aHandover(product, { state: 'new', staffed: false, project, channel: CHANNELS.empty });
    }
    const many = await statementsOfReading('riya', '/api/waiting');
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThanOrEqual(5);
    expect((await statementsOfReading('jonas', '/api/waiting')).length).toBeLessThanOrEqual(5);
  });

  it('of the bot’s status is one more for many handovers than for one, at most six', async () => {
    const riya = PERSONS.riya.id;
    const { connector } = product.tenant;
    const ask = async (conversationId: string, text: string) => {
      // The first time it also stores who wrote, and where.
      await connector.say(riya, conversationId, text);
      const cards = connector.sent.length;
      const statements = await statementsOf(async () => {
        expect((await connector.say(riya, conversationId, text)).status).toBe(200);
      });
      const said = connector.sent.slice(cards);
      return { said, statements: statements.length };
    };
    const one = await ask(CHANNELS.contoso.id, '<at>Handover</at> status');
    const many = await ask(connector.personalConversation(riya), 'status');
    expect([one.said.length, many.said.length]).toEqual([1, 6]);
    // Five cards, and how many there are beside them.
    expect(JSON.stringify(many.said.at(-1))).toMatch(/And \d+ other handovers?\./u);
    // What waits for the person comes first, which is one question more.
    expect(many.statements).toBe(one.statements + 1);
    expect(many.statements).toBeLessThanOrEqual(6);
  });
});
