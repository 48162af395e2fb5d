import {
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { Phone } from '../frame/phone.tsx';
import { useHere } from '../place/use-place.ts';
import { useChanges } from '../servers/queries.ts';
import { TourPanel } from '../tour/tour-panel.tsx';
import { useTour } from '../tour/use-tour.ts';
import { Footer } from './footer.tsx';
import { Middle } from './middle.tsx';
import { Rail } from './rail.tsx';
import { Top } from './top.tsx';

const NARROW = '@media (max-width: 800px)';

const useStyles = makeStyles({
  page: {
    height: '100dvh',
    display: 'grid',
    gridTemplateColumns: '248px minmax(0, 1fr) auto auto',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    gridTemplateAreas: '"top top top top" "rail middle phone tour" "foot foot foot foot"',
    backgroundColor: tokens.colorNeutralBackground3,
    [NARROW]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr) auto auto',
      gridTemplateAreas: '"top" "middle" "tour" "foot"',
    },
  },
  top: { gridArea: 'top' },
  rail: {
    gridArea: 'rail',
    overflowY: 'auto',
    [NARROW]: { display: 'none' },
  },
  railOpen: {
    [NARROW]: { display: 'block', gridArea: 'middle', zIndex: 1 },
  },
  middle: {
    gridArea: 'middle',
    minWidth: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  behindPhone: { [NARROW]: { display: 'none' } },
  phone: { gridArea: 'phone', minHeight: 0, display: 'flex', [NARROW]: { gridArea: 'middle' } },
  tour: { gridArea: 'tour', minHeight: 0 },
  foot: { gridArea: 'foot' },
});

/** The page's rooms: the line on top, the rail, the middle, the phone, the tour, the outside world. */
export function Layout() {
  const styles = useStyles();
  const { place } = useHere();
  const { answers } = useChanges();
  const tour = useTour();
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Top menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} tour={tour} />
        {!answers && (
          <MessageBar intent="warning">
            <MessageBarBody>
              The local Microsoft 365 doesn’t answer. Is npm start still running?
            </MessageBarBody>
          </MessageBar>
        )}
      </header>
      <div className={mergeClasses(styles.rail, menuOpen && styles.railOpen)}>
        <Rail onChosen={() => setMenuOpen(false)} />
      </div>
      <main className={mergeClasses(styles.middle, place.phone && styles.behindPhone)}>
        <Middle />
      </main>
      {place.phone && (
        <div className={styles.phone}>
          <Phone key={`${place.person.id} ${place.channel.id}`} />
        </div>
      )}
      {tour.open && (
        <div className={styles.tour}>
          <TourPanel tour={tour} />
        </div>
      )}
      <footer className={styles.foot}>
        <Footer />
      </footer>
    </div>
  );
}
