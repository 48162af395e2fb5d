import { Body1, Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { HandoverView } from '../../src/handover/model.ts';
import { AttentionList } from '../components/attention.tsx';
import { Blockers } from '../components/blockers.tsx';
import { Checks } from '../components/checks.tsx';
import { Contacts } from '../components/contacts.tsx';
import { DealInTwoMinutes, WhoToAsk } from '../components/deal.tsx';
import { FolderPanel } from '../components/folder-list.tsx';
import { Columns, PageBody, Panel, Row } from '../components/layout.tsx';
import { Mirror } from '../components/mirror.tsx';
import { People } from '../components/people.tsx';
import { Recent } from '../components/recent.tsx';
import { SentBack } from '../components/sent-back.tsx';
import { Share } from '../components/share.tsx';
import { useNavigation } from '../place.ts';

/** Where it stands: what is missing and for whom it waits, and beside it the deal in two minutes. */
export function Overview({ view }: { view: HandoverView }) {
  return (
    <PageBody>
      {view.calm === null ? null : (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{view.calm}</MessageBarBody>
        </MessageBar>
      )}
      <AttentionList view={view} />
      <Columns>
        <PageBody>
          <SentBack view={view} />
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
          <Share view={view} />
          <FolderPanel folders={view.folders} />
        </PageBody>
      </Columns>
    </PageBody>
  );
}

/** The way to accept or send back, for whoever may do either before everything is ready. */
function Decide({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  if (!view.can.accept && !view.can.sendBack) return null;
  return (
    <Panel title="Your answer to sales">
      <Body1>Accept it once nothing is left above, or send back what can’t be built.</Body1>
      <Row>
        <Button onClick={() => go('answer')}>Accept or send back…</Button>
      </Row>
    </Panel>
  );
}
