import { Body1, Button, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { HandoverLines } from '../../src/handover/model.ts';
import { stateWords } from '../../src/words.ts';
import { useChannelHandovers, useWaiting } from '../data/lists.ts';
import { useHost } from '../host.ts';
import { NewHandover } from '../new-handover/new-handover.tsx';
import { PageBody, PageTitle, Row, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { NotYoursWords } from '../ui/not-yours.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { WhenLoaded } from '../ui/states.tsx';

interface Choice {
  handoverId: string;
  title: string;
}

/** What Teams shows when the tab is added: choose a handover of this channel, or begin one. */
export function Configure({ query }: { query: URLSearchParams }) {
  const host = useHost();
  const { team, channel } = host.context;
  const [choice, choose] = useState<Choice | null>(null);
  useEffect(() => host.offerConfiguration(choice), [host, choice]);
  return (
    <PageFrame>
      {team && channel ? (
        <InChannel
          teamId={team.id}
          channelId={channel.id}
          {...{ query, choice, onChoose: choose }}
        />
      ) : (
        <InMeeting {...{ choice, onChoose: choose }} />
      )}
    </PageFrame>
  );
}

function InChannel(props: {
  teamId: string;
  channelId: string;
  query: URLSearchParams;
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
}) {
  const lines = useChannelHandovers(props.teamId, props.channelId);
  const [isNew, beginNew] = useState(false);
  const { choice, onChoose } = props;
  return (
    <WhenLoaded query={lines} lines={4}>
      {({ handovers, can }) =>
        handovers.length === 0 && !can.create ? (
          <NotYoursWords />
        ) : (handovers.length === 0 && choice === null) || isNew ? (
          <NewHandover
            prefill={props.query}
            onCreated={(handoverId, title) => {
              onChoose({ handoverId, title });
              beginNew(false);
              void lines.refetch();
            }}
          />
        ) : (
          <PageBody>
            <ShowMore list={lines}>
              <Choose {...{ handovers, choice, onChoose }} />
            </ShowMore>
            <Row>
              <Button onClick={() => beginNew(true)}>New handover</Button>
            </Row>
          </PageBody>
        )
      }
    </WhenLoaded>
  );
}

/** A chat or a meeting has no folders of its own, so one of the reader's handovers is shown there. */
function InMeeting(props: { choice: Choice | null; onChoose: (choice: Choice) => void }) {
  const list = useWaiting();
  return (
    <WhenLoaded query={list} lines={4}>
      {({ handovers }) =>
        handovers.length === 0 ? (
          <Body1>You have no handover yet. Begin one in its project’s channel.</Body1>
        ) : (
          <ShowMore list={list}>
            <Choose handovers={handovers} {...props} />
          </ShowMore>
        )
      }
    </WhenLoaded>
  );
}

function Choose(props: {
  handovers: HandoverLines['handovers'];
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
}) {
  const { handovers, choice } = props;
  return (
    <Stack>
      <PageTitle>Which handover does this tab show?</PageTitle>
      <RadioGroup
        aria-label="Handover"
        value={choice?.handoverId ?? ''}
        onChange={(_event, { value }) => {
          const line = handovers.find(({ id }) => id === value);
          if (line) props.onChoose({ handoverId: line.id, title: line.project });
        }}
      >
        {handovers.map((line) => (
          <Radio
            key={line.id}
            value={line.id}
            label={[line.project, line.clientName, line.state && stateWords[line.state]]
              .filter((fact) => fact !== null)
              .join(' · ')}
          />
        ))}
      </RadioGroup>
      {choice === null ? null : (
        <Mark kind="done">{choice.title} is chosen. Press Save in Teams.</Mark>
      )}
    </Stack>
  );
}
