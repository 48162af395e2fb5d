import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One numbered step of the database's shape; landed ones are never edited. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
  /** Of the text with plain line ends, so that a checkout on Windows gives the same. */
  sha256: string;
}

/** Why the program must not start on this database; the message says the remedy. */
export class MigrationRefused extends Error {
  readonly code: 'database_newer' | 'migration_edited' | 'migration_files' | 'migration_failed';

  constructor(code: MigrationRefused['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationRefused';
    this.code = code;
  }
}

/** Reads `0001-people.sql`, `0002-….sql` … in order; refused when a number is missing or twice there. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(names.map((file, index) => readMigration(folder, file, index + 1)));
}

async function readMigration(folder: string, file: string, number: number): Promise<Migration> {
  const name = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
  if (name === null || Number(name[1]) !== number) {
    throw new MigrationRefused(
      'migration_files',
      `The migration file ${file} should be number ${number}, named like 0001-what-it-makes.sql.`,
    );
  }
  const sql = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  const sha256 = createHash('sha256').update(sql).digest('hex');
  return { number, name: name[2] ?? '', sql, sha256 };
}
