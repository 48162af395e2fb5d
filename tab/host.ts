import { createContext, useContext } from 'react';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** What the tab may know about the place it is shown in; the server never believes any of it. */
export interface HostContext {
  theme: ThemeName;
  locale: string;
  /** Who looks; for what is kept on the device. */
  person: { id: string; tenantId: string } | null;
  team: { id: string; name: string | null } | null;
  channel: { id: string; name: string | null } | null;
  /** A query string of form values, or of a place in a handover, that a deep link carried. */
  subPageId: string | null;
  /** True beside a running meeting, where the agenda is what one wants to see. */
  isMeetingPanel: boolean;
}

/** The port to Microsoft Teams: components use it, only `teams.ts` implements it. */
export interface Host {
  context: HostContext;
  /** Gives a token for our API; `claims` repeats a challenge of Entra. */
  getToken(claims?: string): Promise<string>;
  openLink(url: string): Promise<void>;
  onThemeChange(listener: (theme: ThemeName) => void): void;
  /** Before Teams takes the tab away, it waits for this, for a short while. */
  onLeaving(save: () => Promise<void>): void;
  /** Tells Teams which handover the configured tab shows; null means that none is chosen yet. */
  offerConfiguration(choice: { handoverId: string; title: string } | null): void;
}

const HostPort = createContext<Host | null>(null);
export const HostProvider = HostPort.Provider;

/** Gives the port to Teams; throws when a component is rendered outside `HostProvider`. */
export function useHost(): Host {
  const host = useContext(HostPort);
  if (!host) throw new Error('HostProvider is missing above this component.');
  return host;
}
