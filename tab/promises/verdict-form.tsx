import { Body1Strong, Field, Input, Textarea, ToggleButton } from '@fluentui/react-components';
import type { Carrier, PromiseView } from '../../src/promises/model.ts';
import { verdictWords } from '../../src/words.ts';
import { DateField } from '../ui/date-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Quiet, Row, Stack } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useDraft } from '../unsaved/use-draft.ts';
import { CarrierField, carrierOf } from './carrier-field.tsx';
import { usePromiseChange } from './changes.ts';
import {
  mayOffer,
  saidBy,
  verdictDraftOf,
  verdictInputOf,
  type VerdictDraft,
} from './verdict-draft.ts';

interface Typing {
  typed: VerdictDraft;
  set: (part: Partial<VerdictDraft>) => void;
}

const pressable = { no: 'No', 'need-to-know-more': 'Need to know more' } as const;

/** Can we keep it? What it takes is typed, and the verdict follows; nothing typed is a yes. */
export function VerdictForm(props: {
  handoverId: string;
  promise: PromiseView;
  carriers: Carrier[];
  onClose: () => void;
}) {
  const { promise, carriers } = props;
  const change = usePromiseChange('giveVerdict', props);
  const draft = useDraft<VerdictDraft>({
    name: `${props.handoverId} what it takes ${promise.id}`,
    handoverId: props.handoverId,
    title: `Can we keep it? ${promise.text}`,
    initial: verdictDraftOf(promise),
    ref: promise.id,
  });
  const typed = draft.value;
  const set = (part: Partial<VerdictDraft>) => draft.set({ ...typed, ...part });
  const close = () => {
    draft.forget();
    props.onClose();
  };
  const input = verdictInputOf(typed);
  const isYes = typed.pressed === null;
  const carrier = isYes ? carrierOf(carriers, typed.rowId) : undefined;
  return (
    <form
      aria-label="Can we keep it?"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { ...input, ...(carrier && { carrier }) };
        if (input) change.mutate({ body }, { onSuccess: close });
      }}
    >
      <Stack>
        {isYes ? <WhatItTakes {...{ typed, set }} known={promise.possibleDate ?? ''} /> : null}
        <Row>
          {(Object.keys(pressable) as (keyof typeof pressable)[]).map((name) => (
            <ToggleButton
              key={name}
              checked={typed.pressed === name}
              onClick={() => set({ pressed: typed.pressed === name ? null : name })}
            >
              {pressable[name]}
            </ToggleButton>
          ))}
        </Row>
        {mayOffer(typed) ? <Instead {...{ typed, set }} /> : null}
        {isYes ? (
          <CarrierField
            carriers={carriers}
            rowId={typed.rowId}
            onChange={(rowId) => set({ rowId })}
          />
        ) : null}
        <Said typed={typed} />
        <FormActions
          label="Save"
          isReady={input !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={close}
        />
      </Stack>
    </form>
  );
}

/** The day that is kept already needs no second look. */
function WhatItTakes({ typed, set, known }: Typing & { known: string }) {
  return (
    <>
      <Quiet>Nothing typed is a yes. Hours and a date may both hold.</Quiet>
      <Field label="Hours over what was sold">
        <Input
          inputMode="decimal"
          value={typed.hours}
          contentAfter="h"
          onChange={(_event, { value }) => set({ hours: value })}
        />
      </Field>
      <Field label="Possible on" hint="Only if that is later than promised.">
        <DateField value={typed.date} known={known} onChange={(date) => set({ date })} />
      </Field>
      <Field label="Only if…">
        <Input
          value={typed.condition}
          maxLength={500}
          onChange={(_event, { value }) => set({ condition: value })}
        />
      </Field>
    </>
  );
}

function Instead({ typed, set }: Typing) {
  return (
    <>
      <Field label="What we could do instead">
        <Textarea
          value={typed.fallback}
          onChange={(_event, { value }) => set({ fallback: value })}
        />
      </Field>
      {typed.fallback.trim() === '' ? null : (
        <Field label="Hours of that over what was sold">
          <Input
            inputMode="decimal"
            value={typed.fallbackHours}
            contentAfter="h"
            onChange={(_event, { value }) => set({ fallbackHours: value })}
          />
        </Field>
      )}
    </>
  );
}

/** What sales will read of it. */
function Said({ typed }: { typed: VerdictDraft }) {
  const dates = useDates();
  const said = saidBy(typed);
  if (said === null) return <Quiet>Write the hours as a number, like 120.</Quiet>;
  const day = typed.date === '' ? null : dates.day(typed.date);
  return (
    <Body1Strong role="status">
      {verdictWords(said.facts, { hours: said.hours, day }).join(' · ')}
    </Body1Strong>
  );
}
