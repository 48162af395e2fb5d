/** What Teams' page is told before it opens the tab. */
export interface HostSetup {
  /** The tab's full address. */
  src: string;
  frameContext: 'content' | 'settings' | 'sidePanel';
  /** The flat context of `getContext`. */
  context: Record<string, unknown>;
  width: number;
}

/** What the page noted of the tab's calls; read with `heardOf`. */
export interface Heard {
  calls: string[];
  unknown: string[];
  isValid: boolean | null;
  settings: Record<string, unknown> | null;
  saved: string | null;
}

interface Call {
  id: number;
  uuidAsString?: string;
  func: string;
  args: unknown[];
}

/**
 * Runs in the browser, in a page of `https://teams.microsoft.com`: opens the tab in a frame and
 * speaks Teams' side of the teams-js protocol with it. Self-contained, because it is sent there as
 * text; `tokenOf` is a function the test exposes.
 */
export function beTeams({ src, frameContext, context, width }: HostSetup): void {
  const heard: Heard = { calls: [], unknown: [], isValid: null, settings: null, saved: null };
  Reflect.set(window, 'heard', heard);
  const frame = document.createElement('iframe');
  const tab = new URL(src).origin;
  frame.title = 'Handover';
  frame.style.cssText = `width:${width}px;height:640px;border:0`;
  const runtime = { apiVersion: 4, isLegacyTeams: false, supports: { pages: { config: {} } } };
  const answers: Record<string, (args: unknown[]) => unknown[] | null | Promise<unknown[]>> = {
    initialize: () => [frameContext, 'desktop', JSON.stringify(runtime), '2.58.0'],
    getContext: () => [context],
    'authentication.getAuthToken': async () => {
      const tokenOf = Reflect.get(window, 'tokenOf') as () => Promise<string>;
      return [true, await tokenOf()];
    },
    registerHandler: () => null,
    'appInitialization.appLoaded': () => null,
    'appInitialization.success': () => null,
    'settings.setValidityState': ([isValid]) => {
      heard.isValid = isValid === true;
      return null;
    },
    'settings.setSettings': ([settings]) => {
      heard.settings = settings as Record<string, unknown>;
      return [true];
    },
    'settings.save.success': () => {
      heard.saved = 'success';
      return null;
    },
    'settings.save.failure': ([reason]) => {
      heard.saved = String(reason);
      return null;
    },
  };
  window.addEventListener('message', (event: MessageEvent<Call>) => {
    if (event.source !== frame.contentWindow || typeof event.data?.func !== 'string') return;
    const { id, uuidAsString, func, args } = event.data;
    heard.calls.push(func);
    const answer = answers[func];
    if (!answer) return void heard.unknown.push(func);
    void Promise.resolve(answer(args ?? [])).then((given) => {
      if (given) frame.contentWindow?.postMessage({ id, uuidAsString, args: given }, tab);
    });
  });
  Reflect.set(window, 'tell', (func: string, args: unknown[]) =>
    frame.contentWindow?.postMessage({ func, args }, tab),
  );
  frame.src = src;
  document.body.append(frame);
}
