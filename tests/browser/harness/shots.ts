import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where a test's pictures go. */
export interface Shots {
  take(page: Page, name: string): Promise<void>;
  /** Takes the pictures away again, unless `HANDOVER_SHOTS` names a folder to keep them in. */
  clear(): Promise<void>;
}

/** Opens the folder for pictures: the one of `HANDOVER_SHOTS`, else a passing one. */
export async function openShots(): Promise<Shots> {
  const kept = process.env['HANDOVER_SHOTS'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'handover-shots-')));
  await mkdir(folder, { recursive: true });
  return {
    take: async (page, name) => void (await page.screenshot({ path: join(folder, `${name}.png`) })),
    clear: async () => {
      if (kept === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
