/** The pages of a handover that the record points at: where a change happened, where a blocker is cured. */
export const pages = ['overview', 'checklist', 'promises', 'questions', 'kickoff'] as const;

export type Page = (typeof pages)[number];

/** Where a change is seen: on one page and on what shows all of them at a glance, or anywhere. */
export type Changed = Page | 'all';

/** What each is called on screen. */
export const pageWords: Record<Page, string> = {
  overview: 'Overview',
  checklist: 'Checklist',
  promises: 'Promises',
  questions: 'Questions',
  kickoff: 'Kickoff',
};
