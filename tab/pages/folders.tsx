import type { HandoverView } from '../../src/handover/model.ts';
import { AttentionList } from '../components/attention.tsx';
import { FolderPanel } from '../components/folder-list.tsx';
import { PageBody } from '../components/layout.tsx';

/** The folders of the project, and what stopped one from being made. */
export function Folders({ view }: { view: HandoverView }) {
  return (
    <PageBody>
      <AttentionList view={view} />
      <FolderPanel folders={view.folders} />
    </PageBody>
  );
}
