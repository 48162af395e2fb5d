declare global {
  interface Window {
    /** Calls of the tab this host doesn't know; the browser tests demand that it stays empty. */
    __unknownTeamsCalls: { func: string; args: unknown[] }[];
  }
}

/** Starts the list of unknown calls. */
export function watchUnknownCalls(): void {
  window.__unknownTeamsCalls = [];
}

/** Notes a call the host doesn't know. */
export function noteUnknownCall(func: string, args: unknown[]): void {
  window.__unknownTeamsCalls.push({ func, args });
}
