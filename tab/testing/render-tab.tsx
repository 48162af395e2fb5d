import { configure, render } from '@testing-library/react';
import { App } from '../app.tsx';
import { createApi } from '../data/api.ts';
import type { Host, HostContext } from '../host.ts';
import { HANDOVER_ID } from './fixtures.ts';

// A busy machine takes longer than the usual second; a missing thing is still missing after ten.
configure({ asyncUtilTimeout: 10_000 });

/** What the tab asked Teams for. */
interface HostLog {
  claims: (string | undefined)[];
  links: string[];
  offered: ({ handoverId: string; title: string } | null)[];
}

/** A hand-written stand-in for the port to Teams. */
function aHost(context: Partial<HostContext> = {}): { host: Host; log: HostLog } {
  const log: HostLog = { claims: [], links: [], offered: [] };
  const host: Host = {
    context: {
      theme: 'default',
      locale: 'en-GB',
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
    offerConfiguration: (choice) => {
      log.offered.push(choice);
    },
  };
  return { host, log };
}

/** Renders the whole tab at an address such as `/tab/?handover=…#promises`. */
export function renderTab(address = `/tab/?handover=${HANDOVER_ID}`, context = {}): HostLog {
  preparePage();
  const url = new URL(address, window.location.origin);
  window.history.replaceState(null, '', `${url.pathname}${url.search}${url.hash}`);
  const { host, log } = aHost(context);
  render(<App host={host} api={createApi((claims) => host.getToken(claims))} address={url} />);
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
