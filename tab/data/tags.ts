import { replaceEqualDeep } from '@tanstack/react-query';

/** Which tag an answer came with; an answer that is forgotten takes its tag along. */
export interface Tags {
  of: (answer: unknown) => string | undefined;
  note: (answer: unknown, tag: string | null) => void;
  /**
   * Keeps of an older answer in the cache what is the same in a newer one, so that nothing is drawn
   * again for it, and hands the newer one's tag on to what is kept (`structuralSharing`).
   */
  merge: (older: unknown, newer: unknown) => unknown;
}

/** Makes an empty store of tags. */
export function createTags(): Tags {
  const tags = new WeakMap<object, string>();
  const of = (answer: unknown) => (isObject(answer) ? tags.get(answer) : undefined);
  const note = (answer: unknown, tag: string | null) => {
    if (isObject(answer) && tag !== null) tags.set(answer, tag);
  };
  return {
    of,
    note,
    merge: (older, newer) => {
      const kept: unknown = replaceEqualDeep(older, newer);
      note(kept, of(newer) ?? null);
      pagesOf(newer).forEach((page, index) => note(pagesOf(kept)[index], of(page) ?? null));
      return kept;
    },
  };
}

/** A list that is read page by page holds an answer for each page. */
function pagesOf(answer: unknown): unknown[] {
  return isObject(answer) && 'pages' in answer && Array.isArray(answer.pages) ? answer.pages : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
