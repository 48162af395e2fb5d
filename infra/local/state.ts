import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialState } from './initial-state.ts';
import type { TenantState } from './state-model.ts';

/** The tenant's memory: `current` may be changed in place, then `changed()` must be called. */
export interface Store {
  readonly current: TenantState;
  /** Goes up with every change, for cheap polling. */
  readonly version: number;
  changed(): void;
  /** Back to the first day: everything made since is gone. */
  reset(): void;
  /** Keeps the bytes of a file under the item's id and gives their SHA-256. */
  putContent(itemId: string, content: Buffer): string;
  content(itemId: string): Buffer | null;
}

/** Opens the memory; with a folder it survives a restart (`tenant.json`, written after each change). */
export function openStore(options: { folder?: string; now: () => Date }): Store {
  const disk = options.folder ? openDisk(options.folder) : null;
  let state = disk?.read() ?? initialState(options.now());
  let version = 1;
  const contents = new Map<string, Buffer>();
  return {
    get current() {
      return state;
    },
    get version() {
      return version;
    },
    changed() {
      version += 1;
      disk?.write(state);
    },
    reset() {
      state = initialState(options.now());
      contents.clear();
      disk?.clear();
      version += 1;
    },
    putContent(itemId, content) {
      const kept = Buffer.from(content);
      if (disk) disk.putContent(itemId, kept);
      else contents.set(itemId, kept);
      return createHash('sha256').update(kept).digest('hex');
    },
    content: (itemId) => (disk ? disk.content(itemId) : (contents.get(itemId) ?? null)),
  };
}

function openDisk(folder: string) {
  const file = join(folder, 'tenant.json');
  const contents = join(folder, 'contents');
  mkdirSync(contents, { recursive: true });
  const contentFile = (itemId: string) => join(contents, encodeURIComponent(itemId));
  return {
    read: () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TenantState) : null),
    // Beside it first, then renamed: a kill in between leaves the old file whole.
    write(state: TenantState) {
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
    clear() {
      rmSync(file, { force: true });
      rmSync(contents, { recursive: true, force: true });
      mkdirSync(contents, { recursive: true });
    },
    putContent: (itemId: string, content: Buffer) => writeFileSync(contentFile(itemId), content),
    content: (itemId: string) =>
      existsSync(contentFile(itemId)) ? readFileSync(contentFile(itemId)) : null,
  };
}
