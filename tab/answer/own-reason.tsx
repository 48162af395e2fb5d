import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PointInput, ReturnReason } from '../../src/points/model.ts';
import { useCollect } from '../points/changes.ts';
import { ReasonField } from '../points/edit-point.tsx';
import { Add20Regular } from '../ui/icons.ts';
import { FormWidth, Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useDraft } from '../unsaved/use-draft.ts';

interface Typed {
  text: string;
  reason: ReturnReason;
}

/** A reason in the reader's own words while it is typed; null as a point as long as it says nothing. */
export function useOwnReason(handoverId: string) {
  const initial: Typed = { text: '', reason: 'other' };
  const draft = useDraft<Typed>({
    name: `${handoverId} send back`,
    handoverId,
    title: 'Send back',
    initial,
  });
  const { text, reason } = draft.value;
  const point: PointInput | null = text.trim() === '' ? null : { text, reason };
  return {
    typed: draft.value,
    set: draft.set,
    point,
    clear: () => draft.set(initial),
    forget: draft.forget,
  };
}

/** The form for a reason that stands nowhere in the record: it joins those that are not sent yet. */
export function OwnReason(props: { handoverId: string; own: ReturnType<typeof useOwnReason> }) {
  const [isOpen, open] = useState(props.own.typed.text !== '');
  return (
    <FormWidth>
      <Row>
        <Button size="small" icon={<Add20Regular />} onClick={() => open(true)}>
          Another reason
        </Button>
      </Row>
      {isOpen ? <ReasonForm {...props} /> : null}
    </FormWidth>
  );
}

function ReasonForm({
  handoverId,
  own,
}: {
  handoverId: string;
  own: ReturnType<typeof useOwnReason>;
}) {
  const { text, reason } = own.typed;
  const collect = useCollect(handoverId);
  return (
    <form
      aria-label="Another reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (own.point) collect.mutate(own.point, { onSuccess: own.clear });
      }}
    >
      <Stack>
        <Field label="Reason in your words">
          <Textarea
            placeholder="What can’t be built, or what is missing?"
            maxLength={500}
            value={text}
            onChange={(_event, { value }) => own.set({ text: value, reason })}
          />
        </Field>
        <ReasonField value={reason} onChange={(next) => own.set({ text, reason: next })} />
        {collect.error ? <Failed error={collect.error} /> : null}
        <Row>
          <Button type="submit" disabled={own.point === null || collect.isPending}>
            Add
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
