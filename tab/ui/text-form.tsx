import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useDraft } from '../unsaved/use-draft.ts';
import { Row, Stack } from './layout.tsx';
import { Failed } from './states.tsx';

interface TextFormProps {
  label: string;
  hint?: string;
  initial?: string;
  submitLabel: string;
  handoverId: string;
  /** What the reader calls it where it isn’t saved yet, if not by its label. */
  title?: string;
  /** What to show on its page to find it again, where the address doesn’t say it. */
  place?: string;
  /** Under this name the typed text is remembered until it was sent; begins with the handover's id. */
  draftKey: string;
  isOneLine?: boolean;
  isBusy: boolean;
  error: unknown;
  /** Sends it; rejects when it wasn't sent, which `error` says. */
  onSubmit: (text: string) => Promise<unknown>;
  onCancel?: (() => void) | undefined;
  children?: ReactNode;
}

/** One text with one button; what was typed stays when sending fails or the form is left. */
export function TextForm(props: TextFormProps) {
  const { handoverId, draftKey: name, title = props.label, initial = '', place } = props;
  const draft = useDraft({ name, handoverId, title, initial, ...(place && { ref: place }) });
  const text = draft.value;
  const { onCancel } = props;
  const cancel = () => {
    draft.forget();
    onCancel?.();
  };
  const send = async () => {
    const isSent = await props.onSubmit(text).then(
      () => true,
      () => false,
    );
    if (isSent) draft.forget();
  };
  const Entry = props.isOneLine === true ? Input : Textarea;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void send();
      }}
    >
      <Stack>
        <Field label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
          <Entry
            value={text}
            onChange={(_event: unknown, { value }: { value: string }) => draft.set(value)}
          />
        </Field>
        {props.children}
        {props.error ? <Failed error={props.error} /> : null}
        <Row>
          <Button appearance="primary" type="submit" disabled={props.isBusy || text.trim() === ''}>
            {props.isBusy ? 'Sending…' : props.submitLabel}
          </Button>
          {onCancel ? <Button onClick={cancel}>Cancel</Button> : null}
        </Row>
      </Stack>
    </form>
  );
}
