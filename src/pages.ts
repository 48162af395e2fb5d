/** The pages of a handover that the record points at: where a change happened, where a blocker is cured. */
export const pages = ['overview', 'checklist', 'promises', 'questions', 'kickoff'] as const;

/** What each is called on screen. */
export const pageWords: Record<(typeof pages)[number], string> = {
  overview: 'Overview',
  checklist: 'Checklist',
  promises: 'Promises',
  questions: 'Questions',
  kickoff: 'Kickoff',
};
