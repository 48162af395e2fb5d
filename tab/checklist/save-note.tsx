import {
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { sentenceOf } from '../data/problem.ts';
import type { SaveState } from './use-autosave.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, minHeight: '20px' },
});

/** Says where the typed text stands, also to screen readers; `saved` is who saved it and when. */
export function SaveNote(props: {
  state: SaveState;
  saved: string | null;
  onRetry: () => void;
  conflict: ReactNode;
}) {
  const styles = useStyles();
  const { state } = props;
  return (
    <div aria-live="polite">
      {state.kind === 'failed' ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>Not saved. {sentenceOf(state.error)}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={props.onRetry}>Try again</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {state.kind === 'conflict' ? props.conflict : null}
      <Caption1 block className={styles.quiet}>
        {wordsOf(state, props.saved)}
      </Caption1>
    </div>
  );
}

function wordsOf(state: SaveState, saved: string | null): string {
  switch (state.kind) {
    case 'typing':
    case 'saving':
      return 'Saving…';
    case 'saved':
    case 'idle':
      return saved ?? '';
    case 'failed':
    case 'conflict':
      return 'What you typed is kept here.';
  }
}
