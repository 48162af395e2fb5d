import { readFile } from 'node:fs/promises';
import type { Server } from 'restify';
import type { Log } from '../log.ts';
import { answering } from './mount.ts';

/** Serves the OpenAPI document to anybody: it says what can be asked, and nothing of a tenant. */
export async function mountDocument(server: Server, log: Log): Promise<void> {
  const text = await readFile(new URL('openapi.json', import.meta.url), 'utf8');
  const body: unknown = JSON.parse(text);
  server.get('/api/openapi.json', async (request, response) => {
    await answering(request, response, log, async () => await Promise.resolve({ body }));
  });
}
