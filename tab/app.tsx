import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProvider, type Api } from './data/api.ts';
import { createQueryClient } from './data/queries.ts';
import { deepLinkOf } from './deep-link.ts';
import { HandoverPlace } from './handover/handover.tsx';
import { HostProvider, useHost, type Host } from './host.ts';
import { themes } from './theme.ts';
import { DraftsProvider, createDrafts } from './ui/drafts.ts';
import { PageFrame } from './ui/page-frame.tsx';
import { Loading } from './ui/states.tsx';

const ChannelPlace = lazy(() =>
  import('./channel/channel.tsx').then((page) => ({ default: page.ChannelPlace })),
);
const Configure = lazy(() =>
  import('./configure/configure.tsx').then((page) => ({ default: page.Configure })),
);
const Waiting = lazy(() =>
  import('./waiting/waiting.tsx').then((page) => ({ default: page.Waiting })),
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
