import type { z } from 'zod';
import type { Connector } from '../connector/connector.ts';
import type { Entra } from '../entra/entra.ts';
import type { Faults } from '../faults.ts';
import type { GraphTenant } from '../graph/call.ts';
import type { TenantOptions } from '../tenant-options.ts';

export interface PageContext {
  graph: GraphTenant;
  faults: Faults;
  entra: Entra;
  connector: Connector;
  reset: () => void;
  options: Pick<TenantOptions, 'publicUrl' | 'onReset' | 'onPrepare' | 'acts'>;
}

interface PageCall {
  /** What the path's capture groups held, decoded. */
  ids: string[];
  query: URLSearchParams;
  /** Parses the body by a model; a body that isn't it becomes 400. */
  read: <Model extends z.ZodType>(model: Model) => z.infer<Model>;
}

export interface PageRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: RegExp;
  run: (call: PageCall, context: PageContext) => unknown;
}

/** A call of the page that cannot be answered, with the sentence it is told. */
export class PageRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
