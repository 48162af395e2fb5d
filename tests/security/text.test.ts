import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdaptiveCard } from 'adaptivecards';
import fc from 'fast-check';
import { messageActivity } from '../../infra/local/connector/activities.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, PERSONS } from '../../infra/local/world.ts';
import { boundedText, shortText, textUpTo } from '../../src/people/model.ts';
import { clientWith, type Client } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';

let product: Product;
let riya: Client;
let made: Made;

beforeAll(async () => {
  product = await startProduct();
  riya = await product.as('riya');
  made = await aHandover(product, { state: 'draft' });
});
afterAll(() => product.stop());

async function settled(): Promise<void> {
  const waiting = `select 1 from effect where state = 'waiting'`;
  await until(async () => (await product.query(waiting)).length === 0, { what: 'all is settled' });
}

describe('the calendar event', () => {
  it('IN01 says markup and entities as they were typed, as plain text', async () => {
    const typed = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '&lt;b&gt; &amp; &#60;',
      '"quoted" \'single\' </body></html>',
    ];
    const answers = {
      'goals.business': { text: typed.join('\n') },
      'scope.exclusions': { rows: [{ exclusion: typed[0] ?? '' }] },
      // Cut to its first line's length, and never through the middle of a character.
      'people.cadence': { text: '💼'.repeat(200) },
    };
    const project = '<b>ERP</b> & "Co" <svg onload=x>';
    const accepted = await aHandover(product, { state: 'accepted', answers, project });
    const start = { start: `${workday(8)}T09:00:00Z` };
    await accepted.hands.meera.create(`/handovers/${accepted.id}/kickoff`, start);
    await settled();
    const asked = product.tenant.received.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/events'),
    );
    expect(asked).toHaveLength(1);
    const { events } = product.tenant.graph.state;
    const event = events.find(({ subject }) => subject.includes(project));
    expect(event?.bodyType).toBe('text');
    for (const line of typed) expect(event?.body).toContain(line);
    expect(event?.body).toContain('💼…');
    expect(event?.body).not.toContain('\ufffd');
  });
});

describe('names on cards', () => {
  it('IN04 that look like mentions mention nobody, and stand there letter by letter', async () => {
    const { connector } = product.tenant;
    const name = '<at>Everyone</at> "Q" \\ [x](https://evil.example)';
    const project = '<at>Contoso</at> "ERP"';
    const staffed = await aHandover(product, { state: 'draft', project });
    await product.query(
      `update person set name = '${name}' where person_id = '${PERSONS.tomas.id}'`,
    );
    const asked = { text: 'Who is <at>Jan Keller</at>?' };
    await staffed.hands.riya.create(`/handovers/${staffed.id}/questions`, asked);
    await settled();
    const sent = connector.sent.filter(({ activity }) => JSON.stringify(activity).includes('ERP'));
    expect(JSON.stringify(sent)).toContain('<at>Contoso</at>');
    for (const { activity } of connector.sent) {
      expect(JSON.stringify(activity)).not.toMatch(/"type":"mention"|"msteams":|"entities"/u);
      for (const { content } of (activity['attachments'] ?? []) as { content: object }[]) {
        const card = new AdaptiveCard();
        card.parse(content);
        expect(card.validateProperties().validationEvents).toEqual([]);
      }
    }
    const runs = JSON.stringify(sent).match(/\{[^{}]*<at>[^{}]*\}/gu) ?? [];
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(run).toMatch(/"type":"TextRun"|"title":|"summary":/u);
  });
});

