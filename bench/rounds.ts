/** How long a round of each side took, in milliseconds per piece of work, in the middle. */
export type Compared = { product: number; reference: number; ratio: number };

type Sides = Record<'product' | 'reference', () => Promise<number>>;

/**
 * Runs both sides in turns, so that whatever else the machine does meets both; the first turns only
 * warm up. The ratio (product to reference) is the median of the turns' ratios.
 */
export async function inTurns(
  sides: Sides,
  turns: { warm: number; counted: number },
): Promise<Compared> {
  const pairs: { product: number; reference: number }[] = [];
  for (let turn = 0; turn < turns.warm + turns.counted; turn += 1) {
    const isOdd = turn % 2 === 1;
    // A B, B A, A B …: neither side always comes second.
    const first = isOdd ? await sides.reference() : await sides.product();
    const second = isOdd ? await sides.product() : await sides.reference();
    const pair = isOdd
      ? { product: second, reference: first }
      : { product: first, reference: second };
    if (turn >= turns.warm) pairs.push(pair);
  }
  return {
    product: median(pairs.map(({ product }) => product)),
    reference: median(pairs.map(({ reference }) => reference)),
    ratio: median(pairs.map(({ product, reference }) => product / reference)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
