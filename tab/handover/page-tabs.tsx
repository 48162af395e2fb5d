import { Button, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { pageWords, pages } from '../../src/pages.ts';
import { useNavigation, type PageName } from '../place.ts';

// Fluent's menu brings a positioning library that the first paint doesn't need.
const MoreMenu = lazy(() => import('./more-menu.tsx').then((m) => ({ default: m.MoreMenu })));

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  scroll: {
    overflowX: 'auto',
    scrollbarWidth: 'none',
    flexGrow: 1,
    minWidth: 0,
    // A name that is cut off fades out, so that it reads as more to come.
    '@media (max-width: 720px)': {
      maskImage: 'linear-gradient(to right, black calc(100% - 24px), transparent)',
    },
  },
  // Room at the end, so that the last name can be scrolled out of the fading.
  list: { '@media (max-width: 720px)': { width: 'max-content', paddingRight: '32px' } },
  count: {
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 480px)': { display: 'none' },
  },
  tab: {
    flexShrink: 0,
    '@media (max-width: 480px)': { paddingInline: tokens.spacingHorizontalS },
  },
});

/** The five pages, and under *More* what is needed seldom. */
export function PageTabs({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const bar = useRef<HTMLDivElement>(null);
  // Somebody may press before the menu has arrived; it then opens as soon as it does.
  const [isMoreWanted, wantMore] = useState(false);
  // The menu takes the place of a button that may have the focus: whoever is there stays there.
  const isOnMore = useRef(false);
  useEffect(() => {
    // On a phone the tabs scroll; the one that is open stays in sight. By its name, because Fluent
    // marks it as selected only after this.
    const open = bar.current?.querySelector(`[data-page="${place.page}"]`);
    open?.scrollIntoView?.({ inline: 'center', block: 'nearest' });
  }, [place.page]);
  return (
    <nav className={styles.bar} aria-label="Pages of this handover">
      <div ref={bar} className={styles.scroll}>
        <TabList
          className={styles.list}
          selectedValue={place.page}
          onTabSelect={(_event, { value }) => go(value as PageName)}
        >
          {tabsOf(view).map(({ page, label, count }) => (
            <Tab key={page} value={page} data-page={page} className={styles.tab}>
              {label}
              {count === null ? null : <span className={styles.count}> {count}</span>}
            </Tab>
          ))}
        </TabList>
      </div>
      <Suspense
        fallback={
          <Button
            appearance="subtle"
            aria-haspopup="menu"
            onFocus={() => (isOnMore.current = true)}
            onBlur={() => (isOnMore.current = false)}
            onClick={() => wantMore(true)}
          >
            More
          </Button>
        }
      >
        <MoreMenu isOpenAtFirst={isMoreWanted} wasFocused={isOnMore} />
      </Suspense>
    </nav>
  );
}

function tabsOf({ counts }: HandoverView) {
  const count: Record<(typeof pages)[number], string | null> = {
    overview: null,
    checklist: `${counts.itemsDone}/${counts.itemsTotal}`,
    promises: some(counts.promises),
    questions: some(counts.questionsOpen),
    kickoff: null,
  };
  return pages.map((page) => ({ page, label: pageWords[page], count: count[page] }));
}

function some(count: number): string | null {
  return count > 0 ? String(count) : null;
}
