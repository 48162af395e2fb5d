import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeAppPackage } from './app-package.ts';
import { BadPackageValues, readPackageValues } from './values.ts';

/** Where the zip goes: the first argument, else `dist`. */
const folder = path.resolve(process.argv[2] ?? 'dist');

try {
  const { version, zip } = await makeAppPackage(readPackageValues(process.env));
  const file = path.join(folder, `handover-${version}.zip`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, zip);
  process.stdout.write(
    `${file}\nUpload it in the Teams admin centre: Teams apps → Manage apps → Upload.\n`,
  );
} catch (error) {
  if (!(error instanceof BadPackageValues)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
