import { open, rename, stat } from 'node:fs/promises';

const keptLogBytes = 5_000_000;

/** Sets a log that grew long aside as the one older log; gives the length of the present one, in bytes. */
export async function trimLog(log: string): Promise<number> {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  if (size < keptLogBytes) return size;
  await rename(log, `${log}.old`);
  return 0;
}

/** Gives what was written after a position, in bytes; at most 16 kB, nothing when there is no log. */
export async function readFrom(log: string, position: number): Promise<string> {
  const file = await open(log, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16_000), position });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
