import { writeSync } from 'node:fs';

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Prints one event as a JSON line at once, so that a killed program's last words are not lost. */
export function say(event: string, details: Record<string, unknown> = {}): void {
  let rest: Buffer = Buffer.from(`${JSON.stringify({ event, ...details })}\n`);
  while (rest.length > 0) {
    const written = writtenOf(rest);
    rest = rest.subarray(written);
    if (written === 0) Atomics.wait(pause, 0, 0, 5);
  }
}

/** The pipe to a busy reader may be full, which is no error: nothing was written then. */
function writtenOf(text: Buffer): number {
  try {
    return writeSync(1, text);
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
