import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a bundle is made of: folders and files below the root, and which names count. */
interface Sources {
  root: string;
  paths: string[];
  counts: (path: string) => boolean;
}

/** SHA-256 over names and contents of the sources, in a fixed order. */
export function hashSources(sources: Sources): string {
  const hash = createHash('sha256');
  for (const path of sources.paths.flatMap((one) => filesIn(join(sources.root, one)))) {
    const name = relative(sources.root, path);
    if (!sources.counts(name)) continue;
    hash.update(name).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
