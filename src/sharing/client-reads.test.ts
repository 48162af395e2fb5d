import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover, anItem, ids, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import { saveItem } from '../checklist/save-item.ts';
import { accept } from '../handover/accept.ts';
import { open } from '../record/read.ts';
import { openClientView, presentClientPreview } from './present.ts';
import { sayNotQuite } from './say-not-quite.ts';
import { showEarly } from './show-early.ts';

const { app, as, at, came, aDeal } = await aWork();
const contacts = [aContact({ personId: persons.ana.id })];
const goals = anItem('goals.business', { text: 'One stock figure.' });

async function inReview(): Promise<string> {
  at('2026-11-24T09:00:00Z');
  const { items } = readyFacts();
  const handover = aHandover({
    ...readyFacts().handover,
    state: 'in-review',
    contacts,
    submitted_by: ids.riya,
    submitted_at: '2026-11-23T09:00:00.000Z',
  });
  const read = { ...goals, verified_by: ids.tomas, verified_at: '2026-11-23T10:00:00.000Z' };
  return (await aDeal({ handover, items: new Map([...items, [goals.key, read]]) })).id;
}

const pageOf = async (id: string, person: PersonName = 'ana') =>
  await openClientView(await open(app, as(person), id));

async function press(
  verb: typeof showEarly | typeof accept,
  by: PersonName,
  id: string,
): Promise<void> {
  const { handover } = await open(app, as(by), id);
  const asked = { handoverId: id, expected: handover.version, input: undefined, show: nothing };
  await verb(app, as(by), asked);
}

async function rewritten(handoverId: string, text: string): Promise<void> {
  const input = { kind: 'text' as const, text };
  const item = app.db.selectFrom('item').select('version').where('key', '=', goals.key);
  const { version } = await item.where('handover_id', '=', handoverId).executeTakeFirstOrThrow();
  const key = goals.key;
  await saveItem(app, as('riya'), { handoverId, key, expected: version, input });
  const said = { verified_by: ids.tomas, verified_at: '2026-11-24T12:00:00.000Z' };
  await app.db.updateTable('item').set(said).where('handover_id', '=', handoverId).execute();
}

const said = (page: object) =>
  JSON.stringify(page).match(/One stock figure|Two stock figures/u)?.[0];

describe('what the client reads', () => {
  it('is nothing before it is shown, then what was shown, whatever is typed since', async () => {
    const id = await inReview();
    expect(await pageOf(id)).toMatchObject({ standing: 'client-waiting' });
    await press(showEarly, 'riya', id);
    await rewritten(id, 'Two stock figures.');
    const page = await pageOf(id);
    expect([page, said(page)]).toEqual([
      expect.objectContaining({ isAccepted: false, changed: null, maySayNotQuite: true }),
      'One stock figure',
    ]);
  });

  it('is what tech accepted from then on, and says what changed since they looked', async () => {
    const id = await inReview();
    await press(showEarly, 'riya', id);
    await pageOf(id);
    at('2026-11-24T15:00:00Z');
    await rewritten(id, 'Two stock figures.');
    const before = await presentClientPreview(await open(app, as('tomas'), id));
    const changed = { since: '2026-11-24T09:00:00.000Z', by: 'Ana Costa', count: 1 };
    expect(before).toMatchObject({ changed });
    await press(accept, 'tomas', id);
    const page = await pageOf(id);
    expect(page).toMatchObject({ isAccepted: true, at: '2026-11-24T15:00:00.000Z', changed });
    expect(said(page)).toBe('Two stock figures');
  });

  it('is what tech accepted where nothing was shown before, and nothing is changed', async () => {
    const id = await inReview();
    await press(accept, 'tomas', id);
    expect(await pageOf(id)).toMatchObject({ isAccepted: true, changed: null });
  });

  it('is no look of theirs when our own people look', async () => {
    const id = await inReview();
    await press(showEarly, 'riya', id);
    await pageOf(id, 'riya');
    await rewritten(id, 'Two stock figures.');
    const preview = await presentClientPreview(await open(app, as('tomas'), id));
    expect(preview).toMatchObject({ changed: null });
  });
});

describe('not quite', () => {
  const input = { key: goals.key, text: 'Four warehouses, not three.' };
  const say = async (id: string, by: PersonName = 'ana', over: Partial<typeof input> = {}) =>
    await came(
      async () =>
        await sayNotQuite(app, as(by), {
          handoverId: id,
          key: id,
          input: { ...input, ...over },
        }),
    );

  it.each<[PersonName, string | null]>([
    ['ana', null],
    ['riya', 'role_required'],
    ['tomas', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    const id = await inReview();
    await press(showEarly, 'riya', id);
    expect(await say(id, by)).toMatchObject({ refused });
  });

  it('is a question to sales about that part, blocks nothing, and stays to be read', async () => {
    const id = await inReview();
    await press(showEarly, 'riya', id);
    const { wrote, heard } = await say(id);
    expect(wrote['question']).toMatchObject([
      {
        text: input.text,
        about_kind: 'item',
        about_ref: goals.key,
        asked_party: 'client',
        to_party: 'sales',
        waits_for: 'riya',
        blocking: false,
      },
    ]);
    expect(heard).toEqual(['question to riya']);
    const page = JSON.stringify(await pageOf(id));
    expect(page).toContain('Four warehouses, not three.');
    // Twice the same press is once.
    expect((await say(id)).wrote['question']).toBeUndefined();
    await press(accept, 'tomas', id);
  });

  it('is about what they read, and nothing else', async () => {
    const id = await inReview();
    expect(await say(id)).toMatchObject({ refused: 'not_found', wrote: {} });
    await press(showEarly, 'riya', id);
    const ours = await say(id, 'ana', { key: 'commercials.hours-sold' });
    expect(ours).toMatchObject({ refused: 'not_found', wrote: {} });
  });
});
