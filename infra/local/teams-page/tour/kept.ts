/** Where the visitor stands in the tour; what is ticked is judged anew each time, never kept. */
export interface Kept {
  open: boolean;
  step: number;
}

const KEY = 'tour';
const FIRST: Kept = { open: true, step: 0 };

/**
 * What this browser kept for this world (known by its first moment); without anything kept the tour
 * is open on the plain address only, so that a link shows what it names.
 */
export function readKept(world: string, search: string): Kept {
  const kept = parse(localStorage.getItem(KEY));
  if (kept?.world === world) return { open: kept.open, step: kept.step };
  return { ...FIRST, open: isPlain(search) };
}

/** Keeps it until Start over. */
export function writeKept(world: string, kept: Kept): void {
  localStorage.setItem(KEY, JSON.stringify({ world, ...kept }));
}

/** Forgets it, and says whether the tour was open. */
export function forgetTour(): boolean {
  const open = parse(localStorage.getItem(KEY))?.open ?? false;
  localStorage.removeItem(KEY);
  return open;
}

/** Whether an address names no person and no place of its own. */
export function isPlain(search: string): boolean {
  const given = new URLSearchParams(search);
  return !['person', 'channel', 'view'].some((name) => given.has(name));
}

function parse(text: string | null): (Kept & { world: string }) | null {
  if (text === null) return null;
  const kept = JSON.parse(text) as Partial<Kept & { world: string }>;
  const { world, open, step } = kept;
  if (typeof world !== 'string' || typeof open !== 'boolean' || typeof step !== 'number')
    return null;
  return { world, open, step };
}
