import type { LRUCache } from 'lru-cache';

/** What was found before under this key, or what `find` finds now. */
export function once<Answer extends {}>(
  key: string,
  cache: LRUCache<string, Answer>,
  find: () => Answer,
): Answer {
  const before = cache.get(key);
  if (before !== undefined) return before;
  const answer = find();
  cache.set(key, answer);
  return answer;
}
