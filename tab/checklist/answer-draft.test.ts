import { describe, expect, it } from '@jest/globals';
import { anItem } from '../testing/fixtures.ts';
import { cellsOfPaste, draftOf, inputOf, toggleStandard, withIds } from './answer-draft.ts';

const rowsItem = anItem({
  definition: {
    ...anItem().definition,
    kind: 'rows',
    fields: [{ key: 'text', label: 'Text', kind: 'text' }],
  },
});

describe('an answer while it is typed', () => {
  it('reads a table pasted from Excel as rows and cells', () => {
    expect(cellsOfPaste('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cellsOfPaste('just text')).toBeNull();
  });

  it('leaves out rows in which nothing stands', () => {
    const draft = { ...draftOf(rowsItem), rows: [{ key: 'a', values: { text: ' ' } }] };
    expect(inputOf(rowsItem, draft)).toEqual({ kind: 'rows', rows: [], source: null });
  });

  it('gives ids to the rows that were sent, also when one was added meanwhile', () => {
    const sent = { ...draftOf(rowsItem), rows: [{ key: 'a', values: { text: 'A' } }] };
    const current = { ...sent, rows: [...sent.rows, { key: 'b', values: { text: 'B' } }] };
    const merged = withIds(sent, [{ id: 'id-a', values: { text: 'A' } }], current);
    expect(merged.rows.map((row) => row.id)).toEqual(['id-a', undefined]);
  });

  it('ticks and unticks a standard answer in a text', () => {
    const item = anItem();
    const once = toggleStandard(item, draftOf(item), 'A weekly call');
    expect(once.text).toBe('A weekly call');
    expect(toggleStandard(item, once, 'A weekly call').text).toBe('');
  });
});
