import { describe, expect, it } from '@jest/globals';
import { aStorage } from '../testing/storage.ts';
import { createDrafts } from './drafts.ts';

const typedIn = { handoverId: 'h', title: 'Goals', page: 'checklist', ref: 'goals' } as const;
const day = 86_400_000;
const start = 1_800_000_000_000;

/** The memory of Riya at Fabrikam on this device, so many days later. */
function openAt(storage: Storage | null, days = 0, owner = 'fabrikam riya') {
  return createDrafts({ storage, owner, now: () => start + days * day });
}

describe('what is kept on the device', () => {
  it('is there after a reload, for the same person in the same tenant only', () => {
    const storage = aStorage();
    openAt(storage).set({ name: 'h item goals', value: { text: 'typed' }, typedIn });
    expect(openAt(storage).all()).toEqual([
      { name: 'h item goals', value: { text: 'typed' }, typedIn, at: start },
    ]);
    for (const other of ['fabrikam tomas', 'contoso riya', ''])
      expect(openAt(storage, 0, other).all()).toEqual([]);
  });

  it.each([
    [14, 1],
    [14.1, 0],
  ])('is kept after %d days: %d', (days, count) => {
    const storage = aStorage();
    openAt(storage).set({ name: 'h', value: 'x', typedIn });
    expect(openAt(storage, days).all()).toHaveLength(count);
    expect(storage.length).toBe(count);
  });

  it('is remembered by the page alone where the device allows nothing, or is full', () => {
    for (const storage of [null, aStorage(20)]) {
      const drafts = openAt(storage);
      drafts.set({ name: 'h', value: 'x'.repeat(100), typedIn });
      expect(drafts.get('h')?.value).toBe('x'.repeat(100));
      expect(openAt(storage).all()).toEqual([]);
    }
  });

  it('never leaves an older text of the same form behind when the device is full', () => {
    const storage = aStorage(400);
    const drafts = openAt(storage);
    drafts.set({ name: 'h', value: 'old', typedIn });
    drafts.set({ name: 'h', value: 'x'.repeat(500), typedIn });
    expect(openAt(storage).all()).toEqual([]);
  });

  it.each(['', '{', 'null', '3', '{"name":"h"}', '{"name":"h","at":"x","typedIn":{}}'])(
    'is not read where it is broken: %s',
    (text) => {
      const storage = aStorage();
      openAt(storage).set({ name: 'h', value: 'x', typedIn });
      storage.setItem(storage.key(0) ?? '', text);
      expect(openAt(storage).all()).toEqual([]);
    },
  );

  it('has one key for one text, also after a reload, and a new one once it was sent', () => {
    const storage = aStorage();
    const drafts = openAt(storage);
    const key = drafts.onceKey('h ask', { text: 'a' });
    expect(drafts.onceKey('h ask', { text: 'a' })).toBe(key);
    expect(openAt(storage).onceKey('h ask', { text: 'a' })).toBe(key);
    expect(drafts.onceKey('h ask', { text: 'b' })).not.toBe(key);
    const other = drafts.onceKey('h ask', { text: 'a' });
    drafts.delete('h ask');
    expect(openAt(storage).onceKey('h ask', { text: 'a' })).not.toBe(other);
  });

  it('is at hand again when what was sent of it is undone a moment later', () => {
    let now = start;
    const drafts = createDrafts({ storage: aStorage(), owner: 'riya', now: () => now });
    const send = () => {
      drafts.set({ name: 'h answer', value: 'The client does.', typedIn });
      drafts.delete('h answer');
    };
    send();
    drafts.restore('other');
    expect(drafts.all()).toEqual([]);
    drafts.restore('h');
    expect(drafts.get('h answer')?.value).toBe('The client does.');
    drafts.delete('h answer');
    now += 20_000;
    drafts.restore('h');
    expect(drafts.all()).toEqual([]);
    send();
    drafts.restore('h');
    drafts.delete('h answer');
    drafts.delete('h answer');
    expect(drafts.all()).toEqual([]);
  });

  it('is told to whoever looks', () => {
    const drafts = openAt(aStorage());
    let told = 0;
    const stop = drafts.subscribe(() => (told += 1));
    drafts.set({ name: 'h', value: 'x', typedIn });
    drafts.delete('h');
    drafts.delete('h');
    stop();
    drafts.set({ name: 'h', value: 'y', typedIn });
    expect(told).toBe(2);
  });
});
