import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A reference running in a process of its own, as the service does. */
export type Child = { url: string; stop(): Promise<void> };

/** Starts a program of this folder, hands it its settings, and waits for the port it prints. */
export async function startChild(name: string, settings: object): Promise<Child> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify(settings));
  const said = once(createInterface(child.stdout), 'line');
  const [port] = await Promise.race([said, ended.then(() => [null])]);
  if (port === null) throw new Error(`${name} ended before it listened.`);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** In the child: what it was handed. */
export async function readSettings<Settings>(): Promise<Settings> {
  return JSON.parse(await text(process.stdin)) as Settings;
}
