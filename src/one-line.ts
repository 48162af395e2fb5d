/** Characters that nobody sees and that turn around what stands beside them, or end a line. */
export const controls = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const everyControl = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A sign that somebody sees: all but spaces, what only joins or turns, fillers, and the empty Braille cell. */
const seen = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text holds nothing that anybody sees. */
export function isBlank(text: string): boolean {
  return !seen.test(text);
}

/** A text that nobody typed as one line (a directory's name, a quotation), made fit for our sentences (IN13). */
export function asOneLine(text: string): string {
  return isBlank(text) ? '' : text.replace(/\s+/gu, ' ').replace(everyControl, '').trim();
}

const usual = 60;

/** A text as far as one line carries it, at most `longest` code points with the dots that say so. */
export function shorten(text: string, longest = usual): string {
  const points = Array.from(asOneLine(text));
  if (points.length <= longest) return points.join('');
  return `${points
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
