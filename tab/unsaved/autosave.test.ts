import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Problem, emptyDetails, unreachable } from '../data/problem.ts';
import { aStorage } from '../testing/storage.ts';
import { Autosave, type AutosaveOptions, type Saved } from './autosave.ts';
import { createDrafts, type Drafts } from './drafts.ts';

type Sent = { draft: string; version: number; isLast: boolean };
const typedIn = { handoverId: 'h', title: 'Goals', page: 'checklist', ref: 'goals' } as const;
const storage = aStorage();
let drafts: Drafts;
let sent: Sent[];
let answer: (one: Sent) => Promise<Saved<string>>;

beforeEach(() => {
  jest.useFakeTimers();
  storage.clear();
  drafts = openDrafts();
  sent = [];
  answer = async ({ version }) => ({ version: version + 1 });
});
afterEach(() => void jest.useRealTimers());

const openDrafts = () => createDrafts({ storage, owner: 'fabrikam riya', now: () => Date.now() });

/** A text that the service has at version 3 as "old". */
function aText(over: Partial<AutosaveOptions<string>> = {}): Autosave<string> {
  const options: AutosaveOptions<string> = {
    name: 'h item goals',
    typedIn,
    initial: 'old',
    version: 3,
    isOwn: false,
    isSame: (one, other) => one === other,
    save: async (draft, { version, isLast }) => {
      const one = { draft, version, isLast };
      sent.push(one);
      return await answer(one);
    },
    ...over,
  };
  return new Autosave(options, drafts);
}

const failing = (status: number) => async () => {
  throw status === 0 ? unreachable(null) : new Problem(emptyDetails(status));
};
const conflict = async () => {
  throw new Problem({ ...emptyDetails(412), code: 'version_conflict' });
};
const pass = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);
const kindOf = (text: Autosave<string>) => text.read().state.kind;

describe('a text that saves itself', () => {
  it('is sent after a pause, once, and needs no memory of the device any more', async () => {
    const text = aText();
    text.change('n');
    await pass(500);
    text.change('new');
    await pass(799);
    expect(sent).toEqual([]);
    expect(drafts.all()).toHaveLength(1);
    await pass(1);
    expect(sent).toEqual([{ draft: 'new', version: 3, isLast: false }]);
    expect([kindOf(text), drafts.all(), text.isDirty]).toEqual(['saved', [], false]);
  });

  it('is sent every two seconds while somebody types eleven seconds without a pause', async () => {
    const text = aText();
    for (let key = 1; key <= 110; key += 1) {
      text.change('x'.repeat(key));
      await pass(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(5);
    const lengths = [0, ...sent.map(({ draft }) => draft.length)];
    for (const [index, length] of lengths.entries())
      if (index > 0) expect(length - (lengths[index - 1] ?? 0)).toBeLessThanOrEqual(21);
    expect(sent.map(({ version }) => version)).toEqual(sent.map((_one, index) => 3 + index));
  });

  it('is sent one request at a time, and what was typed meanwhile after it', async () => {
    let finish = (_saved: Saved<string>): void => undefined;
    answer = async () => await new Promise((resolve) => (finish = resolve));
    const text = aText();
    text.change('one');
    await pass(800);
    text.change('two');
    await pass(5000);
    expect(sent.map(({ draft }) => draft)).toEqual(['one']);
    finish({ version: 4, merge: (current) => `${current}, merged` });
    await pass(800);
    expect(sent.map(({ draft, version }) => [draft, version])).toEqual([
      ['one', 3],
      ['two, merged', 4],
    ]);
  });

  it.each([0, 401, 408, 429, 500, 503])(
    'is sent again by itself after %i, until it is taken',
    async (status) => {
      answer = failing(status);
      const text = aText();
      text.change('new');
      await pass(800);
      expect(text.read().state).toMatchObject({ kind: 'failed', isRetried: true });
      expect(drafts.get('h item goals')?.value).toEqual({ draft: 'new', version: 3 });
      await pass(60_000);
      expect(sent.length).toBeGreaterThan(3);
      expect(sent.length).toBeLessThan(8);
      answer = async () => ({ version: 4 });
      await pass(30_000);
      expect([kindOf(text), drafts.all()]).toEqual(['saved', []]);
    },
  );

  it('waits as long as the service asks it to', async () => {
    answer = async () => {
      throw new Problem({ ...emptyDetails(429), retryAfterMs: 20_000 });
    };
    const text = aText();
    text.change('new');
    await pass(800 + 19_999);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
  });

  it.each([400, 403, 409])('is not sent again by itself after %i, and is kept', async (status) => {
    answer = failing(status);
    const text = aText();
    text.change('new');
    await pass(120_000);
    expect(sent).toHaveLength(1);
    expect(text.read().state).toMatchObject({ kind: 'failed', isRetried: false });
    expect(drafts.all()).toHaveLength(1);
  });

  it('is sent at the last moment with what is at hand', async () => {
    const text = aText();
    text.change('new');
    await text.flush({ isLast: true });
    expect(sent).toEqual([{ draft: 'new', version: 3, isLast: true }]);
  });

  it('follows what others save while nothing is typed, and never while something is', () => {
    const text = aText();
    text.follow('theirs', 4);
    expect(text.read().draft).toBe('theirs');
    text.change('mine');
    text.follow('theirs again', 5);
    expect(text.read().draft).toBe('mine');
    text.settle(5, 'theirs again');
    text.follow('older', 4);
    expect(text.read().draft).toBe('theirs again');
  });

  it('stops at a conflict until somebody decides, and loses nothing of it', async () => {
    answer = conflict;
    const text = aText();
    text.change('mine');
    await pass(800);
    text.change('mine, longer');
    await pass(60_000);
    expect([kindOf(text), sent.length, text.read().draft]).toEqual(['conflict', 1, 'mine, longer']);
    answer = async () => ({ version: 6 });
    text.settle(5);
    await pass(0);
    expect(sent.at(-1)).toEqual({ draft: 'mine, longer', version: 5, isLast: false });
    expect(kindOf(text)).toBe('saved');
  });
});

describe('a text that comes back', () => {
  /** Typed on version 3, and the page was gone before it was sent. */
  const leave = () => aText().change('mine');

  it('is offered, and sent only when that is asked for', async () => {
    leave();
    drafts = openDrafts();
    const text = aText();
    expect(text.read()).toMatchObject({ draft: 'mine', state: { kind: 'kept' } });
    await text.flush();
    await text.flush({ isLast: true });
    expect(sent).toEqual([]);
    await text.flush({ isAsked: true });
    expect(sent.map(({ draft }) => draft)).toEqual(['mine']);
  });

  it('is gone without a word where the service has it already', () => {
    leave();
    drafts = openDrafts();
    const text = aText({ initial: 'mine', version: 4, isOwn: true });
    expect([kindOf(text), drafts.all(), text.isDirty]).toEqual(['idle', [], false]);
  });

  it('is a conflict where somebody else saved in between, and none where I did', async () => {
    leave();
    expect(kindOf(aText({ initial: 'theirs', version: 4 }))).toBe('conflict');
    const own = aText({ initial: 'mine on the phone', version: 4, isOwn: true });
    expect(kindOf(own)).toBe('kept');
    await own.flush({ isAsked: true });
    expect(sent.at(-1)).toMatchObject({ draft: 'mine', version: 4 });
  });
});
