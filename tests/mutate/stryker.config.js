const { isTTY } = process.stdout;

/** What is the same for every concept; `measure.ts` adds files, places and the command. */
export default {
  testRunner: 'command',
  coverageAnalysis: 'off',
  concurrency: 2,
  // A mutant that never ends is one that was noticed, so a busy machine must not look like one.
  timeoutMS: 10_000,
  // TypeScript 7 has not the functions with which Stryker rewrites this file, so it is given none.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
  ignorePatterns: ['/.data', '/dist', '/docs'],
  cleanTempDir: 'always',
  plugins: [],
  reporters: [isTTY ? 'progress' : 'progress-append-only'],
  logLevel: 'error',
};
