/** What we use of restify 12; the published types stop at 8.5. */
declare module 'restify' {
  import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';

  export interface Request extends IncomingMessage {
    params: Record<string, string>;
    getPath(): string;
    getRoute(): { path: string };
    getQuery(): string;
  }
  export interface Response extends ServerResponse {
    sendRaw(status: number, body: string | Buffer, headers?: Record<string, string>): void;
  }
  export type Handler = (request: Request, response: Response) => Promise<void>;
  export type Chained = (
    request: Request,
    response: Response,
    next: (stop?: false) => void,
  ) => void;
  export interface Server {
    server: HttpServer;
    pre(handler: Chained): void;
    get(path: string, handler: Handler): void;
    post(path: string, handler: Handler): void;
    put(path: string, handler: Handler): void;
    patch(path: string, handler: Handler): void;
    once(event: 'error', listener: (error: Error) => void): this;
    on(
      event: 'restifyError',
      listener: (
        request: Request,
        response: Response,
        error: { statusCode?: number },
        done: () => void,
      ) => void,
    ): void;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
  }
  interface Options {
    name: string;
    log: object;
    handleUncaughtExceptions: boolean;
    ignoreTrailingSlash: boolean;
    maxParamLength: number;
  }
  const restify: {
    createServer(options: Partial<Options>): Server;
  };
  export default restify;
}
