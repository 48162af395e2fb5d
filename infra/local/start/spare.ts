import type { Product } from './product.ts';

/** A product in a folder of its own, started but not yet asked anything. */
export interface Running {
  product: Product;
  folder: string;
}

/** The product for the next world, started while the old one still runs. */
export interface Spare {
  /** Starts one, unless one is there; given back when nobody takes it for a minute. */
  prepare(): void;
  /** Gives the one that was prepared, else starts one. */
  take(): Promise<Running>;
  discard(): Promise<void>;
}

const KEPT_MS = 60_000;

/** Nothing is started yet; `begin` starts one and resolves as soon as its process runs. */
export function createSpare(begin: () => Promise<Running>): Spare {
  let waiting: Promise<Running> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const withdraw = () => {
    const one = waiting;
    waiting = null;
    clearTimeout(timer);
    return one;
  };
  const discard = async () => {
    // One that could not even start leaves nothing to stop.
    const running = await withdraw()?.catch(() => null);
    await running?.product.stop();
  };
  return {
    prepare() {
      if (waiting) return;
      waiting = begin();
      waiting.catch(withdraw);
      timer = setTimeout(() => void discard(), KEPT_MS);
      timer.unref();
    },
    take: async () => await (withdraw() ?? begin()),
    discard,
  };
}
