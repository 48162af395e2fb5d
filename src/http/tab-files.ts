import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import restify, { type Request, type Response, type Server } from 'restify';
import { answering, writeProblem } from './mount.ts';
import { problemOf } from './problems.ts';
import { Refusal } from '../refusal.ts';
import type { Log } from '../log.ts';

const yearMs = 365 * 24 * 3_600_000;
const pages = ['/tab', '/tab/configure', '/tab/waiting'];

/**
 * Serves the built tab: one static shell for all its pages, and its hashed assets for a year.
 * Only `serveStaticFiles` is used: restify's older `serveStatic` dies of `/tab/%00`.
 */
export async function serveTab(server: Server, folder: string, log: Log): Promise<void> {
  const shell = await readFile(join(folder, 'index.html')).catch((cause: unknown) => {
    throw new Error(`The tab is not built: ${folder}/index.html is missing. Run npm start or npm run build.`, { cause });
  });
  const etag = `"${createHash('sha256').update(shell).digest('hex').slice(0, 20)}"`;
  for (const path of pages) {
    server.get(path, async (request, response) => {
      await sendShell(request, response, { shell, etag });
    });
  }
  const files = restify.plugins.serveStaticFiles(resolve(folder, 'assets'), {
    maxAge: yearMs,
    etag: true,
    immutable: true,
  });
  server.get(
    '/tab/assets/*',
    (request, response, next) => {
      response.setHeader('Vary', 'Accept-Encoding');
      if (request.params['*']?.includes('\0')) {
        writeProblem(response, problemOf(notThere(), crypto.randomUUID()));
        return next(false);
      }
      return next();
    },
    restify.plugins.gzipResponse(),
    files,
  );
  server.get('/tab/*', async (request, response) => {
    await answering(request, response, log, () => Promise.reject(notThere()));
  });
}

async function sendShell(
  request: Request,
  response: Response,
  page: { shell: Buffer; etag: string },
): Promise<void> {
  const headers = { ETag: page.etag, 'Cache-Control': 'no-cache' };
  if (request.headers['if-none-match'] === page.etag) response.sendRaw(304, '', headers);
  else response.sendRaw(200, page.shell, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
  await Promise.resolve();
}

function notThere(): Refusal {
  return new Refusal('not_found', 'There is no such page. Open Handover from its tab in Teams.');
}
