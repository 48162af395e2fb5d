import { makeStyles } from '@fluentui/react-components';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { NothingSharedYet } from '../client/nothing-shared.tsx';
import { useLive } from '../data/live.ts';
import { isProblem } from '../data/problem.ts';
import { useHandover } from '../data/queries.ts';
import { Overview } from '../overview/overview.tsx';
import {
  NavigationProvider,
  isFilling,
  useHashNavigation,
  useNavigation,
  type PageName,
} from '../place.ts';
import { NotYours } from '../ui/not-yours.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { Unsaved } from '../unsaved/unsaved.tsx';
import { Header } from './header.tsx';

const useStyles = makeStyles({
  notOnPhone: { '@media (max-width: 480px)': { display: 'none' } },
});

type PageProps = { view: HandoverView };
const Checklist = lazy(() =>
  import('../checklist/checklist.tsx').then((m) => ({ default: m.Checklist })),
);
const Promises = lazy(() =>
  import('../promises/promises.tsx').then((m) => ({ default: m.Promises })),
);
const Questions = lazy(() =>
  import('../questions/questions.tsx').then((m) => ({ default: m.Questions })),
);
const Kickoff = lazy(() => import('../kickoff/kickoff.tsx').then((m) => ({ default: m.Kickoff })));
const Answer = lazy(() => import('../answer/answer.tsx').then((m) => ({ default: m.Answer })));
const Changes = lazy(() => import('../changes/changes.tsx').then((m) => ({ default: m.Changes })));
const Folders = lazy(() => import('../folders/folders.tsx').then((m) => ({ default: m.Folders })));
const AsClient = lazy(() =>
  import('../client/as-client.tsx').then((m) => ({ default: m.AsClient })),
);
const UndoBar = lazy(() => import('../undo/undo-bar.tsx').then((m) => ({ default: m.UndoBar })));
const Letter = lazy(() => import('../client/letter.tsx').then((m) => ({ default: m.Letter })));

const PAGES: Record<PageName, (props: PageProps) => ReactNode> = {
  overview: (props) => <Overview {...props} />,
  checklist: (props) => <Checklist {...props} />,
  promises: (props) => <Promises {...props} />,
  questions: (props) => <Questions {...props} />,
  kickoff: (props) => <Kickoff {...props} />,
  answer: (props) => <Answer {...props} />,
  changes: (props) => <Changes {...props} />,
  folders: (props) => <Folders {...props} />,
  client: (props) => <AsClient {...props} />,
};

/** One handover, as far as its reader may see it: the record, the shared version, or nothing. */
export function HandoverPlace({ id }: { id: string }) {
  const navigation = useHashNavigation();
  const handover = useHandover(id);
  const isStranger = isProblem(handover.error, 'not_found');
  useLive(id, handover.data !== undefined && !isStranger);
  if (isStranger) return <NotYours />;
  const view = handover.data;
  if (view === undefined) {
    return (
      <PageFrame>
        {handover.error ? (
          <Failed error={handover.error} onRetry={() => void handover.refetch()} />
        ) : (
          <Loading lines={9} label="The handover is loading" />
        )}
      </PageFrame>
    );
  }
  if (view.standing === 'client-waiting') return <NothingSharedYet view={view} />;
  return (
    <NavigationProvider value={navigation}>
      <PageFrame>
        {view.standing === 'client' ? (
          <Suspense fallback={<Loading />}>
            <Letter view={view} />
          </Suspense>
        ) : (
          <Internal view={view} />
        )}
      </PageFrame>
    </NavigationProvider>
  );
}

function Internal({ view }: PageProps) {
  const styles = useStyles();
  const { place } = useNavigation();
  const { page } = place;
  // It stays once it was there, to say what became of a press.
  const [isUndoable, offer] = useState(view.undo !== null);
  if (view.undo !== null && !isUndoable) offer(true);
  return (
    <>
      <div className={isFilling(place) ? styles.notOnPhone : undefined}>
        <Header view={view} />
      </div>
      <Unsaved handoverId={view.id} />
      <Suspense fallback={<Loading />}>{PAGES[page]({ view })}</Suspense>
      {isUndoable ? (
        <Suspense>
          <UndoBar view={view} />
        </Suspense>
      ) : null}
    </>
  );
}
