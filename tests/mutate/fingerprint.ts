import { createHash } from 'node:crypto';
import path from 'node:path';

/** Says whether a measurement still holds: the same for files that, with all they import, did not change. `texts` by path. */
export function fingerprint(files: readonly string[], texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const file of [...withImports(files, texts)].sort()) {
    hash.update(JSON.stringify([file, texts.get(file)]));
  }
  return hash.digest('hex').slice(0, 16);
}

function withImports(files: readonly string[], texts: ReadonlyMap<string, string>): Set<string> {
  const seen = new Set(files);
  for (const file of seen) {
    for (const imported of importsOf(file, texts.get(file) ?? '')) {
      if (texts.has(imported)) seen.add(imported);
    }
  }
  return seen;
}

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import) ?\(?'(\.[^']+)'/gu)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  );
}
