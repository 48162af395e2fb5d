import { Refusal } from '../refusal.ts';

/**
 * Refuses what no text holds and PostgreSQL cannot store, wherever it stands in a parsed body: NUL,
 * and halves of a character. Walks without recursion, because a body may nest as deep as it is long.
 * @throws Refusal invalid_text, with the place.
 */
export function refuseBrokenText(value: unknown): void {
  const left: { value: unknown; pointer: string }[] = [{ value, pointer: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (typeof next.value === 'string' && isBroken(next.value)) throw broken(next.pointer);
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [name, part] of Object.entries(next.value)) {
      if (isBroken(name)) throw broken(next.pointer);
      left.push({ value: part, pointer: `${next.pointer}/${name}` });
    }
  }
}

function isBroken(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed();
}

function broken(pointer: string): Refusal {
  const detail = 'Remove the invisible or broken characters.';
  const where = pointer === '' ? '/' : pointer;
  return new Refusal('invalid_text', detail, {
    errors: [{ pointer: where, code: 'invalid_text', detail }],
  });
}
