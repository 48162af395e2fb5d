import { mkdirSync } from 'node:fs';
import type { BotFramework } from './botframework.ts';
import { type Connector, createConnector } from './connector/connector.ts';
import type { Entra } from './entra/entra.ts';
import { strikePart } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import type { GraphSwitches, GraphTenant } from './graph/call.ts';
import { createGraph, type GraphServer } from './graph/graph.ts';
import { createSharePoint } from './graph/sharepoint.ts';
import { openLedger } from './ledger.ts';
import type { Handler } from './listener.ts';
import { createPage } from './page/page.ts';
import { openStore } from './state.ts';
import type { TenantOptions } from './tenant-options.ts';

/** The tenant's servers around one memory. */
export interface Parts {
  tenant: GraphTenant;
  graph: GraphServer;
  connector: Connector;
  faults: Faults;
  reset: () => void;
  /** First path segment → server. */
  servers: Record<string, Handler>;
}

/** Puts Graph, connector, SharePoint and the page's interface around one memory. */
export function createParts(
  options: TenantOptions,
  of: { entra: Entra; botFramework: BotFramework; now: () => Date },
): Parts {
  const { entra, botFramework, now } = of;
  if (options.folder) mkdirSync(options.folder, { recursive: true });
  const kept = { ...(options.folder ? { folder: options.folder } : {}), now };
  const [store, ledger, faults] = [openStore(kept), openLedger(kept), createFaults()];
  const sharepoint = createSharePoint({ now });
  const { grants } = entra;
  const tenant = { store, ledger, grants, now, switches: defaultSwitches(), sharepoint };
  const graph = createGraph(tenant, entra, (part) => strikePart(faults, part));
  const productUrl = options.productUrl ?? (() => null);
  const connector = createConnector({ store, ledger, entra, botFramework, now, productUrl });
  const reset = () => {
    store.reset();
    ledger.clear();
    faults.clear();
    Object.assign(tenant.switches, defaultSwitches());
  };
  const servers = {
    entra: entra.handler,
    botframework: botFramework.handler,
    graph: graph.handler,
    connector: connector.handler,
    sharepoint: sharepoint.handler,
    microsoft: createPage({ graph: tenant, faults, entra, connector, reset, options }),
  };
  return { tenant, graph, connector, faults, reset, servers };
}

function defaultSwitches(): GraphSwitches {
  return {
    filesFolderPending: false,
    forgetTransactionIds: false,
    refuseUniquePermissions: false,
    longestPage: 999,
  };
}