describe('what a database could misread', () => {
  const nasty = ["'; drop table handover; --", "' or '1'='1", '%', '_', '\\', '$1', '"; select 1'];
  it('IN06 is stored and found as it was typed, and changes nothing else', async () => {
    for (const deal of nasty) {
      const created = await riya.post('/api/handovers', {
        project: deal,
        clientName: deal,
        deal,
        promisedStart: workday(10),
        goLive: workday(60),
      });
      expect([deal, created.status]).toEqual([deal, 201]);
      const list = await riya.get(`/api/handovers?deal=${encodeURIComponent(deal)}`);
      expect(list.at('handovers')).toEqual([expect.objectContaining({ project: deal })]);
      const saved = await riya.post(`${made.path}/promises`, { text: deal, onlySaid: true });
      expect(saved.at('text')).toBe(deal);
    }
    expect((await riya.get(made.path)).status).toBe(200);
  });
  it('IN06 wildcards are letters: nothing is found by a part', async () => {
    await riya.post('/api/handovers', {
      project: 'Portal',
      clientName: 'Contoso AG',
      deal: 'OPP-1234',
      promisedStart: workday(10),
      goLive: workday(60),
    });
    for (const part of ['OPP%', 'OPP-____', '%', 'opp-1234', 'OPP-1234%']) {
      const list = await riya.get(`/api/handovers?deal=${encodeURIComponent(part)}`);
      const projects = list.at('handovers') as { project: string }[];
      expect(projects.filter(({ project }) => project === 'Portal')).toEqual([]);
    }
  });
  it.each([
    ['NUL', 'a\\u0000b'],
    ['half a character', 'a\\ud83d'],
  ])('IN06 %s is refused as invalid text, wherever it stands', async (_name, broken) => {
    const version = made.items.get('people.cadence')?.version ?? 0;
    const rows = made.items.get('scope.exclusions')?.version ?? 0;
    const bodies: [string, string, string, number | null][] = [
      ['POST', 'promises', `{"text":"${broken}","onlySaid":true}`, null],
      ['POST', 'promises', `{"text":"x","onlySaid":true,"${broken}":1}`, null],
      ['POST', 'questions', `{"text":"${broken}"}`, null],
      ['PATCH', 'items/people.cadence', `{"kind":"text","text":"${broken}"}`, version],
      [
        'PATCH',
        'items/scope.exclusions',
        `{"kind":"rows","rows":[{"values":{"exclusion":"${broken}"}}]}`,
        rows,
      ],
    ];
    for (const [method, path, body, expected] of bodies) {
      const answer = await riya.send(method, `${made.path}/${path}`, body, {
        headers: { 'content-type': 'application/json' },
        ...(expected === null ? {} : { version: expected }),
      });
      expectProblem(answer, 400, 'invalid_text');
    }
    const { connector } = product.tenant;
    const chat = connector.personalConversation(PERSONS.riya.id);
    const text = JSON.stringify(
      messageActivity({ ...connector.source(PERSONS.riya.id, chat), text: 'ask ?' }),
    ).replace('"text":"ask ?"', `"text":"ask ${broken}?"`);
    const teams = clientWith(product.url, await connector.signActivityToken());
    const headers = { 'content-type': 'application/json' };
    expectProblem(await teams.post('/api/messages', text, { headers }), 400, 'invalid_text');
  });
  it('IN06 NUL in an address is refused before the database sees it', async () => {
    for (const address of ['/api/handovers?deal=a%00b', '/api/handovers?deal=%00']) {
      expectProblem(await riya.get(address), 400, 'invalid_text');
    }
    const item = `${made.path}/items/people%00cadence`;
    const answer = await riya.patch(item, { kind: 'text', text: 'x' }, { version: 0 });
    expectProblem(answer, 400, 'invalid_text');
  });
});

