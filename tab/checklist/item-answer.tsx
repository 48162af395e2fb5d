import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ItemView } from '../../src/checklist/model.ts';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-line', maxWidth: '72ch', overflowWrap: 'anywhere' },
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', minWidth: '100%' },
  head: {
    textAlign: 'start',
    padding: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'bottom',
  },
  cell: {
    padding: tokens.spacingHorizontalXS,
    verticalAlign: 'top',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
});

/** An answer to read: text, a number with its unit, a table, or why it isn't applicable. */
export function ItemAnswer({ item }: { item: ItemView }) {
  const styles = useStyles();
  const { definition } = item;
  if (item.status === 'not-applicable') return <Body1>Not applicable: {item.reason}</Body1>;
  if (definition.kind === 'rows') {
    return item.rows.length === 0 ? <Body1>Nothing yet.</Body1> : <AnswerTable item={item} />;
  }
  if (item.text === '') return <Body1>Nothing yet.</Body1>;
  const unit = definition.unit === undefined ? '' : ` ${definition.unit}`;
  return (
    <Body1 className={styles.text}>
      {item.text}
      {unit}
    </Body1>
  );
}

function AnswerTable({ item }: { item: ItemView }) {
  const styles = useStyles();
  const dates = useDates();
  const fields = item.definition.fields ?? [];
  const cellOf = (value: string, isDay: boolean) =>
    isDay && value !== '' ? dates.day(value) : value;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.key} scope="col" className={styles.head}>
                <Caption1>{field.label}</Caption1>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.rows.map((row) => (
            <tr key={row.id}>
              {fields.map((field) => (
                <td key={field.key} className={styles.cell}>
                  <Body1>{cellOf(row.values[field.key] ?? '', field.kind === 'day')}</Body1>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
