/** Something a person at the keyboard can mend: shown as its one sentence, exit code 1. */
export class StartProblem extends Error {}
