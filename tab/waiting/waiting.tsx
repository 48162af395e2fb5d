import { Body1, Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { WaitingView } from '../../src/waiting/model.ts';
import { useWaiting } from '../data/lists.ts';
import { HandoverPlace } from '../handover/handover.tsx';
import { NewHandover } from '../new-handover/new-handover.tsx';
import { hashOf, type PageName } from '../place.ts';
import { HandoverList } from '../ui/handover-lines.tsx';
import { ChevronLeft20Regular } from '../ui/icons.ts';
import { PageBody, Panel, Row, Stack } from '../ui/layout.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { UnsavedAnywhere } from '../unsaved/unsaved.tsx';
import { WaitingCard } from './waiting-card.tsx';

type Opened = { kind: 'list' } | { kind: 'new' } | { kind: 'handover'; id: string };

/** The personal app and the phone's home: what waits for me, one action each, and my handovers. */
export function Waiting({ query }: { query: URLSearchParams }) {
  const [opened, setOpened] = useState<Opened>({ kind: query.has('project') ? 'new' : 'list' });
  const open = (id: string, page: PageName = 'overview', ref: string | null = null) => {
    window.history.pushState(null, '', hashOf(page, ref));
    setOpened({ kind: 'handover', id });
  };
  const back = () => {
    window.history.pushState(null, '', window.location.pathname + window.location.search);
    setOpened({ kind: 'list' });
  };
  // The list is the page without a place in a handover: the browser's own Back leads to it too.
  useEffect(() => {
    const follow = () => {
      if (window.location.hash === '') setOpened({ kind: 'list' });
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  if (opened.kind === 'handover') {
    return (
      <>
        <Button appearance="subtle" icon={<ChevronLeft20Regular />} onClick={back}>
          Waiting for me
        </Button>
        <HandoverPlace key={opened.id} id={opened.id} />
      </>
    );
  }
  return (
    <PageFrame>
      {opened.kind === 'new' ? (
        <NewHandover prefill={query} onCreated={(id) => open(id)} onCancel={back} />
      ) : (
        <Lists onOpen={open} onNew={() => setOpened({ kind: 'new' })} />
      )}
    </PageFrame>
  );
}

function Lists(props: {
  onOpen: (id: string, page?: PageName, ref?: string | null) => void;
  onNew: () => void;
}) {
  const list = useWaiting();
  return (
    <WhenLoaded query={list} lines={9}>
      {(view) => (
        <PageBody>
          <UnsavedAnywhere
            projects={new Map(view.handovers.map(({ id, project }) => [id, project]))}
            onShow={(id, page, ref) => (id === null ? props.onNew() : props.onOpen(id, page, ref))}
          />
          <WaitingPanel view={view} onOpen={props.onOpen} />
          <Panel title={`My handovers (${view.handovers.length}${list.hasNextPage ? '+' : ''})`}>
            {view.handovers.length === 0 ? (
              <Body1>You have no handover yet.</Body1>
            ) : (
              <ShowMore list={list}>
                <HandoverList lines={view.handovers} onOpen={(line) => props.onOpen(line.id)} />
              </ShowMore>
            )}
          </Panel>
          {view.can.create ? (
            <Row>
              <Button onClick={props.onNew}>New handover</Button>
            </Row>
          ) : null}
        </PageBody>
      )}
    </WhenLoaded>
  );
}

function WaitingPanel(props: {
  view: WaitingView;
  onOpen: (id: string, page: PageName, ref: string | null) => void;
}) {
  const { waiting } = props.view;
  return (
    <Panel level="h1" title={`Waiting for me (${waiting.length})`}>
      {waiting.length === 0 ? (
        <Body1>Nothing waits for you. You hear from us when something does.</Body1>
      ) : (
        <Stack>
          {waiting.map((line, index) => (
            <WaitingCard
              key={`${line.handoverId} ${line.kind} ${line.action.ref ?? index}`}
              line={line}
              onOpen={() => props.onOpen(line.handoverId, line.action.page, line.action.ref)}
            />
          ))}
        </Stack>
      )}
    </Panel>
  );
}
