import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const licence = z.object({ id: z.string().optional(), name: z.string().optional() });
const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  hashes: z.array(z.object({ alg: z.string(), content: z.string() })).default([]),
  licenses: z
    .array(z.object({ license: licence.optional(), expression: z.string().optional() }))
    .default([]),
});
const bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(component),
  dependencies: z.array(
    z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) }),
  ),
});
/** A CycloneDX bill of materials, as far as we read it. */
export type Bill = z.infer<typeof bill>;

/**
 * What production installs, from the lock file, offline. `npm sbom --omit=dev` leaves out every
 * package that a development tool needs too (zod, say), so the whole is asked for and then sifted.
 */
export function billOfMaterials(root: string): Bill {
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const npm = process.env['npm_execpath'];
  const [program, args] = npm ? [process.execPath, [npm, ...asked]] : ['npm', asked];
  const text = execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const whole = bill.parse(JSON.parse(text));
  const components = whole.components.filter(
    ({ properties }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'),
  );
  const kept = new Set(components.map((one) => one['bom-ref']));
  const dependencies = whole.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  return { ...whole, components, dependencies };
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '../..');
  const file = path.join(root, 'dist', 'handover.cdx.json');
  const made = billOfMaterials(root);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
  process.stdout.write(`${made.components.length} packages are listed in ${file}\n`);
}
