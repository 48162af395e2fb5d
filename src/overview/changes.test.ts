import { describe, expect, it } from '@jest/globals';
import { ids } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import { open } from '../record/read.ts';
import { presentChanges } from './changes.ts';

const { app, as, aDeal } = await aWork();

/** A deal with so many lines: "1", "2" … */
async function aLong(count: number): Promise<string> {
  const { id } = await aDeal();
  const lines = Array.from({ length: count }, (_, index) => ({
    handover_id: id,
    at: '2026-11-20T09:00:00.000Z',
    by: ids.riya,
    verb: 'save-item',
    text: String(index + 1),
    page: 'checklist',
    handover_version: index + 1,
  }));
  if (count > 0) await app.db.insertInto('audit_entry').values(lines).execute();
  return id;
}

const read = async (id: string, after?: string) =>
  await presentChanges(await open(app, as('tomas'), id), after === undefined ? {} : { after });

describe('the list of changes', () => {
  it('is read page by page, the newest first, each line once', async () => {
    const id = await aLong(150);
    const first = await read(id);
    expect([first.changes.length, first.changes[0]?.text]).toEqual([100, '150']);
    expect(first.next).toBe(first.changes.at(-1)?.id);
    const second = await read(id, first.next ?? '');
    expect(second.changes.map(({ text }) => text)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(50 - index)),
    );
    expect(second.next).toBeNull();
  });

  it.each([0, 100])('ends with its first page where there are %i lines', async (count) => {
    const { changes, next } = await read(await aLong(count));
    expect([changes.length, next]).toEqual([count, null]);
  });

  it.each(['', '0', 'x', '-1', '1e3', '9'.repeat(19)])('is refused after %j', async (after) => {
    const id = await aLong(0);
    await expect(read(id, after)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
