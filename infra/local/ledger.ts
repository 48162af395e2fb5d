import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from './page-model.ts';

/** What happened in the outside world, in order; nothing is ever changed or taken out. */
export interface Ledger {
  /** Every effect since the start (or the last reset), oldest first. */
  entries(): readonly LedgerEntry[];
  add(entry: Omit<LedgerEntry, 'number' | 'at'>): LedgerEntry;
  /** Forgets everything: only for Start over. */
  clear(): void;
}

/** Opens the ledger; with a folder it is also kept as `ledger.jsonl` there, read back at the start. */
export function openLedger(options: { folder?: string; now: () => Date }): Ledger {
  const file = options.folder ? join(options.folder, 'ledger.jsonl') : null;
  const list: LedgerEntry[] = file ? readLines(file) : [];
  return {
    entries: () => list,
    add(entry) {
      const complete = { number: list.length + 1, at: options.now().toISOString(), ...entry };
      list.push(complete);
      if (file) appendFileSync(file, `${JSON.stringify(complete)}\n`);
      return complete;
    },
    clear() {
      list.length = 0;
      if (file) rmSync(file, { force: true });
    },
  };
}

function readLines(file: string): LedgerEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // A kill in the middle of a line leaves half of it; the effect itself is in the state file.
  return lines.flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as LedgerEntry] : []));
}
