import type { ClientType, FrameContext } from './context.ts';

/** What the tab saved on its configuration page. */
export interface TabSettings {
  contentUrl: string;
  entityId: string;
  suggestedDisplayName: string;
}

/** What the host needs to know of the page around it. */
export interface HostPort {
  /** Where messages arrive: the page's window. */
  page: EventTarget;
  /** The origin that page and tab share. */
  origin: string;
  /** The frame's window, null while there is none. */
  frame(): Window | null;
  frameContext: FrameContext;
  clientType: ClientType;
  context(): Record<string, unknown>;
  token(): Promise<string>;
  openLink(address: string): void;
  setValid(valid: boolean): void;
  settings(): TabSettings | null;
  setSettings(settings: TabSettings): void;
  /** The tab answered a save: null when it succeeded, else its reason. */
  saved(reason: string | null): void;
  /** A call this host doesn't know; it stays unanswered, as in Teams. */
  unknown(func: string, args: unknown[]): void;
}

interface Call {
  id: number;
  uuidAsString?: string;
  func: string;
  args: unknown[];
}

type Answer = readonly unknown[] | null;
type Handler = (args: unknown[], port: HostPort) => Answer | Promise<Answer>;

const SDK_VERSION = '2.58.0';
const RUNTIME = { apiVersion: 4, isLegacyTeams: false, supports: { pages: { config: {} } } };

const quiet: Handler = () => null;

/** The calls of teams-js this host knows; null means that Teams answers nothing. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  initialize: (_args, port) => [
    port.frameContext,
    port.clientType,
    JSON.stringify(RUNTIME),
    SDK_VERSION,
  ],
  getContext: (_args, port) => [port.context()],
  'authentication.getAuthToken': (_args, port) =>
    port.token().then(
      (token) => [true, token],
      (reason: unknown) => [false, String(reason)],
    ),
  executeDeepLink: (args, port) => {
    port.openLink(textOf(args[0]));
    return [true];
  },
  registerHandler: quiet,
  'appInitialization.appLoaded': quiet,
  'appInitialization.success': quiet,
  'appInitialization.failure': quiet,
  'appInitialization.expectedFailure': quiet,
  'settings.setValidityState': (args, port) => {
    port.setValid(args[0] === true);
    return null;
  },
  'settings.getSettings': (_args, port) => [port.settings() ?? {}],
  'settings.setSettings': (args, port) => {
    port.setSettings(args[0] as TabSettings);
    return [true];
  },
  'settings.save.success': (_args, port) => {
    port.saved(null);
    return null;
  },
  'settings.save.failure': (args, port) => {
    port.saved(textOf(args[0]) || 'The tab could not be saved.');
    return null;
  },
};

/** Speaks Teams' side of the teams-js protocol with one frame until `close`. */
export function connectHost(port: HostPort): {
  /** Tells the frame an event: `themeChange`, `settings.save`. */
  tell(func: string, args: unknown[]): void;
  close(): void;
} {
  const post = (message: unknown) => port.frame()?.postMessage(message, port.origin);
  const listen = (event: Event) => {
    const { source, origin, data } = event as MessageEvent<unknown>;
    // Only this frame, and only while it still shows a page of this origin.
    if (source !== port.frame() || origin !== port.origin) return;
    if (isCall(data)) void answer(data, port, post);
  };
  port.page.addEventListener('message', listen);
  return {
    tell: (func, args) => post({ func, args }),
    close: () => port.page.removeEventListener('message', listen),
  };
}

async function answer(call: Call, port: HostPort, post: (message: unknown) => void) {
  const handler = HANDLERS[call.func];
  if (!handler) {
    port.unknown(call.func, call.args);
    return;
  }
  const args = await handler(call.args, port);
  if (args) post({ id: call.id, uuidAsString: call.uuidAsString, args });
}

function textOf(argument: unknown): string {
  return typeof argument === 'string' ? argument : '';
}

function isCall(message: unknown): message is Call {
  if (typeof message !== 'object' || message === null) return false;
  const { id, func, args } = message as Partial<Call>;
  return typeof id === 'number' && typeof func === 'string' && Array.isArray(args);
}
