import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which folder below the data folder is the product's; Start over builds the next one beside it. */
export interface ProductFolder {
  /** The folder in use: "product", after a Start over "product-2" and so on. */
  current(): string;
  /** The folder of a fresh start. */
  first(): string;
  /** A free folder for the next world; nothing is made there yet. */
  next(): string;
  /** From now on, and at the next start, this folder is the one in use. */
  use(folder: string): void;
  /** Takes away what earlier or unfinished worlds left. */
  sweep(): void;
}

const FIRST = 'product';
const NAME = /^product(?:-(\d+))?$/;

/** Keeps the choice in `current.json` of the data folder. */
export function openProductFolder(dataFolder: string): ProductFolder {
  const file = join(dataFolder, 'current.json');
  const currentName = () => (existsSync(file) ? readName(file) : FIRST);
  return {
    current: () => join(dataFolder, currentName()),
    first: () => join(dataFolder, FIRST),
    next: () => {
      const number = Number(NAME.exec(currentName())?.[1] ?? 1) + 1;
      return join(dataFolder, `${FIRST}-${number}`);
    },
    use: (folder) => {
      const name = folder.slice(dataFolder.length + 1);
      if (name === FIRST) rmSync(file, { force: true });
      else writeFileSync(file, JSON.stringify({ product: name }));
    },
    sweep: () => {
      const others = readdirSync(dataFolder).filter(
        (name) => NAME.test(name) && name !== currentName(),
      );
      for (const name of others) rmSync(join(dataFolder, name), { recursive: true, force: true });
    },
  };
}

function readName(file: string): string {
  const { product } = JSON.parse(readFileSync(file, 'utf8')) as { product: string };
  return NAME.test(product) ? product : FIRST;
}
