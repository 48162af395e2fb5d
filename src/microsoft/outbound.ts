/** Where Teams' connector answers: the bot speaks there and nowhere else. */
const connectorHost = 'smba.trafficmanager.net';

/** The hosts this product talks to; anything else is refused before a connection is made. */
export const hosts = [
  'login.microsoftonline.com',
  'graph.microsoft.com',
  'login.botframework.com',
  connectorHost,
] as const;

/** The one way out: a fetch that goes to Microsoft's hosts only, never follows a redirect, and always ends. */
export type Outbound = {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Where a genuine address is reached in this installation. @throws on a host not on the list. */
  address(url: string): string;
  /** Whether an address that a message names is a genuine one of Teams' connector. */
  isConnector(url: string): boolean;
};

/** How long a call may take. */
export const longestMs = 15_000;

/**
 * `addresses` maps a genuine host to where it is reached; hosts not in it are reached genuinely.
 * A call that takes longer than `timeoutMs` is given up.
 */
export function openOutbound(
  addresses: ReadonlyMap<string, string>,
  { timeoutMs = longestMs }: { timeoutMs?: number } = {},
): Outbound {
  const isAllowed = (url: string): boolean => {
    const genuine = URL.parse(url);
    return genuine?.protocol === 'https:' && hosts.some((host) => host === genuine.host);
  };
  const isConnector = (url: string): boolean => {
    const { host, username, password, search, hash } = URL.parse(url) ?? {};
    return isAllowed(url) && host === connectorHost && !(username || password || search || hash);
  };
  const own = [...addresses.values()].map((base) => `${base}/`);
  const address = (url: string): string => {
    // Key metadata reached through such an address names its keys below the same address.
    if (own.some((base) => URL.parse(url)?.href.startsWith(base))) return url;
    if (!isAllowed(url)) throw new TypeError('An address outside Microsoft 365 was refused.');
    const genuine = new URL(url);
    const local = addresses.get(genuine.hostname);
    return local === undefined ? url : `${local}${genuine.pathname}${genuine.search}`;
  };
  return {
    address,
    isConnector,
    fetch: async (url, init = {}) => {
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
      return await fetch(address(url), { ...init, signal, redirect: 'manual' });
    },
  };
}
