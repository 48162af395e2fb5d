import { describe, expect, it } from '@jest/globals';
import { createTags } from './tags.ts';

describe('the tag of an answer', () => {
  it('goes over to what the cache keeps of it', () => {
    const tags = createTags();
    const older = { same: { text: 'a' }, version: 1 };
    const newer = { same: { text: 'a' }, version: 2 };
    tags.note(older, 'one');
    tags.note(newer, 'two');
    const kept = tags.merge(older, newer) as typeof newer;
    expect(kept).toEqual(newer);
    expect(kept.same).toBe(older.same);
    expect(tags.of(kept)).toBe('two');
  });

  it('is not kept for an answer that came without one and is another', () => {
    const tags = createTags();
    const older = { version: 1 };
    tags.note(older, 'one');
    expect(tags.of(tags.merge(older, { version: 2 }))).toBeUndefined();
    expect(tags.merge(older, { version: 1 })).toBe(older);
    expect(tags.of(older)).toBe('one');
  });

  it('is kept for each page of a list', () => {
    const tags = createTags();
    const [first, second] = [{ lines: [1] }, { lines: [2] }];
    tags.note(first, 'one');
    tags.note(second, 'two');
    const older = { pages: [{ lines: [1] }], pageParams: [null] };
    const kept = tags.merge(older, { pages: [first, second], pageParams: [null, 'x'] });
    const { pages } = kept as typeof older;
    expect(pages.map((page) => tags.of(page))).toEqual(['one', 'two']);
  });
});
