import {
  Caption1,
  Subtitle2,
  Title3,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  card: {
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0 },
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  form: { maxWidth: '600px' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** A page of the tab: its panels below each other. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={useStyles().page}>{children}</div>;
}

/** A titled part of a page; `isCard` gives it a frame. */
export function Panel(props: {
  title: string;
  /** The page's own heading; parts of a page have the second level. */
  level?: 'h1' | 'h2';
  action?: ReactNode;
  isCard?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <section
      aria-label={props.title}
      className={mergeClasses(styles.panel, props.isCard === true && styles.card)}
    >
      <div className={styles.heading}>
        <Subtitle2 as={props.level ?? 'h2'} className={styles.title}>
          {props.title}
        </Subtitle2>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}

/** The one heading of a page that has no header of a handover. */
export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <Title3 as="h1" className={useStyles().title}>
      {children}
    </Title3>
  );
}

/** Children below each other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={useStyles().stack}>{children}</div>;
}

/** Children beside each other, wrapping where it is narrow. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={useStyles().row}>{children}</div>;
}

/** The width of a form: as wide as one reads, not as wide as the screen. */
export function FormWidth({ children }: { children: ReactNode }) {
  return <div className={useStyles().form}>{children}</div>;
}

/** Small print. */
export function Quiet({ children }: { children: ReactNode }) {
  return <Caption1 className={useStyles().quiet}>{children}</Caption1>;
}

/** Two columns on a desktop, one on a phone. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={useStyles().columns}>{children}</div>;
}
