import type { HandoverView } from '../../src/handover/model.ts';
import { Panel } from '../components/layout.tsx';
import { ChangeList } from '../components/recent.tsx';
import { Empty, WhenLoaded } from '../components/states.tsx';
import { useChanges } from '../queries.ts';

/** Everything that was changed, newest first. */
export function Changes({ view }: { view: HandoverView }) {
  return (
    <Panel title="Changes">
      <WhenLoaded query={useChanges(view.id)}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Empty text="Nothing has been changed yet." />
          ) : (
            <ChangeList changes={changes} />
          )
        }
      </WhenLoaded>
    </Panel>
  );
}
