import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Skeleton,
  SkeletonItem,
  makeStyles,
  tokens,
} from '@fluentui/react-components';

const useStyles = makeStyles({
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    maxWidth: '640px',
  },
  problem: { margin: tokens.spacingHorizontalL },
});

/** Grey lines where something is about to stand. */
export function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.skeleton} aria-label="Loading">
      <SkeletonItem size={20} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
    </Skeleton>
  );
}

/** What went wrong, and a way to try again. */
export function Problem({ error, retry }: { error: Error; retry: () => void }) {
  const styles = useStyles();
  return (
    <MessageBar className={styles.problem} intent="error" layout="multiline">
      <MessageBarBody>{error.message}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={retry}>Try again</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
