import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../servers/microsoft.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Answer {
  response: 'accepted' | 'tentativelyAccepted' | 'declined';
  laterMinutes?: number;
  button: string;
  said: string;
}

const ANSWERS = [
  { response: 'accepted', button: 'Accept', said: 'accepted' },
  { response: 'tentativelyAccepted', button: 'Maybe', said: 'said maybe' },
  { response: 'declined', button: 'Decline', said: 'declined' },
  {
    response: 'tentativelyAccepted',
    laterMinutes: 60,
    button: 'Propose an hour later',
    said: 'proposed an hour later',
  },
] as const satisfies readonly Answer[];

/** Answers an invitation as the person whose mail it is; also for people without account. */
export function AnswerInvitation({
  eventId,
  mail,
  name,
}: {
  eventId: string;
  mail: string;
  name: string;
}) {
  const styles = useStyles();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: ({ response, laterMinutes }: Answer) =>
      send('respond', { mail, eventId, response, laterMinutes }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['microsoft'] }),
  });
  return (
    <>
      <div className={styles.line} role="group" aria-label="Answer this invitation">
        {ANSWERS.map((one) => (
          <Button key={one.button} disabled={answer.isPending} onClick={() => answer.mutate(one)}>
            {one.button}
          </Button>
        ))}
      </div>
      {answer.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{answer.error.message}</MessageBarBody>
        </MessageBar>
      )}
      {answer.isSuccess && (
        <MessageBar intent="success">
          <MessageBarBody>
            {name} {answer.variables.said}.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
