import { Button, makeStyles } from '@fluentui/react-components';
import { useNavigation } from '../place.ts';

const useStyles = makeStyles({ end: { marginLeft: 'auto' } });

/** What tech collected and has not sent: one press leads to where it is sent. */
export function NotSent({ count }: { count: number }) {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Button className={styles.end} appearance="subtle" onClick={() => go('answer')}>
      {count} not sent yet
    </Button>
  );
}
