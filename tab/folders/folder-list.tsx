import { Body1, Spinner } from '@fluentui/react-components';
import { Suspense, lazy } from 'react';
import type { FolderSet } from '../../src/documents/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { Folder20Regular } from '../ui/icons.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { OutLink } from '../ui/out-link.tsx';

/** Only whoever may send back needs it. */
const SendBackFolder = lazy(() =>
  import('../points/points-at.tsx').then((m) => ({ default: m.SendBackFolder })),
);

/** The SharePoint folders of the channel: links once they are made, else what is happening. */
export function FolderPanel({ view }: { view: HandoverView }) {
  const { folders, can } = view;
  return (
    <Panel title="Folders" isCard>
      <FolderState folders={folders} />
      <Stack>
        {folders.folders.map((folder) => (
          <Row key={folder.kind}>
            <Folder20Regular aria-hidden />
            {folder.url === null ? (
              <Quiet>{folder.name}, not made yet</Quiet>
            ) : (
              <OutLink url={folder.url}>{folder.name}</OutLink>
            )}
            {can.sendBack && folder.kind !== 'root' ? (
              <Suspense>
                <SendBackFolder handoverId={view.id} folder={folder} />
              </Suspense>
            ) : null}
          </Row>
        ))}
      </Stack>
    </Panel>
  );
}

function FolderState({ folders }: { folders: FolderSet }) {
  switch (folders.state) {
    case 'none':
      return (
        <Body1>No channel is connected yet. Add Handover as a tab in the project’s channel.</Body1>
      );
    case 'making':
      return (
        <Spinner
          size="tiny"
          labelPosition="after"
          label={`Making the folders: ${folders.made} of ${folders.total}`}
        />
      );
    case 'pending':
      return (
        <Body1>
          The channel’s files aren’t ready yet. That can take some minutes after a channel was made;
          the folders follow by themselves.
        </Body1>
      );
    case 'needs-attention':
      return <Body1>The folders could not be made. See the note at the top of Overview.</Body1>;
    case 'made':
      return null;
  }
}
