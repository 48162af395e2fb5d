import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** What a browser must load before the tab can show anything. */
export type FirstLoad = { files: string[]; gzipBytes: number };

const inShell = /\/tab\/(assets\/[\w.-]+\.js)/gu;
/** `import … from "./x.js"` and `import "./x.js"`, not `import("./x.js")`, which comes later. */
const inScript = /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/gu;

/** The scripts that the built tab's shell names, and all they import statically, as gzip makes them. */
export async function firstLoadOf(folder: string): Promise<FirstLoad> {
  const shell = await readFile(path.join(folder, 'index.html'), 'utf8');
  const left = [...shell.matchAll(inShell)].map(([, name = '']) => path.basename(name));
  if (left.length === 0) throw new Error('The shell names no script.');
  const files = new Set<string>();
  let gzipBytes = 0;
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (files.has(name)) continue;
    files.add(name);
    const script = await readFile(path.join(folder, 'assets', name));
    gzipBytes += (await promisify(gzip)(script)).length;
    for (const [, imported = ''] of script.toString('utf8').matchAll(inScript)) left.push(imported);
  }
  return { files: [...files], gzipBytes };
}
