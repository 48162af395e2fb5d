import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startTenant, type Tenant } from '../tenant.ts';
import { productEnvironment } from './environment.ts';
import { makeExamples, type Seed } from './examples.ts';
import { type Lock, takeLock } from './lock.ts';
import { dataPlaces, type StartOptions } from './options.ts';
import { openOrigin } from './origin.ts';
import { type Product, startProduct } from './product.ts';
import type { Progress } from './progress.ts';

export interface Session {
  /** Starts everything, or rejects with what is wrong after stopping what ran already. */
  start(): Promise<void>;
  /** Stops the product first, the rest after it; a second call ends the product at once. */
  stop(): Promise<void>;
}

interface SessionOptions extends StartOptions {
  progress: Progress;
  /** Called with a sentence when the product ends though nobody asked it to. */
  onDeath: (sentence: string) => void;
  /** Brings `dist` up to date. */
  build: (root: string, progress: Progress) => Promise<void>;
  /** Makes the example deals in a world that has none. */
  seed: Seed;
}

interface Parts {
  tenant: Tenant | null;
  product: Product | null;
  origin: { close(): Promise<void> } | null;
  lock: Lock | null;
}

/** Everything `npm start` runs, not yet started. */
export function createSession(options: SessionOptions): Session {
  const parts: Parts = { tenant: null, product: null, origin: null, lock: null };
  const stop = () => stopParts(parts);
  return {
    async start() {
      try {
        await startParts(parts, options);
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

async function startParts(parts: Parts, options: SessionOptions): Promise<void> {
  const { progress } = options;
  const places = dataPlaces(options.dataFolder);
  mkdirSync(options.dataFolder, { recursive: true });
  parts.lock = await takeLock(places.lock, options.publicUrl);
  parts.origin = await openOrigin({
    port: options.port,
    pageFolder: join(options.root, 'dist', 'teams-page'),
    tenantUrl: () => parts.tenant?.url ?? null,
    productUrl: () => parts.product?.url ?? null,
  });
  if (options.fresh) forget([places.microsoft, places.product, places.seeded]);
  parts.tenant = await startTenant({
    folder: places.microsoft,
    publicUrl: options.publicUrl,
    productUrl: () => parts.product?.url ?? null,
    onReset: (resetTenant) => startOver(parts, options, resetTenant),
  });
  progress.say('the pretend Microsoft 365 is up');
  await options.build(options.root, progress);
  await runProduct(parts, options);
  progress.say('Handover is ready');
  await makeExamplesIfFresh(parts, options);
}

async function runProduct(parts: Parts, options: SessionOptions): Promise<void> {
  if (!parts.tenant) return;
  const product = await startProduct({
    root: options.root,
    logFile: dataPlaces(options.dataFolder).log,
    environment: productEnvironment(options, parts.tenant),
    onDeath: options.onDeath,
  });
  parts.product = product;
  parts.lock?.rememberProduct(product.pid);
  await product.ready;
}

async function makeExamplesIfFresh(parts: Parts, options: SessionOptions): Promise<void> {
  const { tenant } = parts;
  if (!tenant) return;
  const { publicUrl, dataFolder, seed } = options;
  const tokenFor = async (personId: string) => await tenant.userToken(personId);
  const told = await makeExamples(
    dataPlaces(dataFolder).seeded,
    { publicUrl, tokenFor, tenant },
    seed,
  );
  if (told) options.progress.say(told);
}

/** Start over: the product must not run while its world is taken away. */
async function startOver(parts: Parts, options: SessionOptions, resetTenant: () => void) {
  const { product } = parts;
  parts.product = null;
  await product?.stop();
  resetTenant();
  const places = dataPlaces(options.dataFolder);
  forget([places.product, places.seeded]);
  await runProduct(parts, options);
  await makeExamplesIfFresh(parts, options);
}

function forget(places: string[]): void {
  for (const place of places) rmSync(place, { recursive: true, force: true });
}

async function stopParts(parts: Parts): Promise<void> {
  await parts.product?.stop();
  await parts.origin?.close();
  await parts.tenant?.close();
  parts.lock?.release();
  Object.assign(parts, { origin: null, tenant: null, lock: null });
}
