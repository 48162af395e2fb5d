import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import type { PackageValues } from './values.ts';

const folder = new URL('../../appPackage/', import.meta.url);

interface Manifest {
  version: string;
  icons: { color: string; outline: string };
}

/**
 * Makes the zip that a Teams administrator uploads: the manifest with an installation's values and
 * the two icons, nothing else, all at the root (Microsoft's "Teams app package").
 * @throws Error when the manifest has a placeholder that no value fills.
 */
export async function makeAppPackage(
  values: PackageValues,
): Promise<{ version: string; zip: Uint8Array }> {
  const text = filled(await readFile(new URL('manifest.json', folder), 'utf8'), values);
  const { version, icons } = JSON.parse(text) as Manifest;
  const [color, outline] = await Promise.all(
    [icons.color, icons.outline].map(async (name) => await readFile(new URL(name, folder))),
  );
  if (!color || !outline) throw new Error('An icon is missing.');
  const files = {
    'manifest.json': new TextEncoder().encode(text),
    [icons.color]: new Uint8Array(color),
    [icons.outline]: new Uint8Array(outline),
  };
  return { version, zip: zipSync(files, { level: 9 }) };
}

/** Values go into JSON strings, so they are written as such: a quote in a name stays a quote. */
function filled(text: string, values: PackageValues): string {
  return text.replaceAll(/\$\{\{(\w+)\}\}/gu, (_placeholder, name: string) => {
    if (!isKnown(name, values)) throw new Error(`Nobody fills in ${name} of the manifest.`);
    return JSON.stringify(values[name]).slice(1, -1);
  });
}

function isKnown(name: string, values: PackageValues): name is keyof PackageValues {
  return Object.hasOwn(values, name);
}
