import { configure, render } from '@testing-library/react';
import { App } from '../app.tsx';
import { createApi } from '../data/api.ts';
import type { Host, HostContext } from '../host.ts';
import { HANDOVER_ID, RIYA } from './fixtures.ts';

// A busy machine takes longer than the usual second; a missing thing is still missing after ten.
configure({ asyncUtilTimeout: 10_000 });

/** What the tab asked Teams for. */
interface HostLog {
  claims: (string | undefined)[];
  links: string[];
  offered: ({ handoverId: string; title: string } | null)[];
  /** What Teams waits for before it takes the tab away. */
  leave: () => Promise<void>;
}

/** A hand-written stand-in for the port to Teams. */
function aHost(context: Partial<HostContext> = {}): { host: Host; log: HostLog } {
  const log: HostLog = {
    claims: [],
    links: [],
    offered: [],
    leave: async () => undefined,
  };
  const host: Host = {
    context: {
      theme: 'default',
      locale: 'en-GB',
      person: { id: RIYA.id, tenantId: 'fabrikam' },
      team: null,
      channel: null,
      subPageId: null,
      isMeetingPanel: false,
      ...context,
    },
    getToken: async (claims) => {
      log.claims.push(claims);
      return `token-${log.claims.length}`;
    },
    openLink: async (url) => {
      log.links.push(url);
    },
    onThemeChange: () => undefined,
    onLeaving: (save) => {
      log.leave = save;
    },
    offerConfiguration: (choice) => {
      log.offered.push(choice);
    },
  };
  return { host, log };
}

/** Renders the whole tab at an address such as `/tab/?handover=…#promises`. */
export function renderTab(
  address = `/tab/?handover=${HANDOVER_ID}`,
  context = {},
  storage: Storage | null = null,
): HostLog {
  preparePage();
  const url = new URL(address, window.location.origin);
  window.history.replaceState(null, '', `${url.pathname}${url.search}${url.hash}`);
  const { host, log } = aHost(context);
  const api = createApi((claims) => host.getToken(claims));
  render(<App {...{ host, api, address: url, storage }} />);
  return log;
}

/** Fluent measures itself with this; jsdom has no layout to measure. */
function preparePage(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}
