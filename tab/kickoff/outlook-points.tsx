import {
  Body1,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { KickoffPoint, KickoffView } from '../../src/kickoff/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useBothTimes } from '../ui/both-times.ts';
import { Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';

/** What was done to the meeting in Outlook, each with what to do; one press leaves all as it is. */
export function OutlookPoints({
  handoverId,
  kickoff,
}: {
  handoverId: string;
  kickoff: KickoffView;
}) {
  const change = useHandoverChange(handoverId, 'keepKickoff');
  const { points } = kickoff;
  const upTo = points
    .map(({ since }) => since)
    .toSorted()
    .at(-1);
  return (
    <Stack>
      {kickoff.unread === null ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{kickoff.unread}</MessageBarBody>
        </MessageBar>
      )}
      {points.map((point) => (
        <Point key={`${point.kind} ${point.mail}`} point={point} kickoff={kickoff} />
      ))}
      {kickoff.can.keep && upTo !== undefined ? (
        <MessageBar layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>What becomes of it?</MessageBarTitle>
            Move or cancel it in Outlook: everybody hears from there, and so do we.
          </MessageBarBody>
          <MessageBarActions>
            <Button disabled={change.isPending} onClick={() => change.mutate({ body: { upTo } })}>
              Leave it as it is
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {change.error ? <Failed error={change.error} /> : null}
    </Stack>
  );
}

function Point({ point, kickoff }: { point: KickoffPoint; kickoff: KickoffView }) {
  const both = useBothTimes();
  const zone = kickoff.event?.timeZone ?? 'UTC';
  const was = point.was === null ? null : both(point.was, zone);
  const manager = kickoff.attendees.find(({ organizer }) => organizer)?.name;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{titleOf(point, (at) => both(at, zone))}</MessageBarTitle>
        {point.kind === 'moved' ? <Body1>It was {was}. </Body1> : null}
        {kickoff.can.keep || kickoff.can.send ? null : (
          <Body1>
            {manager === undefined ? 'The project manager' : firstName(manager)} decides.
          </Body1>
        )}
        {point.kind === 'gone' && kickoff.can.send ? (
          <Body1>Choose another time below: everybody is invited anew.</Body1>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}

function titleOf({ kind, name, at }: KickoffPoint, said: (at: string) => string): string {
  const time = at === null ? '' : said(at);
  switch (kind) {
    case 'gone':
      return 'The kickoff was deleted in Outlook.';
    case 'moved':
      return `The kickoff was moved in Outlook to ${time}.`;
    case 'declined':
      return `${name} declined the kickoff.`;
    case 'proposed':
      return `${name} proposes ${time}.`;
  }
}
