import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workday } from '../../infra/local/seed/days.ts';
import { onPromise, type Promised } from '../../infra/local/seed/product.ts';
import { CHANNELS, PERSONS, TEAM, type PersonName } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import type { Client } from '../harness/client.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { calls } from './matrix-calls.ts';

let product: Product;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };
let [riya, tomas, ana]: Client[] = [];
const as = async (person: PersonName) => await product.as(person);

beforeAll(async () => {
  product = await startProduct({ clock });
  [riya, tomas, ana] = await Promise.all([as('riya'), as('tomas'), as('ana')]);
});
afterAll(() => product.stop());

async function stateOf(made: Made): Promise<unknown> {
  return (await riya?.get(made.path))?.at('state');
}

describe('somebody else’s ids', () => {
  it('AZ03 a client’s guest gets nothing by the ids of another deal, wherever they stand', async () => {
    const theirs = await aHandover(product, { state: 'in-review', channel: CHANNELS.northwind });
    const own = await aHandover(product, { state: 'in-review' });
    const nils = await as('nils');
    const before = [await theirs.version(), await own.version()];
    const routes = Object.keys(calls).filter((key) => key.includes(':id'));
    const prepared = new Map<string, Awaited<ReturnType<NonNullable<(typeof calls)[string]>>>>();
    for (const key of routes) {
      const sent = await calls[key]?.(own);
      if (sent) prepared.set(key, sent);
    }
    const version = await own.version();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), fc.boolean(), async (key, foreignPath) => {
        const sent = prepared.get(key);
        if (!sent) return;
        const path = foreignPath ? sent.path.replace(own.id, theirs.id) : sent.path;
        const answer = await nils.send(key.split(' ')[0] ?? '', path, sent.body, sent);
        expectProblem(answer, 404, 'not_found');
      }),
      { numRuns: 60 },
    );
    expect(await theirs.version()).toBe(before[0]);
    expect(await own.version()).toBe(version);
    const refused = product.lines.filter((line) => line.includes('"refused":"not_found"'));
    expect(refused.length).toBeGreaterThanOrEqual(60);
  });
  it('AZ03 the parts of one handover are not reached through another, even by their own people', async () => {
    const one = await aHandover(product, { state: 'in-review' });
    const other = await aHandover(product, { state: 'in-review' });
    const before = await other.version();
    const verdict = {};
    const path = `${one.path}/promises/${other.promise?.id}/verdict`;
    const version = other.promise?.version ?? 0;
    expectProblem(await tomas!.post(path, verdict, { version }), 404, 'not_found');
    const rowId = other.items.get('scope.deliverables')?.rows[0]?.id;
    const carrier = { itemKey: 'scope.deliverables', rowId };
    const own = { version: one.promise?.version ?? 0 };
    const carry = `${one.path}/promises/${one.promise?.id}/carrier`;
    expectProblem(await tomas!.post(carry, carrier, own), 400, 'invalid_input');
    const asked = await other.hands.tomas.create<Promised>(`/handovers/${other.id}/questions`, {
      text: 'Who decides?',
    });
    const answer = `${one.path}/questions/${asked.id}/answer`;
    const said = await riya!.post(answer, { text: 'Ana.' }, { version: asked.version });
    expectProblem(said, 404, 'not_found');
    expect(await other.version()).toBe(before + 1);
  });
  it('AZ02 an id that exists and one that does not are refused in the same words', async () => {
    const made = await aHandover(product, { state: 'new' });
    const paul = await as('paul');
    const [existing, random] = [
      await paul.get(made.path),
      await paul.get(`/api/handovers/${randomUUID()}`),
    ];
    const shown = ({ body }: typeof existing) => ({ ...body, instance: '' });
    expect(shown(existing)).toEqual(shown(random));
    expectProblem(existing, 404, 'not_found');
  });
  it('AZ03 an Idempotency-Key of one handover is not answered with another’s promise', async () => {
    const one = await aHandover(product, { state: 'new' });
    const other = await aHandover(product, { state: 'new' });
    const key = randomUUID();
    const body = { text: 'Training on site.', onlySaid: true };
    expect((await riya!.post(`${one.path}/promises`, body, { key })).status).toBe(201);
    const again = await riya!.post(`${other.path}/promises`, body, { key });
    expectProblem(again, 422, 'idempotency_key_reused');
  });
});

