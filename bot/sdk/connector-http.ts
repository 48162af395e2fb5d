import type { Outbound } from '../../src/microsoft/outbound.ts';

/** How a send to the connector failed. `status` null: no answer came, so it may have arrived. */
export class ConnectorProblem extends Error {
  readonly status: number | null;
  readonly retryAfter: string | null;

  constructor(status: number | null, retryAfter: string | null, cause?: unknown) {
    super(`The connector answered ${status ?? 'nothing'}.`, cause === undefined ? {} : { cause });
    this.name = 'ConnectorProblem';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

type WebResource = {
  url: string;
  method: string;
  body?: unknown;
  headers: { rawHeaders(): Record<string, string> };
};

/**
 * The connector's HTTP, through our one way out. Every failure is thrown as our own error: the
 * SDK's pipeline would repeat a POST on 5xx and resets, and a message cannot be unsent (BT06).
 */
export function connectorHttp(outbound: Outbound) {
  return {
    sendRequest: async (request: WebResource) => {
      const headers = request.headers.rawHeaders();
      const body = typeof request.body === 'string' ? { body: request.body } : {};
      const init = { method: request.method, headers, ...body };
      const response = await outbound.fetch(request.url, init).catch((cause: unknown) => {
        throw new ConnectorProblem(null, null, cause);
      });
      const bodyAsText = await response.text().catch((cause: unknown) => {
        throw new ConnectorProblem(null, null, cause);
      });
      if (response.status >= 300) {
        throw new ConnectorProblem(response.status, response.headers.get('retry-after'));
      }
      const plain = Object.fromEntries(response.headers);
      return { request, status: response.status, bodyAsText, headers: { toJson: () => plain } };
    },
  };
}
