import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProvider, type Api } from './api.ts';
import { PageFrame } from './components/page-frame.tsx';
import { Loading } from './components/states.tsx';
import { deepLinkOf } from './deep-link.ts';
import { DraftsProvider, createDrafts } from './drafts.ts';
import { HostProvider, useHost, type Host } from './host.ts';
import { HandoverPlace } from './pages/handover.tsx';
import { createQueryClient } from './queries.ts';
import { themes } from './theme.ts';

const ChannelPlace = lazy(() =>
  import('./pages/channel.tsx').then((page) => ({ default: page.ChannelPlace })),
);
const Configure = lazy(() =>
  import('./pages/configure.tsx').then((page) => ({ default: page.Configure })),
);
const Waiting = lazy(() =>
  import('./pages/waiting.tsx').then((page) => ({ default: page.Waiting })),
);

/** The whole tab: theme, ports and the page that the address names. */
export function App(props: { host: Host; api: Api; address: URL }) {
  const { host, api } = props;
  const [theme, setTheme] = useState(host.context.theme);
  const cache = useMemo(createQueryClient, []);
  const drafts = useMemo(createDrafts, []);
  useEffect(() => host.onThemeChange(setTheme), [host]);
  return (
    <FluentProvider theme={themes[theme]} data-theme={theme}>
      <HostProvider value={host}>
        <ApiProvider value={api}>
          <QueryClientProvider client={cache}>
            <DraftsProvider value={drafts}>
              <Suspense fallback={<WholePageLoading />}>
                <Routed address={props.address} />
              </Suspense>
            </DraftsProvider>
          </QueryClientProvider>
        </ApiProvider>
      </HostProvider>
    </FluentProvider>
  );
}

function WholePageLoading() {
  return (
    <PageFrame>
      <Loading lines={9} />
    </PageFrame>
  );
}

function Routed({ address }: { address: URL }) {
  const { subPageId, isMeetingPanel } = useHost().context;
  const link = useMemo(() => deepLinkOf(address, subPageId), [address, subPageId]);
  const { query } = link;
  const hash = link.hash ?? (isMeetingPanel ? '#kickoff' : null);
  const isPlaced = useRef(false);
  if (!isPlaced.current) {
    // Once, and before a page reads the hash: later the hash is the reader's own.
    isPlaced.current = true;
    if (hash !== null && address.hash === '') window.history.replaceState(null, '', hash);
  }
  const path = address.pathname.replace(/(?<!\/)\/+$/u, '');
  const handover = query.get('handover');
  if (path.endsWith('/configure')) return <Configure query={query} />;
  if (handover !== null) return <HandoverPlace id={handover} />;
  if (path.endsWith('/waiting')) return <Waiting query={query} />;
  return <ChannelPlace query={query} />;
}
