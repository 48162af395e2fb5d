import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { billOfMaterials, type Bill } from '../../infra/package/bill-of-materials.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Entry = { version?: string; dev?: boolean };

/** Licences under which a server of ours may run what it needs; each asks for no more than a notice. */
const mayRun = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Unicode-3.0',
  'Unlicense',
  // Read one by one: each names a licence from above as its choice, or asks for attribution only.
  '(AFL-2.1 OR BSD-3-Clause)',
  '(ISC AND CC-BY-3.0)',
  '(MIT OR CC0-1.0)',
]);
/** Packages whose package.json names no licence; what their licence file says was read. */
const licenceFile: Record<string, RegExp> = {
  'escape-regexp-component': /MIT/u,
};

let bill: Bill;
let lock: [string, Entry][];

beforeAll(() => {
  bill = billOfMaterials(root);
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  lock = Object.entries(packages).filter(([path]) => path !== '');
});

function nameOf(path: string): string {
  return path.replace(/^.*node_modules\//u, '');
}

function licenceOf({ licenses }: Bill['components'][number]): string {
  const [first] = licenses;
  return first?.expression ?? first?.license?.id ?? first?.license?.name ?? '';
}

describe('SE06 the bill of materials (npm run sbom)', () => {
  it('SE06 is CycloneDX, each part with its version, its address and its hash', () => {
    expect([bill.bomFormat, Number(bill.specVersion) >= 1.5]).toEqual(['CycloneDX', true]);
    expect(bill.components.length).toBeGreaterThan(100);
    for (const { name, version, purl, hashes } of bill.components) {
      const address = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      expect([name, purl]).toEqual([name, address]);
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+/u)]);
      expect([name, hashes[0]?.alg]).toEqual([name, 'SHA-512']);
    }
  });

  it('SE06 lists exactly what production installs, transitively and with its versions', () => {
    const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    const installed = new Set(
      lock
        .filter(([, entry]) => !entry.dev)
        .map(([path, { version }]) => `${nameOf(path)}@${version}`),
    );
    expect([...installed].filter((one) => !listed.has(one))).toEqual([]);
    expect([...listed].filter((one) => !installed.has(one))).toEqual([]);
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(listed).toContain(`${name}@${version}`);
    }
  });

  it('SE06 every part has a licence under which we may run it', () => {
    const odd = bill.components
      .filter((one) => !mayRun.has(licenceOf(one)) && !(one.name in licenceFile))
      .map((one) => `${one.name}@${one.version}: ${licenceOf(one)}`);
    expect(odd).toEqual([]);
    for (const [name, said] of Object.entries(licenceFile)) {
      expect(licenceOf(bill.components.find((one) => one.name === name)!)).toBe('');
      expect(readFileSync(`${root}node_modules/${name}/Readme.md`, 'utf8')).toMatch(said);
    }
  });

  it('SE06 nothing we build or test with is in it', () => {
    const names = new Set(bill.components.map(({ name }) => name));
    for (const name of ['jest', 'vite', 'react', 'typescript', 'playwright-core', 'fast-check']) {
      expect([name, names.has(name)]).toEqual([name, false]);
    }
  });
});
