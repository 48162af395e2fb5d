import type { HandoverView } from '../../src/overview/model.ts';
import { useChanges } from '../data/lists.ts';
import { ChangeList } from '../overview/recent.tsx';
import { Panel } from '../ui/layout.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { Empty, WhenLoaded } from '../ui/states.tsx';
import { WhatChanged } from './what-changed.tsx';

/** Everything that was changed, newest first. */
export function Changes({ view }: { view: HandoverView }) {
  const list = useChanges(view.id);
  return (
    <Panel title="Changes">
      <WhenLoaded query={list}>
        {(changes) =>
          changes.length === 0 ? (
            <Empty text="Nothing has been changed yet." />
          ) : (
            <ShowMore list={list}>
              <ChangeList
                changes={changes}
                renderMore={(change) => <WhatChanged handoverId={view.id} change={change} />}
              />
            </ShowMore>
          )
        }
      </WhenLoaded>
    </Panel>
  );
}
