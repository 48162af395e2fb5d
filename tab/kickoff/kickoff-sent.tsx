import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { KickoffView } from '../../src/kickoff/model.ts';
import { useBothTimes } from '../ui/both-times.ts';
import { Video20Regular } from '../ui/icons.ts';
import { Panel, Row } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { OutLink } from '../ui/out-link.tsx';
import { OutlookPoints } from './outlook-points.tsx';
import { Replies } from './replies.tsx';

const useStyles = makeStyles({
  agenda: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** The meeting as it stands in the calendar, with its links, who comes, and its agenda. */
export function KickoffSent(props: { handoverId: string; kickoff: KickoffView }) {
  const styles = useStyles();
  const both = useBothTimes();
  const { kickoff, handoverId } = props;
  const { event } = kickoff;
  if (event === null) return null;
  const time = both(event.start, event.timeZone);
  if (event.isGone) {
    return (
      <Panel title={kickoff.preview.subject} isCard>
        <Body1>It was to be {time}.</Body1>
        <OutlookPoints handoverId={handoverId} kickoff={kickoff} />
      </Panel>
    );
  }
  return (
    <Panel title={kickoff.preview.subject} isCard>
      <Row>
        <Body1Strong>{time}</Body1Strong>
        {kickoff.state === 'sent' ? <Mark kind="done">Invitation sent</Mark> : null}
      </Row>
      <Replies replies={kickoff.replies} />
      <OutlookPoints handoverId={handoverId} kickoff={kickoff} />
      <Row>
        {event.joinUrl === null ? null : (
          <>
            <Video20Regular aria-hidden />
            <OutLink url={event.joinUrl}>Join the meeting</OutLink>
          </>
        )}
        {event.webUrl === null ? null : <OutLink url={event.webUrl}>Open in the calendar</OutLink>}
      </Row>
      <ol className={styles.agenda} aria-label="Agenda">
        {kickoff.preview.agenda.map((point) => (
          <li key={point}>
            <Body1>{point}</Body1>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
