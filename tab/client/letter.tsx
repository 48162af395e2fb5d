import {
  Body1,
  Caption1,
  Subtitle1,
  Subtitle2,
  Title2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ClientView } from '../../src/sharing/model.ts';
import { counted } from '../../src/words.ts';
import { daysFromToday } from '../ui/dates.ts';
import { useDates } from '../ui/use-dates.ts';
import { NotQuite } from './not-quite.tsx';

const useStyles = makeStyles({
  letter: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXL,
    maxWidth: '760px',
    marginInline: 'auto',
    paddingBlock: tokens.spacingVerticalL,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  from: {
    display: 'flex',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  plain: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  text: { margin: 0, whiteSpace: 'pre-line' },
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
  },
  foot: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
    display: 'flex',
    flexDirection: 'column',
  },
});

type Item = ClientView['sections'][number]['items'][number];

/** What the client reads, as a letter: no ids, no jargon; at each part they can say that it isn't quite so. */
export function Letter({ view }: { view: ClientView }) {
  const styles = useStyles();
  const dates = useDates();
  const { work, commercial } = view.whoToAsk;
  return (
    <article className={styles.letter} aria-label={view.project}>
      <header className={styles.head}>
        <div className={styles.from}>
          <Body1>{view.from}</Body1>
          <Caption1 className={styles.quiet}>for {view.clientName}</Caption1>
        </div>
        <Title2 as="h1" className={styles.plain}>
          {view.project}
        </Title2>
        <Body1>
          {daysFromToday(view.promisedStart) < 0
            ? `We were to start on ${dates.day(view.promisedStart)}`
            : `We start on ${dates.dayBoth(view.promisedStart)}`}
          , and plan to be live on {dates.dayBoth(view.goLive)}. This is what we understood and what
          you will get.
        </Body1>
        <Caption1 className={styles.quiet}>
          {view.isAccepted
            ? `What we understood on ${dates.day(view.at.slice(0, 10))}`
            : `What we understand so far, ${dates.moment(view.at)}`}
        </Caption1>
        {view.changed && view.changed.count > 0 ? (
          <Body1>
            {counted(view.changed.count, 'thing')} changed since you looked,{' '}
            {dates.moment(view.changed.since)}.
          </Body1>
        ) : null}
      </header>
      {view.sections.map((section) => (
        <section key={section.title} className={styles.section} aria-label={section.title}>
          <Subtitle1 as="h2" className={styles.plain}>
            {section.title}
          </Subtitle1>
          {section.items.map((item) => (
            <div key={item.key}>
              <Subtitle2 as="h3" className={styles.plain}>
                {item.title}
                {item.isChanged ? <Caption1> · changed</Caption1> : null}
              </Subtitle2>
              <LetterItem item={item} />
              {view.maySayNotQuite || item.notQuite.length > 0 ? (
                <NotQuite handoverId={view.id} item={item} mayRemark={view.maySayNotQuite} />
              ) : null}
            </div>
          ))}
        </section>
      ))}
      <footer className={styles.foot}>
        <Subtitle2 as="h2" className={styles.plain}>
          Who to write to
        </Subtitle2>
        {work === null ? null : <Body1>The work: {work}</Body1>}
        {commercial === null ? null : <Body1>Price, contract, changes: {commercial}</Body1>}
      </footer>
    </article>
  );
}

/** A row reads as a sentence: its first cell, then what else is known about it. */
function LetterItem({ item }: { item: Item }) {
  const styles = useStyles();
  const dates = useDates();
  const rows = item.rows.map((row) => row.map((cell) => (isDay(cell) ? dates.day(cell) : cell)));
  return (
    <>
      {item.text === null || item.text === '' ? null : (
        <Body1 block className={styles.text}>
          {item.text}
        </Body1>
      )}
      {rows.length === 0 ? null : (
        <ul className={styles.list}>
          {rows.map((row, index) => (
            <li key={`${index} ${row[0] ?? ''}`}>
              <Body1>{row[0]}</Body1>
              {restOf(item.columns, row) === '' ? null : (
                <Caption1 block className={styles.quiet}>
                  {restOf(item.columns, row)}
                </Caption1>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A shared version holds days as they were saved; people read them in words. */
function isDay(cell: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(cell);
}

function restOf(columns: string[], row: string[]): string {
  return row
    .map((cell, index) => (index === 0 || cell === '' ? '' : `${columns[index] ?? ''}: ${cell}`))
    .filter((part) => part !== '')
    .join(' · ');
}
