import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Acts, openActs } from '../acts.ts';
import { startTenant, type Tenant } from '../tenant.ts';
import { productEnvironment } from './environment.ts';
import { makeExamples, type Seed } from './examples.ts';
import { type Lock, takeLock } from './lock.ts';
import { dataPlaces, type StartOptions } from './options.ts';
import { openOrigin } from './origin.ts';
import { openProductFolder, type ProductFolder } from './product-folder.ts';
import { type Product, startProduct } from './product.ts';
import type { Progress } from './progress.ts';
import { createSpare, type Running, type Spare } from './spare.ts';

export interface Session {
  /** Starts everything, or rejects with what is wrong after stopping what ran already. */
  start(): Promise<void>;
  /** Stops the product first, the rest after it; a second call ends the product at once. */
  stop(): Promise<void>;
}

/** Something between the pretend Microsoft 365 and the product. */
export interface Between {
  /** The value of MICROSOFT_ADDRESSES, in place of the tenant's own. */
  addresses: string;
  close(): Promise<void>;
}
export interface BetweenOf {
  tenant: Tenant;
  /** Where the product listens now; null while it starts. */
  productUrl: () => string | null;
}

interface SessionOptions extends StartOptions {
  progress: Progress;
  /** Called with a sentence when the product ends though nobody asked it to. */
  onDeath: (sentence: string) => void;
  /** Brings `dist` up to date. */
  build: (root: string, progress: Progress) => Promise<void>;
  /** Makes the example deals in a world that has none. */
  seed: Seed;
  /** Opens what shall stand between; absent = nothing. */
  openBetween?: ((of: BetweenOf) => Promise<Between>) | undefined;
}

interface Parts {
  tenant: Tenant | null;
  between: Between | null;
  product: Product | null;
  origin: { close(): Promise<void> } | null;
  lock: Lock | null;
  /** What the visitor did; null while the example deals are being made. */
  acts: Acts | null;
  spare: Spare | null;
  /** The Start over that is under way: pressed twice, it happens once. */
  startingOver: Promise<void> | null;
  isStopping: boolean;
}

/** Everything `npm start` runs, not yet started. */
export function createSession(options: SessionOptions): Session {
  const parts: Parts = {
    tenant: null,
    between: null,
    product: null,
    origin: null,
    lock: null,
    acts: null,
    spare: null,
    startingOver: null,
    isStopping: false,
  };
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
  const now = () => new Date();
  const acts = openActs({ file: places.acts, now });
  parts.origin = await openOrigin({
    port: options.port,
    pageFolder: join(options.root, 'dist', 'teams-page'),
    tenantUrl: () => parts.tenant?.url ?? null,
    productUrl: () => parts.product?.url ?? null,
    onAct: (act) => {
      if (!parts.acts) return;
      parts.acts.note({ at: now().toISOString(), ...act });
      // The page looks again at what it shows when the tenant's count of changes goes up.
      if (!act.read) parts.tenant?.graph.changed();
    },
  });
  const folder = openProductFolder(options.dataFolder);
  if (options.fresh) {
    folder.use(folder.first());
    forget([places.microsoft, folder.first(), places.seeded, places.acts]);
  }
  folder.sweep();
  const world: World = { parts, options, folder, acts };
  parts.tenant = await startTenant({
    folder: places.microsoft,
    publicUrl: options.publicUrl,
    productUrl: () => parts.product?.url ?? null,
    acts: () => acts.view(),
    onPrepare: () => parts.spare?.prepare(),
    onReset: async (resetTenant) => {
      parts.startingOver ??= startOver(world, resetTenant).finally(() => {
        parts.startingOver = null;
      });
      await parts.startingOver;
    },
  });
  progress.say('the pretend Microsoft 365 is up');
  await openBetween(world, parts.tenant);
  await options.build(options.root, progress);
  await makeCurrent(world, await runProduct(world, folder.current()));
  parts.spare = createSpare(async () => {
    forget([folder.next()]);
    return await runProduct(world, folder.next());
  });
  progress.say('Handover is ready');
  await makeExamplesIfFresh(world);
}

async function openBetween({ parts, options }: World, tenant: Tenant): Promise<void> {
  const productUrl = () => parts.product?.url ?? null;
  parts.between = (await options.openBetween?.({ tenant, productUrl })) ?? null;
  // Ctrl-C may have come meanwhile.
  if (parts.isStopping) await parts.between?.close();
}

interface World {
  parts: Parts;
  options: SessionOptions;
  folder: ProductFolder;
  acts: Acts;
}

async function runProduct({ parts, options }: World, folder: string): Promise<Running> {
  if (!parts.tenant) throw new Error('The product needs the pretend Microsoft 365 first.');
  const { log, compiled } = dataPlaces(options.dataFolder);
  const { url, addresses } = { ...parts.tenant, ...parts.between };
  const environment = productEnvironment(options, { tenant: { url, addresses }, folder });
  const product = await startProduct({
    root: options.root,
    logFile: log,
    // Node keeps what it compiled: the next start needs half the time until it answers.
    environment: { ...environment, NODE_COMPILE_CACHE: compiled },
    onDeath: options.onDeath,
  });
  return { product, folder };
}

/** From here on this is the product that everybody reaches; resolves when it is ready. */
async function makeCurrent({ parts, folder }: World, running: Running): Promise<void> {
  folder.use(running.folder);
  parts.product = running.product;
  parts.lock?.rememberProduct(running.product.pid);
  await running.product.ready;
}

async function makeExamplesIfFresh({ parts, options, acts }: World): Promise<void> {
  const { tenant } = parts;
  if (!tenant) return;
  const { publicUrl, dataFolder, seed } = options;
  const tokenFor = async (personId: string) => await tenant.userToken(personId);
  const told = await makeExamples(
    dataPlaces(dataFolder).seeded,
    { publicUrl, tokenFor, tenant },
    seed,
  );
  if (told) {
    options.progress.say(told);
    acts.begin();
  }
  parts.acts = acts;
}

/**
 * Start over: the next product starts in its own folder while the old one stops, which must not run
 * while its world is taken away.
 */
async function startOver(world: World, resetTenant: () => void): Promise<void> {
  const { parts, options, folder } = world;
  const next = parts.spare?.take();
  // Heard below, after the old one has stopped.
  next?.catch(() => null);
  const { product } = parts;
  parts.product = null;
  parts.acts = null;
  await product?.stop();
  resetTenant();
  forget([dataPlaces(options.dataFolder).seeded]);
  const running = await next;
  if (parts.isStopping) return await running?.product.stop();
  if (running) await makeCurrent(world, running);
  await makeExamplesIfFresh(world);
  folder.sweep();
}

function forget(places: string[]): void {
  for (const place of places) rmSync(place, { recursive: true, force: true });
}

async function stopParts(parts: Parts): Promise<void> {
  parts.isStopping = true;
  await Promise.all([parts.product?.stop(), parts.spare?.discard()]);
  // What it was building fails with the product gone, or sees that it is not wanted any more.
  await parts.startingOver?.catch(() => null);
  await parts.origin?.close();
  await parts.between?.close();
  await parts.tenant?.close();
  parts.lock?.release();
  Object.assign(parts, { origin: null, between: null, tenant: null, lock: null });
}
