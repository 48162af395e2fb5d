import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Attendee, KickoffView } from '../../src/kickoff/model.ts';
import { Panel, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { partyWords } from '../words.ts';

const useStyles = makeStyles({
  parties: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  person: { display: 'flex', flexDirection: 'column' },
});

/** Who is invited, by party, and which party is still missing. */
export function KickoffPeople({ kickoff }: { kickoff: KickoffView }) {
  const styles = useStyles();
  return (
    <Panel title="Who">
      <div className={styles.parties}>
        {(['sales', 'tech', 'client'] as const).map((party) => (
          <Stack key={party}>
            <Caption1 className={styles.quiet}>{partyWords[party]}</Caption1>
            {kickoff.attendees
              .filter((attendee) => attendee.party === party)
              .map((attendee) => (
                <Person key={attendee.mail} attendee={attendee} />
              ))}
          </Stack>
        ))}
      </div>
      {kickoff.missing.map((missing) => (
        <Mark key={missing} kind="check">
          {missing}
        </Mark>
      ))}
    </Panel>
  );
}

function Person({ attendee }: { attendee: Attendee }) {
  const styles = useStyles();
  return (
    <span className={styles.person}>
      <Body1>
        {attendee.name}
        {attendee.organizer ? ', sends it' : ''}
      </Body1>
      <Caption1 className={styles.quiet}>{attendee.mail}</Caption1>
    </span>
  );
}
