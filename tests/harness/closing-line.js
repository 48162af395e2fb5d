import { appendFileSync, readFileSync } from 'node:fs';

/** Closes a run, after jest's own summary, with the plain line that every reader of CI understands. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
    const { passed, failed, pending } = withEarlierRuns({
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      pending: numPendingTests,
    });
    const skipped = pending > 0 ? `, ${pending} skipped` : '';
    process.once('exit', () => {
      process.stdout.write(`\n${passed} passed, ${failed} failed${skipped}\n`);
    });
  }
}

/** Runs that are given the same file in TEST_TALLY count together, so that the last line counts all. */
function withEarlierRuns(own) {
  const file = process.env['TEST_TALLY'];
  if (!file) return own;
  appendFileSync(file, `${JSON.stringify(own)}\n`);
  const runs = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), pending: sum('pending') };
}
