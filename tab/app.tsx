import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ApiProvider, type Api } from './data/api.ts';
import { createQueryClient } from './data/queries.ts';
import { deepLinkOf } from './deep-link.ts';
import { HandoverPlace } from './handover/handover.tsx';
import { HostProvider, useHost, type Host } from './host.ts';
import { themes } from './theme.ts';
import { nowMs } from './ui/dates.ts';
import { PageFrame } from './ui/page-frame.tsx';
import { Loading } from './ui/states.tsx';
import { AutosavesProvider, createAutosaves } from './unsaved/autosaves.ts';
import { DraftsProvider, createDrafts, useDrafts } from './unsaved/drafts.ts';
import { useLeaving } from './unsaved/use-leaving.ts';

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
export function App(props: { host: Host; api: Api; address: URL; storage: Storage | null }) {
  const { host, api, storage } = props;
  const [theme, setTheme] = useState(host.context.theme);
  const cache = useMemo(createQueryClient, []);
  const [drafts] = useState(() => createDrafts({ storage, owner: ownerOf(host), now: nowMs }));
  useEffect(() => host.onThemeChange(setTheme), [host]);
  return (
    <FluentProvider theme={themes[theme]} data-theme={theme}>
      <HostProvider value={host}>
        <ApiProvider value={api}>
          <QueryClientProvider client={cache}>
            <DraftsProvider value={drafts}>
              <Saving>
                <Suspense fallback={<WholePageLoading />}>
                  <Routed address={props.address} />
                </Suspense>
              </Saving>
            </DraftsProvider>
          </QueryClientProvider>
        </ApiProvider>
      </HostProvider>
    </FluentProvider>
  );
}

function ownerOf({ context }: Host): string {
  return context.person === null ? '' : `${context.person.tenantId} ${context.person.id}`;
}

/** What saves itself outlives the pages below it. */
function Saving({ children }: { children: ReactNode }) {
  const drafts = useDrafts();
  const [autosaves] = useState(() => createAutosaves(drafts));
  useLeaving(autosaves);
  return <AutosavesProvider value={autosaves}>{children}</AutosavesProvider>;
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
