import type { DeviceMemory } from './device.ts';

type Once = { text: string; key: string; at: number };
type Age = { isFresh: (at: unknown) => boolean; now: () => number };

/**
 * The Idempotency-Keys of forms: as long as a form's text stays as it is, so does its key, also when
 * the page was left in between.
 */
export function openOnceKeys(device: DeviceMemory, { isFresh, now }: Age) {
  const known = device.read() as Map<string, Once>;
  for (const [name, once] of known) {
    if (isFresh(once?.at)) continue;
    known.delete(name);
    device.remove(name);
  }
  const key = (name: string, body: unknown): string => {
    const text = JSON.stringify(body);
    const before = known.get(name);
    if (before?.text === text) return before.key;
    const once = { text, key: crypto.randomUUID(), at: now() };
    known.set(name, once);
    device.write(name, once);
    return once.key;
  };
  const forget = (name: string) => {
    if (known.delete(name)) device.remove(name);
  };
  return { key, forget };
}
