import { Body1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PromisesView } from '../../src/promises/model.ts';
import { checkWords, counted, firstName } from '../../src/words.ts';
import { daysBetween } from '../ui/dates.ts';
import { Row } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  term: { color: tokens.colorNeutralForeground3 },
  picture: { display: 'flex', flexDirection: 'column', rowGap: '2px', maxWidth: '420px' },
  bar: { height: '8px', borderRadius: tokens.borderRadiusSmall, minWidth: '2px' },
  sold: { backgroundColor: tokens.colorBrandBackground },
  needed: { backgroundColor: tokens.colorPaletteDarkOrangeBorderActive },
});

/** Hours and go-live, promised against possible, in words with a small picture. */
export function PromiseSummary({ view, list }: { view: HandoverView; list: PromisesView }) {
  const styles = useStyles();
  const dates = useDates();
  const { hoursSold: sold, hoursNeeded: needed } = list;
  return (
    <div className={styles.grid}>
      <Body1 className={styles.term}>Hours</Body1>
      <div>
        <Body1>{hoursSentence(sold, needed)}</Body1>
        {sold !== null && needed !== null ? <Bars sold={sold} needed={needed} /> : null}
      </div>
      <Body1 className={styles.term}>Go-live</Body1>
      <Body1>
        promised {dates.day(list.goLivePromised)}
        {goLiveRest(list, dates.day)}
      </Body1>
      {view.checks.length > 0 ? <Body1 className={styles.term}>Checked</Body1> : null}
      {view.checks.length > 0 ? (
        <Row>
          {view.checks.map(({ kind, by, at }) => (
            <Mark key={kind} kind={at === null ? 'check' : 'done'}>
              {checkWords[kind]} {at === null || by === null ? 'not yet' : firstName(by.name)}
            </Mark>
          ))}
        </Row>
      ) : null}
    </div>
  );
}

/** The picture repeats the sentence beside it, so it is hidden from screen readers. */
function Bars({ sold, needed }: { sold: number; needed: number }) {
  const styles = useStyles();
  const most = Math.max(sold, needed, 1);
  return (
    <div className={styles.picture} aria-hidden>
      <div
        className={mergeClasses(styles.bar, styles.sold)}
        style={{ width: `${(100 * sold) / most}%` }}
      />
      <div
        className={mergeClasses(styles.bar, needed > sold ? styles.needed : styles.sold)}
        style={{ width: `${(100 * needed) / most}%` }}
      />
    </div>
  );
}

function hoursSentence(sold: number | null, needed: number | null): string {
  if (sold === null) return 'not known yet: the hours sold are missing in the checklist';
  if (needed === null) return `${sold} sold, what is needed isn’t known yet`;
  const over = needed - sold;
  if (over === 0) return `${sold} sold, ${needed} needed`;
  const share = sold > 0 ? ` (${Math.round((100 * Math.abs(over)) / sold)} %)` : '';
  return `${sold} sold, ${needed} needed: ${Math.abs(over)} ${over > 0 ? 'over' : 'to spare'}${share}`;
}

function goLiveRest(list: PromisesView, inWords: (day: string) => string): string {
  if (list.goLivePossible === null) return '';
  const days = daysBetween(list.goLivePromised, list.goLivePossible);
  if (days <= 0) return ', possible';
  const weeks = Math.round(days / 7);
  const later = weeks >= 1 ? counted(weeks, 'week') : counted(days, 'day');
  return `, possible ${inWords(list.goLivePossible)}: ${later} later`;
}
