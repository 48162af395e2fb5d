import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ActView } from '../page-model.ts';
import { forward, sayUnavailable } from './forward.ts';
import { servePageFile } from './page-files.ts';
import { StartProblem } from './problem.ts';
import { actOf } from './watch-acts.ts';

interface OriginOptions {
  port: number;
  /** Folder of the built Teams page. */
  pageFolder: string;
  /** Where the parts are now; null while one starts. */
  tenantUrl: () => string | null;
  productUrl: () => string | null;
  /** Hears of every act asked of the product and how it was answered. */
  onAct?: (act: Omit<ActView, 'at'>) => void;
}

/** What belongs to the product; everything else is the Teams page's. */
const PRODUCT = /^\/(tab|api|c|healthz|readyz)(\/|\?|$)/;
const TENANT = /^\/(microsoft|sharepoint)\//;
const ASSETS = '/microsoft-page/';

/**
 * The one public origin: Teams page at `/`, the tenant's page interface, and the product.
 * @throws StartProblem when the port is taken.
 */
export async function openOrigin(options: OriginOptions): Promise<{ close(): Promise<void> }> {
  const server = createServer((message, response) => answer(message, response, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(portProblem(error, options.port)),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(message: IncomingMessage, response: ServerResponse, options: OriginOptions): void {
  const url = message.url ?? '/';
  if (PRODUCT.test(url)) {
    const onAnswer = (status: number) => noteAct(message, status, options);
    return pass(message, response, { target: options.productUrl(), onAnswer });
  }
  if (TENANT.test(url)) return pass(message, response, { target: options.tenantUrl() });
  if (message.method !== 'GET' && message.method !== 'HEAD') {
    response.writeHead(405);
    response.end();
    return;
  }
  const [path = '/'] = url.split('?');
  const name = path.startsWith(ASSETS) ? path.slice(ASSETS.length) : 'index.html';
  void servePageFile(response, options.pageFolder, name);
}

function noteAct(message: IncomingMessage, status: number, options: OriginOptions): void {
  const { method = '', url = '', headers } = message;
  const act = actOf({ method, url, authorization: headers.authorization, status });
  if (act) options.onAct?.(act);
}

interface Passing {
  target: string | null;
  onAnswer?: (status: number) => void;
}

function pass(
  message: IncomingMessage,
  response: ServerResponse,
  { target, onAnswer }: Passing,
): void {
  if (target) forward(message, response, { target, onAnswer });
  else sayUnavailable(response, 'Handover is starting. Try again in a moment.');
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new StartProblem(
    `Port ${port} is used by another program. Choose another one: PORT=${port + 1} npm start`,
  );
}
