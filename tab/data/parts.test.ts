import { describe, expect, it } from '@jest/globals';
import { pages } from '../../src/pages.ts';
import { isShown } from './parts.ts';

describe('what is read again', () => {
  it('is the handover and its changes after every change, and everything when it may be anywhere', () => {
    for (const page of pages) {
      expect(isShown('openHandover', new Set([page]))).toBe(true);
      expect(isShown('readChanges', new Set([page]))).toBe(true);
    }
    for (const name of ['readCandidates', 'readClientView']) {
      expect([isShown(name, new Set()), isShown(name, new Set(pages))]).toEqual([true, false]);
    }
  });
  it('is what one of the pages shows', () => {
    expect(isShown('readQuestions', new Set(['checklist']))).toBe(false);
    expect(isShown('readQuestions', new Set(['checklist', 'questions']))).toBe(true);
    expect(isShown('readPromises', new Set(['checklist']))).toBe(true);
  });
});
