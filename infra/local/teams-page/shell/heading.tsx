import { Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    alignItems: 'baseline',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  detail: { color: tokens.colorNeutralForeground3 },
});

/** The line over what is shown. */
export function Heading({ title, detail }: { title: string; detail?: string }) {
  const styles = useStyles();
  return (
    <div className={styles.heading}>
      <Subtitle2 as="h1">{title}</Subtitle2>
      {detail && <Caption1 className={styles.detail}>{detail}</Caption1>}
    </div>
  );
}
