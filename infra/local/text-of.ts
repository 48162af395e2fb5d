/** The value when it is a text, else the other words: for JSON whose shape nobody promised. */
export function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}
