import { Field, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { unpinAll } from '../frame/pinned-tabs.ts';
import { writePlace } from '../place/place.ts';
import type { Place } from '../place/place.ts';
import { startOver } from '../servers/microsoft.ts';
import { forgetTour } from '../tour/kept.ts';
import { forgetSeenMail } from '../viewers/seen-mail.ts';
import { Problem } from './states.tsx';

const useStyles = makeStyles({
  page: {
    height: '100dvh',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXXL,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'center',
  },
  progress: { width: '100%', maxWidth: '480px' },
});

/**
 * Builds everything again as it was at the first start, then opens the page anew: at the first
 * address when the tour was open, so that it begins again, else at the same place.
 */
export function useStartOver(place: Place) {
  return useMutation({
    mutationFn: startOver,
    onSuccess: () => {
      unpinAll();
      forgetSeenMail();
      const first = { ...place, prefill: {}, tabPath: null, subPage: null };
      const address = forgetTour() ? `?theme=${place.theme}` : writePlace(first);
      window.location.assign(`/${address}`);
    },
  });
}

/** Stands instead of the page meanwhile, so that nothing asks a server that is just starting. */
export function StartingOver({ error, retry }: { error: Error | null; retry: () => void }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      {error ? (
        <Problem error={error} retry={retry} />
      ) : (
        <Field
          className={styles.progress}
          validationState="none"
          validationMessage="Building the first deals again…"
        >
          <ProgressBar aria-label="Building the first deals again" />
        </Field>
      )}
    </main>
  );
}
