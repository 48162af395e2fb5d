import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { catchWindows } from '../host/catch-windows.ts';
import { THEME_NAMES, teamsContext } from '../host/context.ts';
import type { ClientType, FrameContext } from '../host/context.ts';
import { connectHost } from '../host/host.ts';
import type { TabSettings } from '../host/host.ts';
import { noteUnknownCall } from '../host/unknown-calls.ts';
import { useOpenLink } from '../host/use-open-link.tsx';
import { useHere } from '../place/use-place.ts';
import { tokenFor } from '../servers/microsoft.ts';

const useStyles = makeStyles({
  frame: {
    display: 'block',
    width: '100%',
    height: '100%',
    minHeight: 0,
    border: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** What the configuration page says to the dialog around it. */
export interface ConfigPort {
  setValid(valid: boolean): void;
  setSettings(settings: TabSettings): void;
  saved(reason: string | null): void;
}

interface TabFrameProps {
  title: string;
  /** Path and query on this origin: "/tab/?handover=…". */
  address: string;
  clientType: ClientType;
  inChannel: boolean;
  entityId: string;
  frameContext?: FrameContext;
  config?: ConfigPort;
  /** Raised by one, it tells the configuration page to save. */
  saveRequests?: number;
}

/** The tab in an iframe, with the host it speaks to. Another person or address: a new frame. */
export function TabFrame(props: TabFrameProps) {
  const { place } = useHere();
  const who = [place.person.id, place.channel.id, place.subPage, props.address, props.clientType];
  return <LiveFrame key={who.join(' ')} {...props} />;
}

function LiveFrame(props: TabFrameProps) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  useHost(frame, props);
  const openLink = useOpenLink();
  // A new window would leave this machine: the page says where it leads instead.
  const keepWindows = () => {
    if (frame.current?.contentWindow) catchWindows(frame.current.contentWindow, openLink);
  };
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={props.title}
      src={props.address}
      allow="clipboard-read; clipboard-write"
      onLoad={keepWindows}
    />
  );
}

function useHost(frame: React.RefObject<HTMLIFrameElement | null>, props: TabFrameProps) {
  const { world, place } = useHere();
  const openLink = useOpenLink();
  const host = useRef<ReturnType<typeof connectHost> | null>(null);
  const settings = useRef<TabSettings | null>(null);
  const { frameContext = 'content', clientType, inChannel, entityId, config, saveRequests } = props;
  const context = useEffectEvent(() =>
    teamsContext({ world, place, frameContext, clientType, inChannel, entityId }),
  );
  const open = useEffectEvent((address: string) => openLink(address));
  const person = place.person.id;
  const portOf = useEffectEvent(() => ({
    page: window,
    origin: window.location.origin,
    frame: () => frame.current?.contentWindow ?? null,
    frameContext,
    clientType,
    context: () => context(),
    token: () => tokenFor(person),
    openLink: (address: string) => open(address),
    setValid: (valid: boolean) => config?.setValid(valid),
    settings: () => settings.current,
    setSettings: (saved: TabSettings) => {
      settings.current = saved;
      config?.setSettings(saved);
    },
    saved: (reason: string | null) => config?.saved(reason),
    unknown: noteUnknownCall,
  }));
  // Before the frame's first message can arrive, hence a layout effect.
  useLayoutEffect(() => {
    const connected = connectHost(portOf());
    host.current = connected;
    return () => connected.close();
  }, []);
  const theme = THEME_NAMES[place.theme];
  useEffect(() => host.current?.tell('themeChange', [theme]), [theme]);
  useEffect(() => {
    if (saveRequests) host.current?.tell('settings.save', [{}]);
  }, [saveRequests]);
}
