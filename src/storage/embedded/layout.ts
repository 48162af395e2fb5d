import path from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Runner } from './run.ts';

/** Where the database lies and as whom its programs run. */
export interface Place {
  /** Holds `database/` (password, log and PostgreSQL's `data/`). */
  home: string;
  binaries: Binaries;
  runner: Runner;
}

/** The paths inside a place. */
export function layout(home: string) {
  const database = path.join(home, 'database');
  return {
    database,
    data: path.join(database, 'data'),
    password: path.join(database, 'password'),
    log: path.join(database, 'postgresql.log'),
  };
}
