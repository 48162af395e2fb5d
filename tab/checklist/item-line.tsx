import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { ItemView } from '../../src/checklist/model.ts';
import { counted, firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { ChevronDown16Regular, ChevronRight16Regular } from '../ui/icons.ts';
import { Quiet, Row, Stack } from '../ui/layout.tsx';
import { Mark, type MarkKind } from '../ui/mark.tsx';
import { Failed } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';
import { useDates } from '../ui/use-dates.ts';
import { audienceWords } from '../words.ts';
import { useMarkRead } from './changes.ts';
import { ItemAnswer } from './item-answer.tsx';
import { ItemEditor } from './item-editor.tsx';

const useStyles = makeStyles({
  item: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  line: {
    display: 'grid',
    gridTemplateColumns: 'auto auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    width: '100%',
    minHeight: '40px',
    paddingInline: tokens.spacingHorizontalXS,
    border: 'none',
    textAlign: 'start',
    cursor: 'pointer',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    borderRadius: tokens.borderRadiusMedium,
    // In high contrast this stays black: Fluent's own hover would need every word inside to turn.
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    },
  },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  excerpt: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '100%' },
  aside: { '@media (max-width: 640px)': { display: 'none' } },
  body: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL} 44px`,
    '@media (max-width: 640px)': { paddingInline: tokens.spacingHorizontalXS },
  },
});

const MARK_OF: Record<ItemView['status'], MarkKind> = {
  unknown: 'check',
  answered: 'done',
  verified: 'done',
  'not-applicable': 'not-applicable',
};

interface ItemLineProps {
  handoverId: string;
  item: ItemView;
  isOpen: boolean;
  onToggle: () => void;
}

/** A quiet line that opens in place: as a form for who may edit, else to read. */
export function ItemLine({ handoverId, item, isOpen, onToggle }: ItemLineProps) {
  const styles = useStyles();
  const { definition } = item;
  const isMissing = item.status === 'unknown';
  const Chevron = isOpen ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <Target name={definition.key} className={styles.item}>
      <button type="button" className={styles.line} aria-expanded={isOpen} onClick={onToggle}>
        <Chevron aria-hidden />
        <Mark kind={MARK_OF[item.status]} isWordHidden>
          {isMissing ? 'Missing' : undefined}
        </Mark>
        <span className={styles.words}>
          <Body1>{definition.title}</Body1>
          <Caption1 className={mergeClasses(styles.quiet, styles.excerpt)}>
            {excerptOf(item)}
          </Caption1>
        </span>
        <Caption1 className={mergeClasses(styles.quiet, styles.aside)}>{asideOf(item)}</Caption1>
      </button>
      {isOpen ? (
        <div className={styles.body}>
          <ItemBody handoverId={handoverId} item={item} />
        </div>
      ) : null}
    </Target>
  );
}

function ItemBody({ handoverId, item }: { handoverId: string; item: ItemView }) {
  const { go } = useNavigation();
  const markRead = useMarkRead(handoverId);
  return (
    <Stack>
      <Quiet>{item.definition.guidance}</Quiet>
      <Quiet>Seen by: {audienceWords[item.audience].toLowerCase()}</Quiet>
      {item.can.edit ? (
        <ItemEditor handoverId={handoverId} item={item} />
      ) : (
        <>
          <ItemAnswer item={item} />
          {item.source === null ? null : <Quiet>Where it says so: {item.source}</Quiet>}
        </>
      )}
      <History item={item} />
      <Row>
        {item.can.markRead ? (
          <Button
            size="small"
            disabled={markRead.isPending}
            onClick={() => markRead.mutate([item])}
          >
            Read, no questions
          </Button>
        ) : null}
        <Button
          size="small"
          appearance="subtle"
          onClick={() => go('questions', `ask:item:${item.definition.key}`)}
        >
          Ask about this
        </Button>
      </Row>
      {markRead.error ? <Failed error={markRead.error} /> : null}
    </Stack>
  );
}

function History({ item }: { item: ItemView }) {
  const dates = useDates();
  const parts: string[] = [];
  if (item.changedBy && item.changedAt && !item.can.edit) {
    parts.push(`Written by ${item.changedBy.name}, ${dates.moment(item.changedAt)}`);
  }
  if (item.verifiedBy && item.verifiedAt) {
    parts.push(`Read by ${item.verifiedBy.name}, ${dates.moment(item.verifiedAt)}`);
  }
  return parts.length === 0 ? null : <Quiet>{parts.join(' · ')}</Quiet>;
}

function excerptOf(item: ItemView): string {
  if (item.status === 'unknown') return item.required ? 'missing' : 'optional';
  if (item.status === 'not-applicable') return `not applicable: ${item.reason ?? ''}`;
  if (item.definition.kind === 'rows') return counted(item.rows.length, 'entry', 'entries');
  const unit = item.definition.unit === undefined ? '' : ` ${item.definition.unit}`;
  return `${item.text.split('\n')[0] ?? ''}${unit}`;
}

function asideOf(item: ItemView): string {
  const who = item.changedBy === null ? [] : [firstName(item.changedBy.name)];
  const read = item.verifiedBy === null ? [] : [`read by ${firstName(item.verifiedBy.name)}`];
  return [audienceWords[item.audience].toLowerCase(), ...who, ...read].join(' · ');
}
