import { Body1, Body1Strong, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { KickoffTime, KickoffView } from '../../src/kickoff/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useBothTimes } from '../ui/both-times.ts';
import { Send20Regular } from '../ui/icons.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useDrafts } from '../unsaved/drafts.ts';

const useStyles = makeStyles({
  agenda: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface PreviewProps {
  view: HandoverView;
  kickoff: KickoffView;
  time: KickoffTime;
  clientZone: string;
}

/** The invitation as it will be sent; pressing Send twice sends it once. */
export function KickoffPreview({ view, kickoff, time, clientZone }: PreviewProps) {
  const styles = useStyles();
  const both = useBothTimes();
  const drafts = useDrafts();
  const change = useHandoverChange(view.id, 'sendKickoff');
  const send = () => {
    if (change.isPending || change.isSuccess) return;
    const body = { start: time.start };
    // A second press repeats the first, also after the page was left; what is deleted is sent anew.
    const name = `${view.id} kickoff ${kickoff.revision} ${time.start}`;
    change.mutate({ body, key: drafts.onceKey(name, body) });
  };
  return (
    <Panel title="The invitation" isCard>
      <Stack>
        <Body1Strong>{kickoff.preview.subject}</Body1Strong>
        <Body1>
          {both(time.start, clientZone)}, {kickoff.durationMinutes} minutes, online in Teams
        </Body1>
        <Quiet>To: {kickoff.attendees.map((attendee) => attendee.name).join(', ')}</Quiet>
        <ol className={styles.agenda}>
          {kickoff.preview.agenda.map((point) => (
            <li key={point}>
              <Body1>{point}</Body1>
            </li>
          ))}
        </ol>
        {change.error ? <Failed error={change.error} /> : null}
        <Row>
          <Button
            appearance="primary"
            icon={<Send20Regular />}
            disabledFocusable={change.isPending || change.isSuccess}
            onClick={send}
          >
            {change.isPending || change.isSuccess ? 'Sending…' : 'Send the invitation'}
          </Button>
        </Row>
      </Stack>
    </Panel>
  );
}
