import { Button, Caption1, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { isUnlikelyDay, type Tense } from './dates.ts';
import { useDates } from './use-dates.ts';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  question: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
  },
});

interface DateFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What the day is meant to be; the other is asked about. */
  tense?: Tense;
  /** What is kept already, and was asked about when it was typed. */
  known?: string;
  /** Where no `Field` around it says what it is. */
  label?: string;
}

/**
 * A day that somebody types. One that is hardly meant, before today as a rule, asks beside the field
 * whether it is right; one press keeps it. A form around it is not sent before that is answered.
 */
export function DateField(props: DateFieldProps) {
  const styles = useStyles();
  const dates = useDates();
  const { value, tense = 'to-come', known = '' } = props;
  const [kept, keep] = useState(known);
  const input = useRef<HTMLInputElement>(null);
  const isAsked = value !== kept && value !== known && isUnlikelyDay(value, tense);
  const day = isAsked ? dates.fullDay(value) : '';
  const question =
    tense === 'to-come'
      ? `That was ${day}. Is it right?`
      : `That is ${day}, still to come. Is it right?`;
  useEffect(() => {
    input.current?.setCustomValidity(isAsked ? question : '');
  }, [isAsked, question]);
  return (
    <span className={styles.field}>
      <Input
        input={{ ref: input }}
        type="date"
        aria-label={props.label}
        value={value}
        onChange={(_event, typed) => props.onChange(typed.value)}
      />
      {isAsked ? (
        <span className={styles.question} role="status">
          <Caption1>{question}</Caption1>
          <Button size="small" onClick={() => keep(value)}>
            Yes, it is
          </Button>
        </span>
      ) : null}
    </span>
  );
}
