/** Words that stand in any sentence and tell nothing apart. */
const everywhere = new Set(
  'the and for with from into that this these those are was were will can all any each not but they them their our your his her its one two has have had been being who what when where which how than then there here out off per via also only more most some such very just day days week weeks month months first time work works working use uses used user users new make makes made get gets'.split(
    ' ',
  ),
);

/** Endings that make no other word of it, the longest first, and how much must be left. */
const endings: readonly [ending: string, left: number][] = [
  ['ions', 4],
  ['ings', 4],
  ['ion', 4],
  ['ing', 4],
  ['ies', 4],
  ['ed', 4],
  ['es', 4],
  ['s', 3],
  ['e', 4],
  ['y', 4],
];

/** A word without its ending, so that `sites` is `site` and `migrate` begins like `migration`. */
function stemOf(word: string): string {
  const found = endings.find(
    ([end, left]) => word.endsWith(end) && word.length - end.length >= left,
  );
  return found ? word.slice(0, -found[0].length) : word;
}

/** The words of a text that tell it apart from others, each once and without its ending. */
export function stemsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !everywhere.has(word)).map(stemOf));
}

/** One word may be shared by chance, two hardly; a text of one word has no more to share. */
const fewestShared = 2;

/**
 * Finds which of several texts has most in common with another: a word counts the more, the fewer of
 * them say it. The first of equals; null where none has two words in common with it. Nothing is
 * learned and nothing is random, so that the same record suggests the same to everybody.
 */
export function bestMatch<Candidate extends { text: string }>(
  candidates: readonly Candidate[],
): (text: string) => Candidate | null {
  const known = candidates.map((candidate) => ({ candidate, stems: stemsOf(candidate.text) }));
  const counts = new Map<string, number>();
  for (const stem of known.flatMap(({ stems }) => [...stems])) {
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (text) => {
    const wanted = [...stemsOf(text)];
    let best: { candidate: Candidate; score: number } | null = null;
    for (const { candidate, stems } of known) {
      const shared = wanted.filter((stem) => stems.has(stem));
      if (shared.length < Math.min(fewestShared, wanted.length)) continue;
      const score = shared.reduce((sum, stem) => sum + 1 / (counts.get(stem) ?? 1), 0);
      if (score > (best?.score ?? 0)) best = { candidate, score };
    }
    return best?.candidate ?? null;
  };
}