describe('creating a handover', () => {
  const deal = () => `D-${randomUUID()}`;
  const body = (more: object = {}) => ({
    project: 'Portal',
    clientName: 'Contoso AG',
    promisedStart: workday(10),
    goLive: workday(60),
    ...more,
  });
  it('AZ01 is not for guests, with or without a channel', async () => {
    const channel = { teamId: TEAM.id, channelId: CHANNELS.empty.id };
    expectProblem(await ana!.post('/api/handovers', body({ channel })), 404, 'not_found');
    expectProblem(await ana!.post('/api/handovers', body()), 403, 'role_required');
    expect((await riya!.post('/api/handovers', body())).status).toBe(201);
  });
  it('AZ08 is not for somebody whose token does not say that they are a member', async () => {
    const token = (claims: object) =>
      product.tenant.userToken(PERSONS.paul.id, { claims: { ...claims } });
    const { clientWith } = await import('../harness/client.ts');
    const unknown = clientWith(product.url, await token({ acct: undefined }));
    expectProblem(await unknown.post('/api/handovers', body()), 403, 'role_required');
  });
  it('AZ03 with the number of somebody else’s deal tells a stranger nothing of it', async () => {
    const number = deal();
    const created = await riya!.post('/api/handovers', body({ deal: number }));
    expect(created.status).toBe(201);
    const again = await riya!.post('/api/handovers', body({ deal: number }));
    expect([again.status, again.at('id')]).toEqual([200, created.at('id')]);
    const asked = `/api/handovers?deal=${number}`;
    const paul = await as('paul');
    // He makes his own, as with a number that nobody has, and takes nothing from anybody.
    const [his, other] = [
      await paul.post('/api/handovers', body({ deal: number })),
      await paul.post('/api/handovers', body({ deal: deal() })),
    ];
    expect([his.status, his.at('existing')]).toEqual([other.status, other.at('existing')]);
    expect([his.status, his.at('existing')]).toEqual([201, false]);
    expect(his.at('id')).not.toBe(created.at('id'));
    expect((await riya!.get(asked)).at('handovers.0.id')).toBe(created.at('id'));
    const unknown = `/api/handovers?deal=${deal()}`;
    for (const stranger of [await as('nils'), await as('ana')]) {
      expect((await stranger.get(asked)).text).toBe((await stranger.get(unknown)).text);
    }
    const theirs = (await paul.get(asked)).at('handovers') as { id: string }[];
    expect(theirs.map(({ id }) => id)).toEqual([his.at('id')]);
  });
});