describe('text that is not what it looks like', () => {
  const mark = '\u0301';
  it('IN13 length is counted in code points, at the limit and one over it', async () => {
    const version = () => riya.get(`${made.path}/items`);
    const items = (await version()).at('items') as {
      definition: { key: string };
      version: number;
    }[];
    let current = items.find(({ definition }) => definition.key === 'people.cadence')?.version ?? 0;
    const path = `${made.path}/items/people.cadence`;
    const long = '💼'.repeat(50_000);
    const saved = await riya.patch(path, { kind: 'text', text: long }, { version: current });
    expect([saved.status, saved.at('text')]).toEqual([200, long]);
    current += 1;
    const over = await riya.patch(
      path,
      { kind: 'text', text: 'a'.repeat(50_001) },
      { version: current },
    );
    expectProblem(over, 400, 'invalid_input');
    for (const [points, status] of [
      [1000, 201],
      [1001, 400],
    ] as const) {
      const body = { text: '💼'.repeat(points), onlySaid: true };
      expect((await riya.post(`${made.path}/promises`, body)).status).toBe(status);
    }
  });
  it('IN13 a name of unseen signs alone is no name', async () => {
    for (const project of ['\u200b', '\u2060\u00ad', '\u3164', '\u2800 \u115f']) {
      const dates = { promisedStart: workday(10), goLive: workday(60) };
      const answer = await riya.post('/api/handovers', {
        project,
        clientName: 'Contoso AG',
        ...dates,
      });
      expectProblem(answer, 400, 'invalid_input');
      expect(answer.at('errors.0')).toMatchObject({
        pointer: '/project',
        detail: 'Write something.',
      });
    }
  });
  it('IN13 of any text the limit is its code points, not its bytes or its letters', () => {
    const unit = fc.constantFrom('a', '💼', mark, 'ß', '\u202e', '한', '\r');
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (units, most) => {
          const text = units.join('');
          expect(textUpTo(most).safeParse(text).success).toBe(units.length <= most);
          const trimmed = Array.from(text.trim()).length;
          const isSeen = units.some((one) => !['\u202e', '\r'].includes(one));
          expect(boundedText(most).safeParse(text).success).toBe(isSeen && trimmed <= most);
        },
      ),
    );
  });
  it('IN13 a megabyte of combining marks is too large everywhere, and 20 KB of them too long', async () => {
    const heap = `e${mark.repeat(500_000)}`;
    expectProblem(
      await riya.post(`${made.path}/questions`, { text: heap }),
      413,
      'payload_too_large',
    );
    const some = `e${mark.repeat(10_000)}`;
    expectProblem(await riya.post(`${made.path}/questions`, { text: some }), 400, 'invalid_input');
    const { connector } = product.tenant;
    const chat = connector.personalConversation(PERSONS.riya.id);
    expect((await connector.say(PERSONS.riya.id, chat, `ask ${heap}`)).status).toBe(413);
    expect((await connector.say(PERSONS.riya.id, chat, `ask ${some}`)).status).toBe(200);
    const told = connector.messages(chat).findLast(({ personId }) => personId === null);
    expect(told?.text).toContain('2000 characters');
  });
  it('IN13 a directory’s name turns nothing around either, from the token on', async () => {
    const claims = { name: '\u202eletaP\u2066 \u0007ayiR\r\n' };
    const token = await product.tenant.userToken(PERSONS.riya.id, { claims });
    const shown = await clientWith(product.url, token).get('/api/me');
    expect(shown.at('person.name')).toBe('letaP ayiR');
  });
  it('IN02 markup is kept as it was typed, and comes back as JSON that no browser reads as a page', async () => {
    const text = '<script>alert(1)</script><img src=x onerror=alert(1)> javascript:alert(1)';
    const saved = await riya.post(`${made.path}/promises`, { text, onlySaid: true });
    expect(saved.at('text')).toBe(text);
    for (const answer of [saved, await riya.get(`${made.path}/promises`)]) {
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/u);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
  it('IN13 nothing in a line that stands inside our sentences can turn them around', async () => {
    for (const control of [
      '\u202e',
      '\u2066',
      '\u200f',
      '\u061c',
      '\u0007',
      '\u2028'.normalize(),
    ]) {
      const isHidden = control !== '\u2028';
      expect(shortText(20).safeParse(`a${control}b`).success).toBe(!isHidden);
    }
    const body = { name: 'gpj\u202eexe', mail: 'x@contoso.example' };
    const answer = await riya.post(`${made.path}/contacts`, body, {
      version: await made.version(),
    });
    expectProblem(answer, 400, 'invalid_text');
    // Joiners belong to scripts and to pictures of families: they stay.
    expect(shortText(20).safeParse('نامه\u200cای 👩\u200d👩\u200d👧').success).toBe(true);
  });
});

