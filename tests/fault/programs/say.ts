import { writeSync } from 'node:fs';

/** Prints one event as a JSON line at once, so that a killed program's last words are not lost. */
export function say(event: string, details: Record<string, unknown> = {}): void {
  let left = Buffer.from(`${JSON.stringify({ event, ...details })}\n`);
  while (left.length > 0) left = left.subarray(writeSome(left));
}

/** Nothing is written while the pipe is full: a busy test reads it later than it is filled. */
function writeSome(bytes: Buffer): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

/** Prints why the program cannot go on, as `refused`, and ends it. */
export function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  say('refused', { code, message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
