import type { HandoverView } from '../../src/overview/model.ts';
import { AttentionList } from '../overview/attention.tsx';
import { PageBody } from '../ui/layout.tsx';
import { FolderPanel } from './folder-list.tsx';

/** The folders of the project, and what stopped one from being made. */
export function Folders({ view }: { view: HandoverView }) {
  return (
    <PageBody>
      <AttentionList view={view} />
      <FolderPanel view={view} />
    </PageBody>
  );
}
