import { describe, expect, it } from '@jest/globals';
import type { Page } from '../../src/pages.ts';
import { calmly } from './calmly.ts';

/** Readings and pauses that end when the test says so. */
function aReader() {
  const readings: Page[][] = [];
  const pauses: (() => void)[] = [];
  const ends: (() => void)[] = [];
  const changed = calmly(
    (pages) => {
      readings.push([...pages]);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    () => new Promise((resolve) => pauses.push(resolve)),
  );
  const settled = async () => await new Promise((resolve) => setTimeout(resolve));
  return {
    readings,
    changed: (...pages: Page[]) => changed(new Set(pages)),
    readingEnds: async () => (ends.at(-1)?.(), await settled()),
    pauseEnds: async () => (pauses.at(-1)?.(), await settled()),
  };
}

describe('reading again after changes', () => {
  it('is done at once after the first, and once after all that come in the pause', async () => {
    const { readings, changed, readingEnds, pauseEnds } = aReader();
    changed('checklist');
    expect(readings).toEqual([['checklist']]);
    await readingEnds();
    for (let count = 0; count < 50; count += 1) changed('checklist');
    changed('questions');
    expect(readings).toHaveLength(1);
    await pauseEnds();
    expect(readings.slice(1)).toEqual([['checklist', 'questions']]);
  });

  it('waits for a slow reading, however long the pause is over', async () => {
    const { readings, changed, readingEnds, pauseEnds } = aReader();
    changed('promises');
    changed('promises');
    await pauseEnds();
    expect(readings).toHaveLength(1);
    await readingEnds();
    expect(readings).toHaveLength(2);
  });

  it('is everything when one of the changes may be anywhere', async () => {
    const { readings, changed, readingEnds, pauseEnds } = aReader();
    changed('kickoff');
    changed('promises');
    changed();
    changed('questions');
    await readingEnds();
    await pauseEnds();
    expect(readings).toEqual([['kickoff'], []]);
  });

  it('ends with the last change, and begins at once with the next one', async () => {
    const { readings, changed, readingEnds, pauseEnds } = aReader();
    changed('overview');
    await readingEnds();
    await pauseEnds();
    expect(readings).toHaveLength(1);
    changed('overview');
    expect(readings).toHaveLength(2);
  });
});
