import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from './tables.ts';

/**
 * A query about one row that is put into words once for the life of the process: for a large one
 * kysely takes a tenth of the processor time of the whole read. What is named (an id, a tenant) is
 * filled in at each call; every other value in it stays as it is.
 */
export function wordedOnce<const Name extends string, Row>(
  names: readonly Name[],
  build: (db: Kysely<Database>, given: Record<Name, string>) => { compile(): CompiledQuery<Row> },
): (db: Kysely<Database>, given: Record<Name, string>) => Promise<Row | undefined> {
  // No value of ours has this form.
  const places = new Map<unknown, Name>(names.map((name) => [`the ${name}`, name]));
  const stand = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
  let words: CompiledQuery<Row> | undefined;
  return async (db, given) => {
    words ??= build(db, stand as Record<Name, string>).compile();
    const parameters = words.parameters.map((value) => {
      const name = places.get(value);
      return name === undefined ? value : given[name];
    });
    const { rows } = await db.executeQuery<Row>({ ...words, parameters });
    return rows[0];
  };
}
