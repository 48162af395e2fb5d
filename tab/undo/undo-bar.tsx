import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Failed } from '../ui/states.tsx';
import { useMoment } from '../ui/use-moment.ts';
import { useDrafts } from '../unsaved/drafts.ts';

const useStyles = makeStyles({
  bar: {
    position: 'fixed',
    bottom: tokens.spacingVerticalL,
    insetInline: tokens.spacingHorizontalL,
    // Above the one button that stays at the bottom of a phone.
    '@media (max-width: 480px)': { bottom: '80px' },
    zIndex: 11,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    pointerEvents: 'none',
    '& > *': { pointerEvents: 'auto', width: '100%', maxWidth: '560px' },
  },
});

/** What this reader did a moment ago, and a way to undo it, wherever in the handover they are by now. */
export function UndoBar({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const { undo } = view;
  const isOffered = useMoment(undo?.version ?? null, undo?.seconds);
  const drafts = useDrafts();
  const change = useHandoverChange(view.id, 'undo');
  return (
    <div className={styles.bar} role="status">
      {change.error ? <Failed error={change.error} /> : null}
      {undo !== null && isOffered && !change.error ? (
        <MessageBar key={undo.version}>
          <MessageBarBody>{undo.text}</MessageBarBody>
          <MessageBarActions>
            <Button
              disabled={change.isPending}
              onClick={() =>
                change.mutate(
                  { body: { version: undo.version } },
                  // What was written for it is at hand again.
                  { onSuccess: () => drafts.restore(view.id) },
                )
              }
            >
              Undo
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
    </div>
  );
}
