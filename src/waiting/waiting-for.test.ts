import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  aHandover,
  aPoint,
  aPromise,
  aQuestion,
  ids,
  readyFacts,
} from '../../tests/harness/facts.ts';
import { aWork, persons } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { standingsOf } from './standings.ts';
import { waitingFor } from './waiting-for.ts';

const { app, as, aDeal } = await aWork();

beforeEach(async () => void (await app.db.deleteFrom('handover').execute()));

const since = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;

const dealIn = async (state: State, over: Parameters<typeof aDeal>[0] = {}, createdOn = 20) =>
  await aDeal({ ...over, handover: aHandover({ state, created_at: since(createdOn) }) });

async function linesOf(person: Parameters<typeof as>[0]) {
  const { waiting } = await waitingFor(app, as(person));
  return waiting.map(({ kind, title }) => `${kind}: ${title}`);
}

describe('what waits for one person', () => {
  it('holds an old open handover however many newer ones are closed', async () => {
    const old = await dealIn('draft', {}, 1);
    const newer = aHandover({ state: 'closed', created_at: since(22) });
    for (let count = 0; count < 201; count += 1) await aDeal({ handover: newer, promises: [] });
    const { waiting, handovers } = await waitingFor(app, as('riya'));
    expect(waiting.map(({ handoverId }) => handoverId)).toEqual([old.id]);
    expect([handovers.length, handovers[0]?.id]).toEqual([100, old.id]);
  });

  it('shows what is due first, then what has waited longest', async () => {
    const asked = (text: string, day: number) => aQuestion({ text, due_at: since(day) });
    await dealIn('draft', { questions: [asked('Due on the 27th?', 27)] }, 19);
    await dealIn('draft', { questions: [asked('Due on the 25th?', 25)] }, 18);
    expect(await linesOf('riya')).toEqual([
      'question: Due on the 25th?',
      'question: Due on the 27th?',
      'draft: Ready to submit',
      'draft: Ready to submit',
    ]);
    const { waiting } = await waitingFor(app, as('riya'));
    expect(waiting.slice(2).map((line) => line.since)).toEqual([since(18), since(19)]);
  });

  it('counts what is left in a draft as it is now, whatever was typed since', async () => {
    const { id } = await dealIn('draft', { items: new Map(), promises: [] });
    expect(await linesOf('riya')).toEqual(['draft: 11 left before you can submit']);
    await app.db
      .insertInto('item')
      .values({
        handover_id: id,
        key: 'goals.business',
        version: 1,
        status: 'answered',
        text: 'Said.',
        rows: '[]',
        reason: null,
        source: null,
        changed_by: ids.riya,
        changed_at: since(24),
        verified_by: null,
        verified_at: null,
      })
      .execute();
    expect(await linesOf('riya')).toEqual(['draft: 10 left before you can submit']);
  });

  it('says of what came back who needs how many things, and counts them like the tab', async () => {
    await app.db
      .insertInto('person')
      .values({
        tenant_id: ids.tenant,
        person_id: ids.tomas,
        name: 'Tomás Ferreira',
        seen_at: since(20),
      })
      .execute();
    const points = [aPoint({ round: 1 }), aPoint({ round: 1, text: 'And the licences?' })];
    const { id } = await dealIn('draft', { points });
    expect(await linesOf('riya')).toEqual([
      'sent-back: Tomás needs 2 things from you: Nobody says who keeps the telephone numbers.',
    ]);
    const { waits } = (await standingsOf(app, [id])).get(id) ?? {};
    expect(waits).toEqual([{ personId: ids.riya, count: 2 }]);
  });

  it('holds roles to be named for any delivery head while none is named on it', async () => {
    const holders = [{ role: 'sales-owner' as const, personId: ids.riya }];
    await aDeal({ handover: aHandover({ holders }) });
    expect(await linesOf('jonas')).toEqual(['roles: Name tech lead and project manager']);
    expect(await linesOf('tomas')).toEqual([]);
  });

  it('is nobody else’s: a member without a role has what was asked of them, others nothing', async () => {
    const { li } = persons;
    const mine = aQuestion({ text: 'Which printers?', waits_for: li.id });
    await dealIn('in-review', { questions: [mine], promises: [aPromise()] });
    expect(await linesOf('li')).toEqual(['question: Which printers?']);
    expect(await linesOf('ana')).toEqual([]);
    expect(await linesOf('nils')).toEqual([]);
  });

  it('TV16 AZ09 is nothing of a team that they left, or that nobody can ask', async () => {
    const mine = aQuestion({ waits_for: persons.li.id });
    await dealIn('draft', { questions: [mine] });
    const gone = { ...app.roster, membersOf: async () => await Promise.resolve([]) };
    const silent = { ...app.roster, membersOf: async () => await Promise.reject(new Error('503')) };
    for (const roster of [gone, silent]) {
      expect((await waitingFor({ ...app, roster }, as('li'))).waiting).toEqual([]);
    }
    expect(await linesOf('li')).toHaveLength(1);
  });
});

describe('how many things wait for whom', () => {
  it('counts each blocker and question for its person, and of a draft what is left', async () => {
    const review = await dealIn('in-review', { questions: [aQuestion()], checks: [] });
    const draft = await dealIn('draft', { items: new Map() });
    const ready = await dealIn('draft', readyFacts());
    const standings = await standingsOf(app, [review.id, draft.id, ready.id]);
    const of = (id: string, person: string) =>
      (standings.get(id)?.waits ?? [])
        .filter(({ personId }) => personId === person)
        .reduce((sum, { count }) => sum + count, 0);
    expect([of(review.id, ids.riya), of(review.id, ids.tomas)]).toEqual([1, 2]);
    expect(of(review.id, ids.meera)).toBe(2);
    expect([of(draft.id, ids.riya), of(ready.id, ids.riya)]).toEqual([11, 1]);
    expect(await standingsOf(app, [])).toEqual(new Map());
  });
});
