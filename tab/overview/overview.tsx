import { Body1, Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { ClientText } from '../client/client-text.tsx';
import { FolderPanel } from '../folders/folder-list.tsx';
import { useNavigation } from '../place.ts';
import { Columns, PageBody, Panel, Row } from '../ui/layout.tsx';
import { Loading } from '../ui/states.tsx';
import { AttentionList } from './attention.tsx';
import { Blockers } from './blockers.tsx';
import { Checks } from './checks.tsx';
import { Contacts } from './contacts.tsx';
import { DealInTwoMinutes, WhoToAsk } from './deal.tsx';
import { Mirror } from './mirror.tsx';
import { People } from './people.tsx';
import { Recent } from './recent.tsx';

/** Most handovers are never sent back. */
const SentBack = lazy(() =>
  import('../points/sent-back.tsx').then((panel) => ({ default: panel.SentBack })),
);

const TakeBack = lazy(() => import('./take-back.tsx').then((m) => ({ default: m.TakeBack })));

/** Where it stands: what is missing and for whom it waits, and beside it the deal in two minutes. */
export function Overview({ view }: { view: HandoverView }) {
  // It stays once it was there: why something couldn't be taken back is read after it can't be any more.
  const [isOffered, offer] = useState(view.takeBack !== null);
  if (view.takeBack !== null && !isOffered) offer(true);
  return (
    <PageBody>
      {view.calm === null ? null : (
        <MessageBar
          // Not everything in which nothing is asked of the reader is good news.
          intent={view.kickoff?.isFixed === false ? 'info' : 'success'}
          layout="multiline"
        >
          <MessageBarBody>{view.calm}</MessageBarBody>
        </MessageBar>
      )}
      {isOffered ? (
        <Suspense>
          <TakeBack view={view} />
        </Suspense>
      ) : null}
      <AttentionList view={view} />
      <Columns>
        <PageBody>
          {view.sentBack === null ? null : (
            <Suspense fallback={<Loading lines={3} />}>
              <SentBack view={view} />
            </Suspense>
          )}
          <Blockers view={view} />
          <Decide view={view} />
          <Checks view={view} />
          <Mirror view={view} />
          <Recent changes={view.recent} />
        </PageBody>
        <PageBody>
          <DealInTwoMinutes view={view} />
          <WhoToAsk view={view} />
          <People view={view} />
          <Contacts view={view} />
          <ClientText view={view} />
          <FolderPanel view={view} />
        </PageBody>
      </Columns>
    </PageBody>
  );
}

/** The way to accept or send back, for whoever may do either before everything is ready. */
function Decide({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  const { acceptOnceClear, sendBack } = view.can;
  if (!acceptOnceClear && !sendBack) return null;
  return (
    <Panel title="Your answer to sales">
      {view.lateReason === null ? null : <Body1>It came late, because: “{view.lateReason}”</Body1>}
      <Body1>
        {acceptOnceClear
          ? 'Accept it once nothing is left above, or send back what can’t be built.'
          : 'Send back what can’t be built. Another tech lead accepts it: it is your own.'}
      </Body1>
      <Row>
        <Button onClick={() => go('answer')}>
          {acceptOnceClear ? 'Accept or send back…' : 'Send back…'}
        </Button>
      </Row>
    </Panel>
  );
}
