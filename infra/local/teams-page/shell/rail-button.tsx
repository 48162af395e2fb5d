import {
  Button,
  Caption1,
  CounterBadge,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';

const useStyles = makeStyles({
  button: {
    justifyContent: 'flex-start',
    width: '100%',
    minWidth: 0,
    borderLeftWidth: tokens.strokeWidthThickest,
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
  words: { flexGrow: 1, display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  detail: { color: tokens.colorNeutralForeground3 },
});

interface RailButtonProps {
  icon: React.ReactElement;
  name: string;
  /** A second, quiet line; null = none. */
  detail?: string | null;
  unread?: number;
  current: boolean;
  onClick: () => void;
}

/** One place in the rail; the current one is marked for eyes and for screen readers. */
export function RailButton(props: RailButtonProps) {
  const styles = useStyles();
  const { icon, name, detail, unread = 0, current, onClick } = props;
  return (
    <Button
      appearance="subtle"
      className={mergeClasses(styles.button, current && styles.current)}
      icon={icon}
      aria-current={current ? 'page' : undefined}
      onClick={onClick}
    >
      <span className={styles.words}>
        <Text weight={current ? 'semibold' : 'regular'}>{name}</Text>
        {detail && <Caption1 className={current ? undefined : styles.detail}>{detail}</Caption1>}
      </span>
      {unread > 0 && <CounterBadge count={unread} size="small" aria-label={`${unread} unread`} />}
    </Button>
  );
}
