import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * What this program and its settings are, as a hash: over every source file, so that nobody has to
 * count it up, and the same for each instance of one release. It is part of every tag: what an older
 * release showed is never taken for what this one would show.
 */
export async function readEdition(settings: object, folder = import.meta.dirname): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const files = names.toSorted().map(async (name) => await readFile(path.join(folder, name)));
  for (const content of await Promise.all(files)) hash.update(content);
  return hash.digest('base64url');
}
