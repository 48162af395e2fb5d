import type { Page } from '../../src/pages.ts';
import type { CallName } from './calls.ts';

/** What shows all pages at a glance. */
const glance = [
  'openHandover',
  'readChanges',
  'readClientPreview',
  'readPoints',
] as const satisfies CallName[];

/** What is read again when something changed that is seen on a page; the rest shows none of it. */
const partsShowing: Record<Page, readonly CallName[]> = {
  overview: glance,
  // A promise names what carries it, and counts against the hours sold.
  checklist: [...glance, 'readChecklist', 'readRevision', 'readProposals', 'readPromises'],
  promises: [...glance, 'readPromises'],
  questions: [...glance, 'readQuestions'],
  kickoff: [...glance, 'readKickoff'],
};

/** What is read again after changes on these pages; without a page everything may have changed. */
export function isShown(name: string, changed: ReadonlySet<Page>): boolean {
  if (changed.size === 0) return true;
  return [...changed].some((page) => partsShowing[page].some((part) => part === name));
}
