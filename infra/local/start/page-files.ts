import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Serves one file of the built Teams page; 404 for what is not in its folder. */
export async function servePageFile(
  response: ServerResponse,
  folder: string,
  name: string,
): Promise<void> {
  const path = normalize(join(folder, name));
  const content = path.startsWith(folder + sep) ? await readFile(path).catch(() => null) : null;
  if (!content) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Not found');
    return;
  }
  const isShell = name === 'index.html';
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': isShell ? 'no-cache' : 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(isShell ? { 'content-security-policy': "frame-ancestors 'none'" } : {}),
  });
  response.end(content);
}
