import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

interface Found {
  path: string;
  /** What its process needs besides our own environment. */
  env: Record<string, string>;
}

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless browser with an empty profile of its own.
 * @throws Error with one sentence when this machine has no browser that could be used.
 */
export async function launchChromium(): Promise<Browser> {
  const { path, env } = await findChromium();
  return await chromium.launch({
    executablePath: path,
    args: FLAGS,
    headless: true,
    env: { ...process.env, ...env },
  });
}

/** `CHROMIUM_PATH`, else an installed Chrome, Edge or Chromium, else the one that npm brought. */
async function findChromium(environment = process.env): Promise<Found> {
  const chosen = environment['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return { path: chosen, env: {} };
  const installed = installedChromium(environment['PATH'] ?? '');
  if (installed !== undefined) return { path: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return await unpackedChromium();
  throw new Error(
    'The browser tests need a browser: install Chrome, Edge or Chromium, or name one in CHROMIUM_PATH.',
  );
}

function installedChromium(path: string): string | undefined {
  const named = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...named, ...PLACES].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser out of the npm package, unpacked once for all runs, with the libraries it ships. */
async function unpackedChromium(): Promise<Found> {
  const folder = join(tmpdir(), `handover-chromium-${process.getuid?.() ?? 0}`);
  if (!existsSync(join(folder, 'chromium'))) await unpackInto(folder);
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), ...fonts },
  };
}

/** Beside its place first, then renamed: another run never sees half a browser. */
async function unpackInto(folder: string): Promise<void> {
  const beside = await mkdtemp(`${folder}-`);
  const script = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url));
  // The package unpacks below TMPDIR, and its libraries only where it believes itself in a cloud.
  const env = { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  await promisify(execFile)(process.execPath, [script], { env: { ...env, NODE_OPTIONS: '' } });
  try {
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
}
