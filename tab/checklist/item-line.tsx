import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useState, type KeyboardEvent } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { counted, firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { PointsAtItem } from '../points/points-at.tsx';
import { ChevronDown16Regular, ChevronRight16Regular } from '../ui/icons.ts';
import { Quiet, Row, Stack } from '../ui/layout.tsx';
import { Mark, type MarkKind } from '../ui/mark.tsx';
import { Target } from '../ui/target.tsx';
import { useDates } from '../ui/use-dates.ts';
import { audienceWords } from '../words.ts';
import { ItemAnswer } from './item-answer.tsx';
import { ItemEditor } from './item-editor.tsx';
import { ProposeForm } from './propose-form.tsx';
import { isMissing, lackWords, saysWho } from './whose.ts';

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
  asked: 'check',
  answered: 'done',
  verified: 'done',
  'not-applicable': 'not-applicable',
};

interface ItemLineProps {
  handoverId: string;
  item: ItemView;
  isOpen: boolean;
  onToggle: () => void;
  /** The reader has read it and has no questions. */
  onRead: () => void;
  /** A key while the line has the focus. */
  onKey: (event: KeyboardEvent) => void;
}

/** A quiet line that opens in place: as a form for who may edit, else to read. */
export function ItemLine(props: ItemLineProps) {
  const styles = useStyles();
  const { handoverId, item, isOpen, onRead } = props;
  const { definition } = item;
  const Chevron = isOpen ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <Target name={definition.key} className={styles.item}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        onClick={props.onToggle}
        onKeyDown={props.onKey}
      >
        <Chevron aria-hidden />
        <Mark kind={item.lacks.length > 0 ? 'check' : MARK_OF[item.status]} isWordHidden>
          {item.status === 'unknown' ? 'Missing' : undefined}
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
          <ItemBody handoverId={handoverId} item={item} onRead={onRead} />
        </div>
      ) : null}
    </Target>
  );
}

type BodyProps = Pick<ItemLineProps, 'handoverId' | 'item' | 'onRead'>;

function ItemBody({ handoverId, item, onRead }: BodyProps) {
  const { go } = useNavigation();
  const [isProposing, propose] = useState(item.can.propose && isMissing(item));
  return (
    <Stack>
      <Quiet>{item.definition.guidance}</Quiet>
      <Quiet>Seen by: {audienceWords[item.audience].toLowerCase()}</Quiet>
      {item.can.edit ? (
        <ItemEditor handoverId={handoverId} item={item} />
      ) : isProposing ? (
        <ProposeForm handoverId={handoverId} item={item} onClose={() => propose(false)} />
      ) : (
        <>
          <ItemAnswer item={item} />
          {item.source === null ? null : <Quiet>Where it says so: {item.source}</Quiet>}
        </>
      )}
      <History item={item} />
      <PointsAtItem handoverId={handoverId} item={item} />
      <Row>
        {item.can.markRead ? (
          <Button size="small" onClick={onRead}>
            Read, no questions
          </Button>
        ) : null}
        {item.can.propose && !item.can.edit && !isProposing ? (
          <Button size="small" appearance="subtle" onClick={() => propose(true)}>
            Propose a wording
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
  if (item.asked && item.required) return saysWho(item.asked);
  if (item.status === 'unknown' || item.status === 'asked') {
    return item.required ? 'missing' : 'optional';
  }
  if (item.status === 'not-applicable') return `not applicable: ${item.reason ?? ''}`;
  if (item.definition.kind === 'rows') {
    return [counted(item.rows.length, 'entry', 'entries'), ...lackWords(item)].join(', ');
  }
  const unit = item.definition.unit === undefined ? '' : ` ${item.definition.unit}`;
  return `${item.text.split('\n')[0] ?? ''}${unit}`;
}

function asideOf(item: ItemView): string {
  const who = item.changedBy === null ? [] : [firstName(item.changedBy.name)];
  const read = item.verifiedBy === null ? [] : [`read by ${firstName(item.verifiedBy.name)}`];
  return [audienceWords[item.audience].toLowerCase(), ...who, ...read].join(' · ');
}