describe('signs that turn text around', () => {
  const turning = [
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ];

  it.each(turning)('IN13 are refused wherever a text may stand (%j)', async (sign) => {
    const text = `photo${sign}gpj.exe`;
    const rows = { kind: 'rows', rows: [{ values: { exclusion: text } }] };
    const version = (key: string) => made.items.get(key)?.version ?? 0;
    const answers = [
      await riya.post(`${made.path}/promises`, { text, onlySaid: true }),
      await riya.post(`${made.path}/questions`, { text }),
      await riya.patch(
        `${made.path}/items/people.cadence`,
        { kind: 'text', text },
        { version: version('people.cadence') },
      ),
      await riya.patch(`${made.path}/items/scope.exclusions`, rows, {
        version: version('scope.exclusions'),
      }),
      await riya.get(`/api/handovers?deal=${encodeURIComponent(text)}`),
    ];
    for (const answer of answers) {
      expectProblem(answer, 400, 'invalid_text');
      expect(answer.at('detail')).toContain('turn text around');
    }
  });

  it('IN13 that belong to a script stay: marks of direction, joiners', async () => {
    for (const text of ['שלום\u200f!', 'نامه\u200cای', '\u200eabc', '👩\u200d👩\u200d👧 team']) {
      const saved = await riya.post(`${made.path}/promises`, { text, onlySaid: true });
      expect([saved.status, saved.at('text')]).toEqual([201, text]);
    }
  });

  it('IN13 are left out of what is written in chat, whatever the writer is called', async () => {
    const { connector } = product.tenant;
    const words = `Is it photo\u202egpj.exe ${randomUUID()}?`;
    const handover = await aHandover(product, { state: 'new', channel: CHANNELS.tailspin });
    const name = 'Li\u202e Wen';
    const activity = messageActivity({
      ...connector.source(PERSONS.li.id, CHANNELS.tailspin.id),
      text: `<at>Handover</at> ask ${words}`,
    });
    const named = { ...activity, from: { ...(activity['from'] as object), name } };
    const teams = clientWith(product.url, await connector.signActivityToken());
    expect((await teams.post('/api/messages', named)).status).toBe(200);
    const path = `/handovers/${handover.id}/questions`;
    type List = { questions: { text: string }[] };
    const { questions } = await handover.hands.riya.send<List>({ method: 'GET', path });
    expect(questions.map(({ text }) => text)).toEqual([words.replace('\u202e', '')]);
  });
});

describe('what the bot says in plain words', () => {
  it('IN04 names a project letter by letter: it is sent as plain text', async () => {
    const { connector } = product.tenant;
    const project = 'Portal [sign in](https://evil.example) **now**';
    const shared = await aHandover(product, {
      state: 'new',
      project,
      channel: CHANNELS.empty,
    });
    const ana = { name: 'Ana Costa', mail: PERSONS.ana.mail };
    const owner = await product.as('riya');
    const path = `/api/handovers/${shared.id}`;
    const version = (await owner.get(path)).at('version') as number;
    expect((await owner.post(`${path}/contacts`, ana, { version })).status).toBe(200);
    await connector.say(PERSONS.ana.id, CHANNELS.empty.id, '<at>Handover</at> ask Why?');
    const said = connector.sent.filter(({ activity }) =>
      JSON.stringify(activity['text'] ?? '').includes('evil.example'),
    );
    expect(said.length).toBeGreaterThan(0);
    for (const { activity } of said) expect(activity).toMatchObject({ textFormat: 'plain' });
  });
});

describe('a question from the channel', () => {
  it('IN04 that names people is asked as it was typed', async () => {
    const { connector } = product.tenant;
    const words = `Does <at>Riya Patel</at> "know" ${randomUUID()}?`;
    await connector.say(PERSONS.li.id, CHANNELS.northwind.id, `<at>Handover</at> ask ${words}`);
    const northwind = await aHandover(product, { state: 'new', channel: CHANNELS.northwind });
    await connector.say(PERSONS.li.id, CHANNELS.northwind.id, `<at>Handover</at> ask ${words}`);
    const { questions } = await northwind.hands.riya.send<{ questions: { text: string }[] }>({
      method: 'GET',
      path: `/handovers/${northwind.id}/questions`,
    });
    expect(questions.map(({ text }) => text)).toEqual([words]);
  });
});
