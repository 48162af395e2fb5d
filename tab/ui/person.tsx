import { Avatar, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonRef } from '../../src/people/model.ts';
import { firstName } from '../../src/words.ts';
import { partyWords } from '../words.ts';
import { useDates } from './use-dates.ts';

const useStyles = makeStyles({
  person: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** A person as face, name and party. */
export function PersonName({ person }: { person: PersonRef }) {
  const styles = useStyles();
  return (
    <span className={styles.person}>
      <Avatar name={person.name} size={20} color="colorful" aria-hidden />
      <bdi>{person.name}</bdi>
      {person.party === null ? null : (
        <Caption1 className={styles.quiet}>{partyWords[person.party]}</Caption1>
      )}
    </span>
  );
}

/** Whom something waits for, and since when: `Waiting for Riya, since Tue`. */
export function WaitingFor(props: { person: PersonRef | null; since: string | null }) {
  const styles = useStyles();
  const dates = useDates();
  const since = props.since === null ? '' : `, ${dates.since(props.since)}`;
  const who =
    props.person === null ? 'Nobody has it yet' : `Waiting for ${firstName(props.person.name)}`;
  return (
    <Caption1 className={styles.quiet}>
      {who}
      {since}
    </Caption1>
  );
}
