import { createBotFramework, type BotFramework } from './botframework.ts';
import type { Connector } from './connector/connector.ts';
import { createEntra, type Entra } from './entra/entra.ts';
import { createExchange, type Received } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { GraphSwitches } from './graph/call.ts';
import { type Answer, answerInvitation } from './graph/event-changes.ts';
import type { ContractViolation } from './graph/graph.ts';
import type { Ledger } from './ledger.ts';
import { listen } from './listener.ts';
import type { TokenOverrides } from './signing-keys.ts';
import type { TenantState } from './state-model.ts';
import type { TenantOptions } from './tenant-options.ts';
import { createParts, type Parts } from './tenant-parts.ts';
import { appTokenForApi, graphTokenFor } from './tenant-tokens.ts';
import { SHAREPOINT_HOST } from './world.ts';

export interface Tenant {
  url: string;
  port: number;
  /** The value of MICROSOFT_ADDRESSES. */
  addresses: string;
  /** A person's token for the product's API, or one that departs from it. */
  userToken(personId: string, overrides?: TokenOverrides): Promise<string>;
  /** A Graph token of the app, or of a person with `personId`: for calling the local Graph itself. */
  graphToken(personId?: string, overrides?: TokenOverrides): Promise<string>;
  /** An app-only token for the product's API (TV10). */
  appToken(overrides?: TokenOverrides): Promise<string>;
  /** Everything that reached the tenant, in order. */
  received: Received[];
  faults: Faults;
  graph: {
    ledger: Ledger;
    faults: Faults;
    readonly state: TenantState;
    switches: GraphSwitches;
    grants: Entra['grants'];
    contractViolations: ContractViolation[];
    /** Somebody answers an invitation by its event id; false when they weren't invited. */
    answer(eventId: string, answer: Answer): boolean;
    /** Call after changing `state` by hand. */
    changed(): void;
    reset(): void;
  };
  entra: Entra;
  botFramework: BotFramework;
  connector: Connector;
  close(): Promise<void>;
}

/** Starts the local Microsoft 365 on a loopback port. */
export async function startTenant(options: TenantOptions = {}): Promise<Tenant> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The local Microsoft 365 is for one machine only and refuses NODE_ENV=production.',
    );
  }
  const now = options.now ?? (() => new Date());
  let url = '';
  const entra = await createEntra({ now });
  const botFramework = await createBotFramework({ now, url: () => `${url}/botframework` });
  const parts = createParts(options, { entra, botFramework, now });
  const received: Received[] = [];
  const { servers, faults } = parts;
  const exchange = createExchange({ servers, faults, onKill: options.onKill, received });
  const listener = await listen(options.port ?? 0, exchange);
  url = listener.url;
  return {
    url,
    port: listener.port,
    addresses: addressesOf(url),
    userToken: (personId, overrides) => entra.personToken(personId, overrides),
    graphToken: (personId, overrides) => graphTokenFor(entra, { now: now(), personId, overrides }),
    appToken: (overrides) => appTokenForApi(entra, { now: now(), overrides }),
    received,
    faults,
    graph: graphFace(parts),
    entra,
    botFramework,
    connector: parts.connector,
    close: () => listener.close(),
  };
}

function graphFace(parts: Parts): Tenant['graph'] {
  const { tenant, faults, graph } = parts;
  return {
    ledger: tenant.ledger,
    faults,
    get state() {
      return tenant.store.current;
    },
    switches: tenant.switches,
    grants: tenant.grants,
    contractViolations: graph.contractViolations,
    answer: (eventId, answer) => answerInvitation(tenant, eventId, answer),
    changed: () => tenant.store.changed(),
    reset: parts.reset,
  };
}

/** Genuine host → where it is found on this machine, as the product's configuration takes it. */
function addressesOf(url: string): string {
  return [
    `login.microsoftonline.com=${url}/entra`,
    `graph.microsoft.com=${url}/graph`,
    `login.botframework.com=${url}/botframework`,
    `smba.trafficmanager.net=${url}/connector`,
    `${SHAREPOINT_HOST}=${url}/sharepoint`,
  ].join(',');
}
