import {
  Body1,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Skeleton,
  SkeletonItem,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Problem, sentenceOf } from '../data/problem.ts';
import { Row, Stack } from './layout.tsx';

/** Grey lines where the text will stand. */
export function Loading({ lines = 6, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <Skeleton aria-label={label}>
      <Stack>
        {Array.from({ length: lines }, (_, line) => (
          <SkeletonItem key={line} size={line % 3 === 0 ? 24 : 16} />
        ))}
      </Stack>
    </Skeleton>
  );
}

/** What happened, what to do, and a retry. */
export function Failed(props: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  retryLabel?: string;
}) {
  const { error, onRetry } = props;
  const details = error instanceof Problem ? error.details : null;
  // A refusal explains itself; only a fault needs a reference to be looked up.
  const reference = details !== null && details.status >= 500 ? details.reference : null;
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>
          {details?.code === 'blocked' ? 'Not yet.' : 'That did not work.'}
        </MessageBarTitle>
        {sentenceOf(error)}
        {reference === null ? null : ` Reference: ${reference}`}
      </MessageBarBody>
      {onRetry ? (
        <MessageBarActions>
          <Button onClick={onRetry}>{props.retryLabel ?? 'Try again'}</Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}

/** One sentence and one action where nothing is yet. */
export function Empty({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Stack>
      <Body1>{text}</Body1>
      {action === undefined ? null : <Row>{action}</Row>}
    </Stack>
  );
}

interface Loaded<Answer> {
  data: Answer | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** Shows an answer once it is there; keeps showing it when a later reading fails. */
export function WhenLoaded<Answer>(props: {
  query: Loaded<Answer>;
  lines?: number;
  children: (answer: Answer) => ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined) return <>{props.children(query.data)}</>;
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(props.lines === undefined ? {} : { lines: props.lines })} />;
}
