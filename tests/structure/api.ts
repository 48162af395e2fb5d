/**
 * Writes what derives from the contracts: the tab's calls and the OpenAPI document that the service
 * serves. With `--verify` it only compares, and says what to do.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from './api/document.ts';
import { tabCalls } from './api/tab-calls.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

async function wanted(): Promise<Record<string, string>> {
  return {
    'tab/data/calls.ts': tabCalls(),
    'src/http/openapi.json': `${JSON.stringify(await openApiDocument(), null, 1)}\n`,
  };
}

for (const [path, text] of Object.entries(await wanted())) {
  if (!process.argv.includes('--verify')) await writeFile(at(path), text);
  else if ((await readFile(at(path), 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`${path} is not what the contracts say: npm run api\n`);
    process.exitCode = 1;
  }
}
