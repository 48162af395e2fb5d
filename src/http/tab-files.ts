import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response, Server } from 'restify';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { answering } from './mount.ts';

type File = { type: string; etag: string; plain: Buffer; zipped: Buffer };

/** The addresses at which the tab's one page is served. */
export const tabPages = ['/tab', '/tab/configure', '/tab/waiting'];
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves the built tab from memory, compressed once: one static shell for all its pages, and hashed
 * assets for a year. restify's own plugins are not used: `serveStatic` dies of `/tab/%00`, and
 * `serveStaticFiles` with `gzipResponse` writes after the end and takes the process down.
 * @throws with a sentence that says what to do when the tab was not built.
 */
export async function serveTab(server: Server, folder: string, log: Log): Promise<void> {
  const shell = await load(join(folder, 'index.html')).catch((cause: unknown) => {
    const text = `TAB_FOLDER: there is no built tab in ${folder}. Run npm run build, or name the folder it is in.`;
    throw new Error(text, { cause });
  });
  const assets = new Map<string, File>();
  for (const name of await readdir(join(folder, 'assets')).catch(() => [])) {
    assets.set(name, await load(join(folder, 'assets', name)));
  }
  for (const path of tabPages) {
    server.get(path, async (request, response) => {
      await send(request, response, { file: shell, cache: 'no-cache' });
    });
  }
  server.get('/tab/assets/:name', async (request, response) => {
    const file = assets.get(request.params['name'] ?? '');
    const cache = 'public, max-age=31536000, immutable';
    if (file) await send(request, response, { file, cache });
    else await answering(request, response, log, notThere);
  });
  server.get('/tab/*', async (request, response) => {
    await answering(request, response, log, notThere);
  });
}

async function load(path: string): Promise<File> {
  const plain = await readFile(path).catch((cause: unknown) => {
    throw new Error(`The tab is not built: ${path} is missing. Run npm run build.`, { cause });
  });
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 20)}"`,
    plain,
    zipped: await promisify(gzip)(plain),
  };
}

async function send(
  request: Request,
  response: Response,
  { file, cache }: { file: File; cache: string },
): Promise<void> {
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    'Cache-Control': cache,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  const zipped = /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '');
  if (request.headers['if-none-match'] === file.etag) response.sendRaw(304, '', headers);
  else if (zipped) response.sendRaw(200, file.zipped, { ...headers, 'Content-Encoding': 'gzip' });
  else response.sendRaw(200, file.plain, headers);
  await Promise.resolve();
}

async function notThere(): Promise<never> {
  return await Promise.reject(
    new Refusal('not_found', 'There is no such page. Open Handover from its tab in Teams.'),
  );
}
