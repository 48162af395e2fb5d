import { writeSync } from 'node:fs';

/** Prints one event as a JSON line at once, so that a killed program's last words are not lost. */
export function say(event: string, details: Record<string, unknown> = {}): void {
  writeSync(1, `${JSON.stringify({ event, ...details })}\n`);
}

/** Prints why the program cannot go on, as `refused`, and ends it. */
export function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  say('refused', { code, message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
