import {
  Button,
  Caption1,
  Select,
  Textarea,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { Fragment, useState, type ClipboardEvent, type ReactNode } from 'react';
import type { RowField } from '../../src/templates/model.ts';
import { DateField } from '../ui/date-field.tsx';
import { Add20Regular, Delete20Regular } from '../ui/icons.ts';
import { Row, Stack } from '../ui/layout.tsx';
import { audienceWords } from '../words.ts';
import { cellsOfPaste, emptyRow, type DraftRow } from './answer-draft.ts';

const PHONE = '@media (max-width: 640px)';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  row: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalXXS,
    [PHONE]: {
      flexDirection: 'column',
      alignItems: 'stretch',
      rowGap: tokens.spacingVerticalS,
      padding: tokens.spacingHorizontalM,
      marginBottom: tokens.spacingVerticalS,
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  heads: { alignItems: 'end', [PHONE]: { display: 'none' } },
  cell: {
    display: 'flex',
    flexDirection: 'column',
    flex: '1 1 0',
    minWidth: '96px',
    [PHONE]: { flex: 'none' },
  },
  narrow: { flex: '0 1 150px', [PHONE]: { flex: 'none' } },
  label: { display: 'none', [PHONE]: { display: 'block' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  grow: { '& textarea': { fieldSizing: 'content', minHeight: '32px', maxHeight: '200px' } },
  button: { flexShrink: 0, [PHONE]: { alignSelf: 'end' } },
  space: { width: '32px', flexShrink: 0 },
});

const none: Record<string, string> = {};

interface RowsEditorProps {
  fields: RowField[];
  rows: DraftRow[];
  /** What stands in an empty cell, by its column. */
  hints?: Record<string, string>;
  addLabel: string;
  /** What stands before a row, or after the last one: of rows that are no longer there. */
  before: (index: number) => ReactNode;
  onChange: (rows: DraftRow[]) => void;
}

/** A list of rows: a grid on a desktop, cards on a phone; a table pasted into a cell fills rows. */
export function RowsEditor(props: RowsEditorProps) {
  const { fields, rows, hints = none, addLabel, before, onChange } = props;
  const styles = useStyles();
  const set = (index: number, values: Record<string, string>) =>
    onChange(
      rows.map((row, at) =>
        at === index ? { ...row, values: { ...row.values, ...values } } : row,
      ),
    );
  return (
    <Stack>
      <div className={styles.scroll}>
        {rows.length > 0 ? <Heads fields={fields} /> : null}
        {rows.map((row, index) => (
          <Fragment key={row.key}>
            {before(index)}
            <div className={styles.row} role="group" aria-label={`Row ${index + 1}`}>
              {fields.map((field, column) => (
                <Cell
                  key={field.key}
                  field={field}
                  label={`${field.label}, row ${index + 1}`}
                  value={row.values[field.key] ?? ''}
                  hint={hints[field.key]}
                  isNew={row.id === undefined}
                  onChange={(value) => set(index, { [field.key]: value })}
                  onTable={(cells) => onChange(pasted({ fields, rows, index, column, cells }))}
                />
              ))}
              <Button
                className={styles.button}
                appearance="subtle"
                icon={<Delete20Regular />}
                aria-label={`Remove row ${index + 1}`}
                onClick={() => onChange(rows.filter((other) => other.key !== row.key))}
              />
            </div>
          </Fragment>
        ))}
        {before(rows.length)}
      </div>
      <Row>
        <Button
          size="small"
          icon={<Add20Regular />}
          onClick={() => onChange([...rows, emptyRow()])}
        >
          {addLabel}
        </Button>
      </Row>
    </Stack>
  );
}

function Heads({ fields }: { fields: RowField[] }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.row, styles.heads)} aria-hidden>
      {fields.map((field) => (
        <Caption1
          key={field.key}
          className={mergeClasses(
            styles.cell,
            field.kind !== 'text' && styles.narrow,
            styles.quiet,
          )}
        >
          {field.label}
          {field.audience === 'restricted' ? ` (${audienceWords.restricted})` : ''}
        </Caption1>
      ))}
      <span className={styles.space} />
    </div>
  );
}

function Cell(props: {
  field: RowField;
  label: string;
  value: string;
  hint: string | undefined;
  /** The service does not have its row yet. */
  isNew: boolean;
  onChange: (value: string) => void;
  onTable: (cells: string[][]) => void;
}) {
  const styles = useStyles();
  const { field, label, value, hint } = props;
  const [known] = useState(props.isNew ? '' : value);
  const paste = (event: ClipboardEvent) => {
    const cells = cellsOfPaste(event.clipboardData.getData('text/plain'));
    if (cells === null) return;
    event.preventDefault();
    props.onTable(cells);
  };
  const look = mergeClasses(styles.cell, field.kind === 'text' ? styles.grow : styles.narrow);
  const typed = (_event: unknown, data: { value: string }) => props.onChange(data.value);
  return (
    <div className={look}>
      <Caption1 aria-hidden className={mergeClasses(styles.label, styles.quiet)}>
        {field.label}
      </Caption1>
      {field.kind === 'choice' ? (
        <Select aria-label={label} value={value} onChange={typed}>
          <option value="">{hint ?? 'Choose'}</option>
          {(field.choices ?? []).map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      ) : field.kind === 'day' ? (
        <DateField label={label} value={value} known={known} onChange={props.onChange} />
      ) : (
        <Textarea
          rows={1}
          aria-label={label}
          value={value}
          placeholder={hint}
          onChange={typed}
          onPaste={paste}
        />
      )}
    </div>
  );
}

/** Lays a pasted table over the rows, from one cell on; what is too wide is left out. */
function pasted(given: {
  fields: RowField[];
  rows: DraftRow[];
  index: number;
  column: number;
  cells: string[][];
}): DraftRow[] {
  const { fields, rows, index, column, cells } = given;
  const next = [...rows];
  for (const [line, texts] of cells.entries()) {
    const row = next[index + line] ?? emptyRow();
    const values = { ...row.values };
    for (const [offset, text] of texts.entries()) {
      const field = fields[column + offset];
      if (field) values[field.key] = text;
    }
    next[index + line] = { ...row, values };
  }
  return next;
}
