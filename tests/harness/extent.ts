/**
 * How far the fault tests go: a short way in `npm test`, the whole way in `npm run test:long`. The
 * one place that reads which of the two it is.
 */
const isLong = process.env['TEST_EXTENT'] === 'long';

export const extent = {
  isLong,
  /** CR01: how many different worlds are killed at each kind of moment. */
  seeds: isLong ? 20 : 5,
  /** CR02: how often the service is killed under load (every one to three seconds). */
  killsUnderLoad: isLong ? 150 : 4,
  /** GR13: how many jobs meet the storm. */
  jobsInStorm: isLong ? 500 : 15,
  /** LM03: how many odd bodies each call is sent, and odd addresses; which ones is new only when long. */
  oddBodies: isLong ? 120 : 30,
  oddAddresses: isLong ? 40 : 6,
  /** How many random walks of all verbs by all people. */
  walks: isLong ? 400 : 12,
  seed: isLong ? {} : { seed: 20261127 },
  oddTimeoutMs: isLong ? 300_000 : 60_000,
} as const;

/** Says a measured figure of a long run, which no test asserts. */
export function report(figure: string): void {
  if (isLong) process.stdout.write(`${figure}\n`);
}
