import { Refusal } from '../refusal.ts';
import { withoutTurns } from '../words.ts';

/** No body of ours nests deeper than a handful; libraries that walk one by recursion die of far more. */
const deepest = 64;

type Part = { value: unknown; pointer: string; depth: number };

/**
 * Refuses in a parsed body, wherever it stands, what no text holds and PostgreSQL cannot store (NUL,
 * halves of a character), what nests deeper than anything of ours, and `__proto__`, which schemas
 * pass over in silence; and, unless it `mayTurn` (names in Teams may), what turns text around. Walks without recursion, because a body may nest as deep as it is long.
 * @throws Refusal invalid_text, invalid_json, unknown_field, with the place.
 */
export function refuseUnsound(value: unknown, options: { mayTurn?: true } = {}): void {
  const left: Part[] = [{ value, pointer: '', depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { pointer, depth } = next;
    if (typeof next.value === 'string') refuseText(next.value, pointer, options);
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (depth >= deepest) throw tooDeep();
    for (const [name, part] of Object.entries(next.value)) {
      if (isBroken(name)) throw broken(pointer);
      if (name === '__proto__') throw unknown(`${pointer}/${name}`);
      left.push({ value: part, pointer: `${pointer}/${name}`, depth: depth + 1 });
    }
  }
}

function refuseText(text: string, pointer: string, { mayTurn }: { mayTurn?: true }): void {
  if (isBroken(text)) throw broken(pointer);
  if (mayTurn !== true && withoutTurns(text) !== text) throw turned(pointer);
}

function isBroken(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed();
}

function broken(pointer: string): Refusal {
  return invalid(pointer, 'Remove the invisible or broken characters.');
}

function invalid(pointer: string, detail: string): Refusal {
  const where = pointer === '' ? '/' : pointer;
  return new Refusal('invalid_text', detail, {
    errors: [{ pointer: where, code: 'invalid_text', detail }],
  });
}

function turned(pointer: string): Refusal {
  return invalid(
    pointer,
    'Remove the invisible signs that turn text around (U+202A to U+202E, U+2066 to U+2069).',
  );
}

function tooDeep(): Refusal {
  return new Refusal('invalid_json', `Nest at most ${deepest} parts into each other.`);
}

function unknown(pointer: string): Refusal {
  const detail = 'Remove this field; it is not one of ours.';
  return new Refusal('unknown_field', `Remove ${pointer}; it is not one of our fields.`, {
    errors: [{ pointer, code: 'unknown_field', detail }],
  });
}
