import type { HandoverView } from '../../src/overview/model.ts';
import { useChanges } from '../data/queries.ts';
import { ChangeList } from '../overview/recent.tsx';
import { Panel } from '../ui/layout.tsx';
import { Empty, WhenLoaded } from '../ui/states.tsx';
import { WhatChanged } from './what-changed.tsx';

/** Everything that was changed, newest first. */
export function Changes({ view }: { view: HandoverView }) {
  return (
    <Panel title="Changes">
      <WhenLoaded query={useChanges(view.id)}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Empty text="Nothing has been changed yet." />
          ) : (
            <ChangeList
              changes={changes}
              renderMore={(change) => <WhatChanged handoverId={view.id} change={change} />}
            />
          )
        }
      </WhenLoaded>
    </Panel>
  );
}
