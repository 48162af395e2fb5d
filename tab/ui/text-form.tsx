import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useDrafts } from './drafts.ts';
import { Row, Stack } from './layout.tsx';
import { Failed } from './states.tsx';

interface TextFormProps {
  label: string;
  hint?: string;
  initial?: string;
  submitLabel: string;
  /** Under this name the typed text is remembered until it was sent. */
  draftKey: string;
  isOneLine?: boolean;
  isBusy: boolean;
  error: unknown;
  onSubmit: (text: string) => void;
  onCancel?: (() => void) | undefined;
  children?: ReactNode;
}

/** One text with one button; what was typed stays when sending fails or the form is left. */
export function TextForm(props: TextFormProps) {
  const [text, setText] = useDraftText(props.draftKey, props.initial ?? '');
  const Entry = props.isOneLine === true ? Input : Textarea;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') props.onSubmit(text);
      }}
    >
      <Stack>
        <Field label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
          <Entry
            value={text}
            onChange={(_event: unknown, { value }: { value: string }) => setText(value)}
          />
        </Field>
        {props.children}
        {props.error ? <Failed error={props.error} /> : null}
        <Row>
          <Button appearance="primary" type="submit" disabled={props.isBusy || text.trim() === ''}>
            {props.isBusy ? 'Sending…' : props.submitLabel}
          </Button>
          {props.onCancel ? <Button onClick={props.onCancel}>Cancel</Button> : null}
        </Row>
      </Stack>
    </form>
  );
}

/** A text that is remembered under a name; setting it back to where it began forgets it. */
function useDraftText(key: string, initial: string): [string, (text: string) => void] {
  const drafts = useDrafts();
  const [text, setText] = useState(() => {
    const kept = drafts.get(key);
    return typeof kept === 'string' ? kept : initial;
  });
  const change = (next: string) => {
    setText(next);
    if (next === initial) drafts.delete(key);
    else drafts.set(key, next);
  };
  return [text, change];
}
