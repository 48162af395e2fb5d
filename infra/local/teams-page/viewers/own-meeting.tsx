import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../servers/microsoft.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface Act {
  button: string;
  laterMinutes?: number;
}

const ACTS: readonly Act[] = [
  { button: 'An hour earlier', laterMinutes: -60 },
  { button: 'An hour later', laterMinutes: 60 },
  { button: 'Delete' },
];

/** What organizers do to their own meeting in Outlook: move it and delete it; whoever was invited is told. */
export function OwnMeeting({ eventId, personId }: { eventId: string; personId: string }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: ({ laterMinutes }: Act) => send('meeting', { personId, eventId, laterMinutes }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['microsoft'] }),
  });
  return (
    <>
      <div className={styles.line} role="group" aria-label="Your meeting">
        {ACTS.map((one) => (
          <Button
            key={one.button}
            size="small"
            disabled={act.isPending}
            onClick={() => act.mutate(one)}
          >
            {one.button}
          </Button>
        ))}
      </div>
      {act.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{act.error.message}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
