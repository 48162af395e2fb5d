import { afterAll, describe, expect, it } from '@jest/globals';
import { fill, onPromise, readAll, type Promised } from '../../infra/local/seed/product.ts';
import { openTemplates } from '../../src/templates/catalogue.ts';
import { general } from '../../src/templates/general.ts';
import type { ItemDefinition } from '../../src/templates/model.ts';
import { templateFrom } from '../../src/templates/rules.ts';
import { aHandover } from '../harness/handover.ts';
import { startProduct } from '../harness/product.ts';

type Asked = Omit<ItemDefinition, 'section'>;

const asked = (key: string, title: string, over: Partial<Asked> = {}): Asked => ({
  key,
  title,
  guidance: 'Write it.',
  kind: 'text',
  audience: 'client',
  knownBy: 'sales',
  requiredFrom: 'light',
  ...over,
});

const listOf = (key: string, label: string): Partial<Asked> => ({
  kind: 'rows',
  fields: [{ key, label, kind: 'text', neededFrom: 'light' }],
});

/** A kind of work whose keys, sections and headings are none of General's. */
const cloudMove = templateFrom({
  id: 'cloud-move',
  version: 3,
  title: 'Move to the cloud',
  sections: [
    {
      key: 'reason',
      title: 'Reason',
      clientTitle: 'Why you move',
      items: [asked('reason.why', 'Why they move', { meaning: 'business-goals' })],
    },
    {
      key: 'work',
      title: 'The move',
      clientTitle: 'What we move',
      items: [
        asked('work.parts', 'What moves', { meaning: 'deliverables', ...listOf('part', 'Part') }),
        asked('work.stays', 'What stays', { meaning: 'exclusions', ...listOf('thing', 'Thing') }),
        asked('work.hours', 'Hours in the price', {
          meaning: 'hours-sold',
          kind: 'number',
          audience: 'internal',
        }),
      ],
    },
    {
      key: 'night',
      title: 'The night itself',
      clientTitle: 'The night of the move',
      items: [
        asked('night.fallback', 'Way back', { knownBy: 'tech' }),
        asked('night.changes', 'If something changes', { meaning: 'change-policy' }),
      ],
    },
  ],
});

const answers = {
  'reason.why': { text: 'The old server room closes in June.' },
  'work.parts': { rows: [{ part: 'The mail system' }, { part: 'The file store' }] },
  'work.hours': { text: '120' },
  'night.fallback': { text: 'The old servers stay for two weeks.' },
  'night.changes': { text: 'In writing, before Friday.' },
};

const product = await startProduct({ templates: openTemplates([cloudMove, general]) });
afterAll(async () => await product.stop());

const made = await aHandover(product, { state: 'new', project: 'Cloud move' });
const { id, path, hands } = made;
const { riya, tomas, meera } = hands;
const as = { riya: await product.as('riya'), meera: await product.as('meera') };
const view = async () => (await as.riya.get(path)).body;

describe('a deal on a template of its own', () => {
  it('asks by its own sections, in its own order and words', async () => {
    const { body } = await as.riya.get(`${path}/items`);
    expect(body).toMatchObject({
      sections: [
        { key: 'reason', title: 'Reason' },
        { key: 'work', title: 'The move' },
        { key: 'night', title: 'The night itself' },
      ],
      total: 6,
      items: cloudMove.items.map(({ key }) => ({ definition: { key } })),
    });
  });

  it('is not submitted while nothing says what stays, whatever that is called', async () => {
    await fill(riya, id, answers);
    expect(await view()).toMatchObject({
      gate: 'submit',
      blockers: [
        { code: 'no_exclusions', subjects: [{ key: 'work.stays' }], cure: { ref: 'work.stays' } },
      ],
    });
    const refused = await as.riya.post(`${path}/submit`, {}, { version: await made.version() });
    expect(refused.status).toBe(409);
  });

  it('is read at a glance by what its items mean', async () => {
    await fill(riya, id, { 'work.stays': { rows: [{ thing: 'The telephones' }] } });
    const { deal2min: deal } = (await view()) ?? {};
    expect(deal).toMatchObject({
      why: 'The old server room closes in June.',
      not: 'The telephones',
      hoursSold: 120,
      what: null,
      wonBy: null,
    });
  });

  it('shows the client its new section under the client’s heading', async () => {
    const { body } = await as.riya.get(`${path}/client-preview`);
    expect(body).toMatchObject({
      sections: [
        { title: 'Why you move', items: [{ title: 'Why they move' }] },
        { title: 'What we move', items: [{ title: 'What moves' }, { title: 'What stays' }] },
        {
          title: 'The night of the move',
          items: [{ title: 'Way back' }, { title: 'If something changes' }],
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('120');
  });

  it('finds a place for a promise in what it hands over, and is accepted', async () => {
    const promise = await riya.create<Promised>(`/handovers/${id}/promises`, {
      text: 'No mail is lost.',
      onlySaid: false,
      source: 'Mail',
    });
    await riya.press(id, 'submit');
    await readAll(tomas, id);
    const verdict = { promise, path: 'verdict', body: {} };
    const checked = await onPromise(tomas, id, verdict);
    const { body } = await as.riya.get(`${path}/promises`);
    expect(body).toMatchObject({
      carriers: [
        { itemKey: 'work.parts', name: 'Deliverable 1', text: 'The mail system' },
        { itemKey: 'work.parts', name: 'Deliverable 2', text: 'The file store' },
      ],
      hoursSold: 120,
    });
    const [carrier] = (body as { carriers: { itemKey: string; rowId: string }[] }).carriers;
    const { itemKey, rowId } = carrier ?? {};
    await onPromise(tomas, id, { promise: checked, path: 'carrier', body: { itemKey, rowId } });
    await tomas.press(id, 'mirror', { text: 'We move mail and files in one night.' });
    await riya.press(id, 'mirror/approve');
    await tomas.press(id, 'checks', { kind: 'feasibility', note: 'Done before.' });
    await meera.press(id, 'checks', { kind: 'timeline', note: 'It fits.' });
    await meera.press(id, 'checks', { kind: 'resources', note: 'Two people are free.' });
    await tomas.press(id, 'accept');
    expect(await view()).toMatchObject({ state: 'accepted', blockers: [] });
  });

  it('has its agenda from what its items mean, and leaves out what it does not ask', async () => {
    const { body } = await as.meera.get(`${path}/kickoff`);
    expect(body).toMatchObject({
      preview: {
        agenda: expect.arrayContaining([
          'Goals and measures: The old server room closes in June.',
          'Scope and deliverables: The mail system; The file store',
          'What is not included: The telephones',
          'Timeline and first milestone',
        ]),
      },
    });
  });

  it('is never read with another template: one that is gone is a fault, not General', async () => {
    await product.query(`update handover set template_version = 4 where id = '${id}'`);
    expect(await as.riya.get(path)).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(product.lines.at(-1)).toContain('templates/catalogue.ts');
    await product.query(`update handover set template_version = 3 where id = '${id}'`);
    expect(await view()).toMatchObject({ state: 'accepted' });
  });
});
