import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StartProblem } from './problem.ts';
import type { Progress } from './progress.ts';
import { hashSources } from './sources-hash.ts';

interface Bundle {
  /** For people: "the tab". */
  name: string;
  /** Folder below dist. */
  output: string;
  config: string;
  sources: string[];
  counts: (path: string) => boolean;
}

const isSource = (path: string) => !/\.test\.tsx?$/.test(path);

const BUNDLES: Bundle[] = [
  {
    name: 'the tab',
    output: 'tab',
    config: 'tab/vite.config.ts',
    sources: ['tab', 'src', 'package-lock.json'],
    // Of the service, the tab imports the models only.
    counts: (path) => isSource(path) && (!path.startsWith('src') || path.endsWith('model.ts')),
  },
  {
    name: 'the Teams page',
    output: 'teams-page',
    config: 'infra/local/teams-page/vite.config.ts',
    sources: ['infra/local/teams-page', 'infra/local/page-model.ts', 'package-lock.json'],
    counts: isSource,
  },
];

/** Builds tab and Teams page into `dist`, each only when its sources changed since the last build. */
export async function buildBundles(root: string, progress: Progress): Promise<void> {
  await Promise.all(BUNDLES.map((bundle) => buildIfChanged(root, bundle, progress)));
}

async function buildIfChanged(root: string, bundle: Bundle, progress: Progress): Promise<void> {
  const dist = join(root, 'dist');
  const marker = join(dist, `${bundle.output}.sha256`);
  const hash = hashSources({ root, paths: bundle.sources, counts: bundle.counts });
  const isBuilt = existsSync(join(dist, bundle.output, 'index.html'));
  if (isBuilt && existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  progress.say(`building ${bundle.name}`);
  await runVite(root, bundle);
  mkdirSync(dist, { recursive: true });
  writeFileSync(marker, hash);
  progress.say(`built ${bundle.name}`);
}

/** In its own process: Vite sets NODE_ENV=production where it runs, which this one refuses. */
async function runVite(root: string, bundle: Bundle): Promise<void> {
  const script = fileURLToPath(new URL('./build-bundle.ts', import.meta.url));
  try {
    // Whoever starts it may have NODE_ENV=test, and the bundle would be React's for development.
    const env = { ...process.env, NODE_ENV: 'production' };
    const args = [script, join(root, bundle.config)];
    await promisify(execFile)(process.execPath, args, { cwd: root, env });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new StartProblem(
      `Building ${bundle.name} failed:\n${stderr.trim().split('\n').slice(0, 15).join('\n')}`,
    );
  }
}
