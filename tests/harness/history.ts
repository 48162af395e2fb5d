import type { LedgerEntry } from '../../infra/local/page-model.ts';

/** What a test accepted as promised, and what the outside world and the record say happened. */
export interface History {
  /** Every handover the service said it created. */
  accepted: readonly string[];
  /** Every handover the database holds. */
  present: readonly string[];
  /** The full names of the folders each accepted handover must have, each exactly once. */
  folders: readonly string[];
  ledger: readonly LedgerEntry[];
}

/**
 * Says what is wrong with a history, as sentences; none when everything accepted is present and
 * every intent had exactly one effect.
 */
export function faultsOf(history: History): string[] {
  const lost = history.accepted.filter((id) => !history.present.includes(id));
  const made = history.ledger
    .filter((entry) => entry.kind === 'folder-created')
    .map((entry) => /"(.+)"/u.exec(entry.summary)?.[1] ?? entry.summary);
  const counted = new Map<string, number>();
  for (const name of made) counted.set(name, (counted.get(name) ?? 0) + 1);
  return [
    ...lost.map((id) => `The handover ${id} was accepted and is lost.`),
    ...history.folders
      .filter((name) => !counted.has(name))
      .map((name) => `${name} was never made.`),
    ...[...counted]
      .filter(([, count]) => count > 1)
      .map(([name, count]) => `${name} was made ${count} times.`),
    ...made
      .filter((name) => !history.folders.includes(name))
      .map((name) => `${name} was made though nobody asked for it.`),
  ];
}
