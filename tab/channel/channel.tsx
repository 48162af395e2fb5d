import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useChannelHandovers } from '../data/lists.ts';
import { HandoverPlace } from '../handover/handover.tsx';
import { useHost } from '../host.ts';
import { NewHandover } from '../new-handover/new-handover.tsx';
import { hashOf, type PageName } from '../place.ts';
import { HandoverList } from '../ui/handover-lines.tsx';
import { PageBody, Panel, Row } from '../ui/layout.tsx';
import { NotYoursWords } from '../ui/not-yours.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { UnsavedAnywhere } from '../unsaved/unsaved.tsx';
import { Waiting } from '../waiting/waiting.tsx';

/** A tab that names no handover: the channel's one, a choice of several, or a new one. */
export function ChannelPlace({ query }: { query: URLSearchParams }) {
  const { team, channel } = useHost().context;
  if (!team || !channel) return <Waiting query={query} />;
  return <Channel teamId={team.id} channelId={channel.id} query={query} />;
}

function Channel(props: { teamId: string; channelId: string; query: URLSearchParams }) {
  const lines = useChannelHandovers(props.teamId, props.channelId);
  const [opened, open] = useState<string | null>(null);
  const [isNew, beginNew] = useState(false);
  const show = (id: string | null, page: PageName, ref: string | null) => {
    if (id === null) return beginNew(true);
    window.history.pushState(null, '', hashOf(page, ref));
    open(id);
  };
  if (opened !== null) return <HandoverPlace id={opened} />;
  const only =
    lines.data?.handovers.length === 1 && !lines.hasNextPage ? lines.data.handovers[0] : undefined;
  const isLinked = props.query.has('project') && !isNew;
  if (only && !isNew && !isLinked) return <HandoverPlace id={only.id} />;
  return (
    <PageFrame>
      <WhenLoaded query={lines} lines={6}>
        {({ handovers, can }) =>
          handovers.length === 0 && !can.create ? (
            <NotYoursWords />
          ) : can.create && (handovers.length === 0 || isNew || isLinked) ? (
            <NewHandover prefill={props.query} onCreated={open} />
          ) : (
            <PageBody>
              <UnsavedAnywhere
                projects={new Map(handovers.map(({ id, project }) => [id, project]))}
                onShow={show}
              />
              <Panel level="h1" title="Which handover?">
                <ShowMore list={lines}>
                  <HandoverList lines={handovers} onOpen={(line) => open(line.id)} />
                </ShowMore>
              </Panel>
              {can.create ? (
                <Row>
                  <Button onClick={() => beginNew(true)}>New handover</Button>
                </Row>
              ) : null}
            </PageBody>
          )
        }
      </WhenLoaded>
    </PageFrame>
  );
}
