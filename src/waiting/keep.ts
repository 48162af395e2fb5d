import { isDeepStrictEqual } from 'node:util';
import type { App, Tx } from '../app.ts';
import { readWaitFacts } from './facts.ts';
import { rulesVersion, waitsIn, type Wait } from './rules.ts';
import { noteVersion, writeWaits, type Difference } from './store.ts';

/**
 * Works out what waits for whom on a handover and writes what changed of it, last in the transaction
 * of a change, which holds the handover's lock: so two changes never work from each other's past.
 */
export async function keepWaiting(
  app: Pick<App, 'templates'>,
  tx: Tx,
  handoverId: string,
): Promise<void> {
  const read = await readWaitFacts(tx, app.templates, handoverId);
  if (!read) return;
  const { facts, stored } = read;
  const { handover } = facts;
  await writeWaits(tx, handover, differenceBetween(stored, waitsIn(facts)));
  if (handover.waiting_version !== rulesVersion) await noteVersion(tx, handoverId, rulesVersion);
}

/** What is gone or changed goes; what is new or changed is written, at its place. */
function differenceBetween(stored: readonly Wait[], now: readonly Wait[]): Difference {
  const before = new Map(stored.map((wait, position) => [nameOf(wait), { wait, position }]));
  const begun = now
    .map((wait, position) => ({ wait, position }))
    .filter((one) => !isDeepStrictEqual(before.get(nameOf(one.wait)), one));
  const changed = new Set([
    ...begun.map(({ wait }) => nameOf(wait)),
    ...[...before.keys()].filter((name) => !now.some((wait) => nameOf(wait) === name)),
  ]);
  return { gone: stored.filter((wait) => changed.has(nameOf(wait))), begun };
}

function nameOf({ kind, subject }: Wait): string {
  return `${kind}/${subject}`;
}
