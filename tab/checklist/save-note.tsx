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
import { Row } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import type { SaveState } from '../unsaved/autosave.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, minHeight: '20px' },
});

/** Says where the typed text stands, also to screen readers; `saved` is who saved it and when. */
export function SaveNote(props: {
  state: SaveState;
  saved: string | null;
  /** Puts back what stood before the last edit; null when that is over. */
  onUndo: (() => void) | null;
  onSave: () => void;
  /** Throws away what was kept, and shows what is saved. */
  onDrop: () => void;
  conflict: ReactNode;
}) {
  const styles = useStyles();
  const dates = useDates();
  const { state } = props;
  return (
    <div aria-live="polite">
      {state.kind === 'failed' ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            Not saved. {sentenceOf(state.error)}
            {state.isRetried ? ' It is sent by itself as soon as that works.' : ''}
          </MessageBarBody>
          {state.isRetried ? (
            <MessageBarActions>
              <Button onClick={props.onSave}>Try again</Button>
            </MessageBarActions>
          ) : null}
        </MessageBar>
      ) : null}
      {state.kind === 'kept' ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            You typed this here, {dates.typed(state.at)}, and it isn’t saved yet.
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={props.onSave}>Save it</Button>
            <Button onClick={props.onDrop}>Take what is saved</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {state.kind === 'conflict' ? props.conflict : null}
      <Row>
        <Caption1 className={styles.quiet}>{wordsOf(state, props.saved)}</Caption1>
        {props.onUndo !== null && isSaved(state) ? (
          <Button size="small" appearance="subtle" onClick={props.onUndo}>
            Undo
          </Button>
        ) : null}
      </Row>
    </div>
  );
}

function isSaved({ kind }: SaveState): boolean {
  return kind === 'saved' || kind === 'idle';
}

function wordsOf(state: SaveState, saved: string | null): string {
  switch (state.kind) {
    case 'typing':
    case 'saving':
      return 'Saving…';
    case 'saved':
    case 'idle':
      return saved ?? '';
    case 'kept':
    case 'failed':
    case 'conflict':
      return 'What you typed is kept here.';
  }
}
