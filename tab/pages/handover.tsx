import { makeStyles } from '@fluentui/react-components';
import { Suspense, lazy, type ReactNode } from 'react';
import type { HandoverView } from '../../src/handover/model.ts';
import { Header } from '../components/header.tsx';
import { PageFrame } from '../components/page-frame.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { useLive } from '../live.ts';
import {
  NavigationProvider,
  isFilling,
  useHashNavigation,
  useNavigation,
  type PageName,
} from '../place.ts';
import { isProblem } from '../problem.ts';
import { useHandover } from '../queries.ts';
import { NothingSharedYet } from './nothing-shared.tsx';
import { NotYours } from './not-yours.tsx';
import { Overview } from './overview.tsx';

const useStyles = makeStyles({
  notOnPhone: { '@media (max-width: 480px)': { display: 'none' } },
});

type PageProps = { view: HandoverView };
const Checklist = lazy(() => import('./checklist.tsx').then((m) => ({ default: m.Checklist })));
const Promises = lazy(() => import('./promises.tsx').then((m) => ({ default: m.Promises })));
const Questions = lazy(() => import('./questions.tsx').then((m) => ({ default: m.Questions })));
const Kickoff = lazy(() => import('./kickoff.tsx').then((m) => ({ default: m.Kickoff })));
const Answer = lazy(() => import('./answer.tsx').then((m) => ({ default: m.Answer })));
const Changes = lazy(() => import('./changes.tsx').then((m) => ({ default: m.Changes })));
const Folders = lazy(() => import('./folders.tsx').then((m) => ({ default: m.Folders })));
const AsClient = lazy(() => import('./as-client.tsx').then((m) => ({ default: m.AsClient })));
const Letter = lazy(() => import('./letter.tsx').then((m) => ({ default: m.Letter })));

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
  return (
    <>
      <div className={isFilling(place) ? styles.notOnPhone : undefined}>
        <Header view={view} />
      </div>
      <Suspense fallback={<Loading />}>{PAGES[page]({ view })}</Suspense>
    </>
  );
}
