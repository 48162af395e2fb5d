import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { KickoffView } from '../../src/kickoff/model.ts';
import { cityOf } from '../../src/words.ts';
import { Video20Regular } from '../ui/icons.ts';
import { Panel, Row } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { OutLink } from '../ui/out-link.tsx';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  agenda: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** The meeting as it stands in the calendar, with its links and its agenda. */
export function KickoffSent({ kickoff }: { kickoff: KickoffView }) {
  const styles = useStyles();
  const dates = useDates();
  const { event } = kickoff;
  if (event === null) return null;
  return (
    <Panel title={kickoff.preview.subject} isCard>
      <Row>
        <Body1Strong>
          {dates.inZone(event.start, event.timeZone)} {cityOf(event.timeZone)}
        </Body1Strong>
        {kickoff.state === 'sent' ? <Mark kind="done">Invitation sent</Mark> : null}
      </Row>
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