describe('who hands over and who accepts', () => {
  it('AZ05 the sales owner never accepts, nor whoever submitted', async () => {
    const made = await aHandover(product, { state: 'ready' });
    const version = await made.version();
    expectProblem(await riya!.post(`${made.path}/accept`, {}, { version }), 403, 'role_required');
    // Roles change hands, the submitter stays the submitter.
    const named = { techLead: PERSONS.riya.id };
    const roles = await (await as('jonas')).post(`${made.path}/roles`, named, { version });
    expectProblem(roles, 400, 'invalid_input');
    expect(await stateOf(made)).toBe('in-review');
  });
  it('AZ05 a tech lead cannot submit, a sales owner cannot send back', async () => {
    const draft = await aHandover(product, { state: 'draft' });
    const version = await draft.version();
    expectProblem(await tomas!.post(`${draft.path}/submit`, {}, { version }), 403, 'role_required');
    const points = [{ reason: 'other', text: 'No.' }];
    const back = await riya!.post(`${draft.path}/send-back`, { points }, { version });
    expectProblem(back, 403, 'role_required');
    expect(await stateOf(draft)).toBe('draft');
  });
  it('AZ06 steps out of order are refused with the state as it is', async () => {
    const start = { start: `${workday(8)}T09:00:00Z` };
    const points = [{ reason: 'other', text: 'Not yet.' }];
    const steps = {
      submit: { by: 'riya', body: {}, from: ['draft'], to: 'in-review' },
      'send-back': { by: 'tomas', body: { points }, from: ['in-review'], to: 'draft' },
      accept: { by: 'tomas', body: {}, from: ['in-review'], to: 'accepted' },
      kickoff: { by: 'meera', body: start, from: ['accepted'], to: 'accepted' },
      'show-early': { by: 'riya', body: {}, from: ['in-review'], to: null },
      checks: {
        by: 'tomas',
        body: { kind: 'feasibility', note: 'Fine.' },
        from: ['in-review'],
        to: null,
      },
    } as const;
    type Step = keyof typeof steps;
    // Its promise is not judged.
    const isKept: Step[] = ['accept', 'show-early'];
    const names = fc.constantFrom(...(Object.keys(steps) as Step[]));
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 3, maxLength: 9 }), async (walk) => {
        const made = await aHandover(product, { state: 'draft' });
        let state: string = 'draft';
        let isReturned = false;
        for (const name of walk) {
          const { by, body, from, to } = steps[name];
          const client = await as(by);
          const answer = await client.post(`${made.path}/${name}`, body, {
            version: await made.version(),
          });
          const inOrder = (from as readonly string[]).includes(state);
          if (!inOrder) {
            expectProblem(answer, 409, 'invalid_state');
            expect(answer.at('state')).toBe(state);
          } else if (isKept.includes(name) || (name === 'submit' && isReturned)) {
            // What came back is submitted again once each point is done or answered.
            expectProblem(answer, 409, 'blocked');
          } else {
            isReturned ||= name === 'send-back';
            expect([name, answer.status < 300]).toEqual([name, true]);
            state = to ?? state;
          }
          expect(await stateOf(made)).toBe(state);
        }
      }),
      { numRuns: 6 },
    );
  });
  it('AZ07 who loses a role between looking and pressing is refused, and nothing changes', async () => {
    const made = await aHandover(product, { state: 'in-review' });
    const jonas = await as('jonas');
    const named = await jonas.post(
      `${made.path}/roles`,
      { techLead: PERSONS.li.id },
      { version: await made.version() },
    );
    const version = Number(named.at('version'));
    const promise = `${made.path}/promises/${made.promise?.id}/verdict`;
    const verdict = await tomas!.post(promise, { pressed: 'no' }, { version: 1 });
    expectProblem(verdict, 403, 'role_required');
    const mirror = await tomas!.put(`${made.path}/mirror`, { text: 'Ours.' }, { version });
    expectProblem(mirror, 403, 'role_required');
    expect(await made.version()).toBe(version);
    const li = await as('li');
    expect((await li.put(`${made.path}/mirror`, { text: 'Ours.' }, { version })).status).toBe(200);
  });
});

describe('the team’s roster', () => {
  it('TV16 who was removed from the team is out within a minute', async () => {
    const made = await aHandover(product, { state: 'new' });
    const li = await as('li');
    expect((await li.get(made.path)).status).toBe(200);
    const { state } = product.tenant.graph;
    const members = [...state.members];
    state.members = members.filter(({ personId }) => personId !== PERSONS.li.id);
    ahead += 61_000;
    expectProblem(await li.get(made.path), 404, 'not_found');
    state.members = members;
    ahead += 61_000;
    expect((await li.get(made.path)).status).toBe(200);
  });
  it('TV16 who was removed from the team reads no question of their own any more', async () => {
    const made = await aHandover(product, { state: 'draft' });
    const li = await as('li');
    const text = 'Which printers do we certify?';
    const asked = await li.post(`${made.path}/questions`, { text });
    const answer = { text: 'The two in the appendix.' };
    const { status } = await riya!.post(
      `${made.path}/questions/${String(asked.at('id'))}/answer`,
      answer,
      {
        version: Number(asked.at('version')),
      },
    );
    expect(status).toBe(200);
    expect((await li.get('/api/waiting')).text).toContain(text);
    const { state } = product.tenant.graph;
    const members = [...state.members];
    state.members = members.filter(({ personId }) => personId !== PERSONS.li.id);
    ahead += 61_000;
    expect((await li.get('/api/waiting')).text).not.toContain(text);
    state.members = members;
    ahead += 61_000;
    expect((await li.get('/api/waiting')).text).toContain(text);
  });
  it('AZ09 makes nobody an insider while it cannot be read', async () => {
    const made = await aHandover(product, { state: 'draft' });
    ahead += 61_000;
    const mend = product.tenant.faults.add({
      match: { path: '/members' },
      do: { kind: 'status', status: 503 },
    });
    try {
      for (const person of ['li', 'ana', 'nils', 'paul'] as const) {
        expectProblem(await (await as(person)).get(made.path), 404, 'not_found');
      }
      expect((await riya!.get(made.path)).at('standing')).toBe('internal');
      const channel = { teamId: TEAM.id, channelId: CHANNELS.empty.id };
      const when = { promisedStart: workday(10), goLive: workday(60) };
      const created = { project: 'P', clientName: 'C', ...when, channel };
      expectProblem(await ana!.post('/api/handovers', created), 503, 'directory_unavailable');
    } finally {
      mend();
    }
  });
});

