/** One line of the table: what was measured, and what we aim at. */
export type Figure = {
  what: string;
  value: string;
  /** In words, like "≤ 5"; empty where there is none. */
  aim: string;
  /** Null where there is no aim. */
  isMet: boolean | null;
  /** What the value was worked out from. */
  from: string;
};

/** The figures as a Markdown table, so that it can be put into the README as it is. */
export function tableOf(figures: readonly Figure[]): string {
  const marks = new Map([
    [true, 'yes'],
    [false, '**no**'],
  ]);
  const rows = figures.map(({ what, value, aim, isMet, from }) => [
    what,
    value,
    aim,
    isMet === null ? '' : (marks.get(isMet) ?? ''),
    from,
  ]);
  const head = ['figure', 'value', 'aim', 'met', 'from'];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
