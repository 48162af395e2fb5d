import {
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { DateField } from '../ui/date-field.tsx';
import { Stack } from '../ui/layout.tsx';
import { viaWords } from '../words.ts';
import type { PromiseDraft } from './draft.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

/** The fields of a promise: the client's belief first, then where it comes from. */
export function PromiseFields(props: {
  draft: PromiseDraft;
  onChange: (part: Partial<PromiseDraft>) => void;
}) {
  const styles = useStyles();
  const { draft, onChange } = props;
  const [known] = useState(draft.on);
  return (
    <Stack>
      <Field label="What does the client believe they will get?" required>
        <Textarea value={draft.text} onChange={(_event, { value }) => onChange({ text: value })} />
      </Field>
      <Field label="Where does it come from?">
        <RadioGroup
          layout="horizontal"
          value={draft.isOnlySaid ? 'said' : 'written'}
          onChange={(_event, { value }) => onChange({ isOnlySaid: value === 'said' })}
        >
          <Radio value="written" label="In writing" />
          <Radio value="said" label="Only said" />
        </RadioGroup>
      </Field>
      {draft.isOnlySaid ? null : (
        <Field label="Where it says so" hint="For example: proposal p. 4, or mail of 12 Nov.">
          <Input
            maxLength={300}
            value={draft.source}
            onChange={(_event, { value }) => onChange({ source: value })}
          />
        </Field>
      )}
      <div className={styles.grid}>
        <Field label="Promised by">
          <Input value={draft.by} onChange={(_event, { value }) => onChange({ by: value })} />
        </Field>
        <Field label="To whom">
          <Input value={draft.to} onChange={(_event, { value }) => onChange({ to: value })} />
        </Field>
        <Field label="How">
          <Select
            value={draft.via}
            onChange={(_event, { value }) => onChange({ via: value as PromiseDraft['via'] })}
          >
            <option value="">Choose</option>
            {Object.entries(viaWords).map(([via, word]) => (
              <option key={via} value={via}>
                {word}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="When">
          <DateField
            tense="over"
            value={draft.on}
            known={known}
            onChange={(value) => onChange({ on: value })}
          />
        </Field>
      </div>
    </Stack>
  );
}