describe('what a body may carry', () => {
  const intruders = [
    'role',
    'tenantId',
    'createdBy',
    'status',
    'visibility',
    '__proto__',
    'constructor',
  ];
  it('AZ10 a field that is not ours is named and refused, at any depth', async () => {
    const made = await aHandover(product, { state: 'in-review' });
    const routes = Object.keys(calls).filter((key) => !key.startsWith('GET'));
    const ready = new Map<string, { path: string; body: object; version?: number }>();
    for (const key of routes) {
      const sent = await calls[key]?.(made);
      if (sent) ready.set(key, { ...sent, body: sent.body ?? {} });
    }
    const before = await made.version();
    const anything = fc.oneof(fc.constant('sales-owner'), fc.jsonValue({ maxDepth: 2 }));
    const where = fc.record({
      key: fc.constantFrom(...routes),
      name: fc.constantFrom(...intruders),
      value: anything,
      deep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(where, async ({ key, name, value, deep }) => {
        const sent = ready.get(key);
        if (!sent) return;
        const text = withField(sent.body, { name, value, deep });
        const answer = await riya!.send(key.split(' ')[0] ?? '', sent.path, text, {
          ...sent,
          headers: { 'content-type': 'application/json' },
        });
        expectProblem(answer, 400, 'unknown_field');
        expect(answer.text).toContain(`/${name}`);
      }),
      { numRuns: 150 },
    );
    expect(await made.version()).toBe(before);
  });
});

/** The JSON of a body with one field more, at its top or in the first object of a list inside. */
function withField(
  body: object,
  { name, value, deep }: { name: string; value: unknown; deep: boolean },
) {
  const more = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  const text = JSON.stringify(body);
  const list = text.indexOf('[{');
  const at = deep && list >= 0 ? list + 1 : 0;
  const isEmpty = text[at + 1] === '}';
  return `${text.slice(0, at + 1)}${more}${isEmpty ? '' : ','}${text.slice(at + 1)}`;
}

describe('two at once', () => {
  it('CC01 of two edits that saw the same version one is kept and the other told which version is now', async () => {
    const made = await aHandover(product, { state: 'draft' });
    const path = `${made.path}/items/people.cadence`;
    let version = made.items.get('people.cadence')?.version ?? 0;
    for (let round = 0; round < 60; round += 1) {
      const edit = (text: string) => riya!.patch(path, { kind: 'text', text }, { version });
      const both = await Promise.all([edit(`one ${round}`), edit(`two ${round}`)]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
      const late = both.find(({ status }) => status === 412);
      expectProblem(late!, 412, 'version_conflict');
      version += 1;
      expect(late!.at('currentVersion')).toBe(version);
      expect(both.find(({ status }) => status === 200)!.at('version')).toBe(version);
    }
    expectProblem(await riya!.patch(path, { kind: 'text', text: 'x' }), 428, 'version_required');
    const weak = { headers: { 'if-match': `W/"${version}"` } };
    expectProblem(
      await riya!.patch(path, { kind: 'text', text: 'x' }, weak),
      428,
      'version_required',
    );
  });
  it('CC01 a verdict and a correction of the same promise do not overwrite each other', async () => {
    const made = await aHandover(product, { state: 'in-review' });
    const { promise } = made;
    if (!promise) throw new Error('no promise');
    await onPromise(made.hands.tomas, made.id, {
      promise,
      path: 'verdict',
      body: {},
    });
    const body = { text: 'Something else.', onlySaid: true };
    const path = `${made.path}/promises/${promise.id}`;
    const late = await riya!.patch(path, body, { version: promise.version });
    expectProblem(late, 412, 'version_conflict');
  });
  it('CC04 a key that was used for something else is refused', async () => {
    const made = await aHandover(product, { state: 'new' });
    const key = randomUUID();
    const path = `${made.path}/promises`;
    const first = await riya!.post(path, { text: 'One.', onlySaid: true }, { key });
    const again = await riya!.post(path, { text: 'One.', onlySaid: true }, { key });
    expect(again.at('id')).toBe(first.at('id'));
    const other = await riya!.post(path, { text: 'Two.', onlySaid: true }, { key });
    expectProblem(other, 422, 'idempotency_key_reused');
    const none = { headers: { 'idempotency-key': 'not-a-uuid' } };
    expectProblem(await riya!.post(path, { text: 'x', onlySaid: true }, none), 428, 'key_required');
  });
});
