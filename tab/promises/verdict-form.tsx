import { Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { PromiseView, Verdict, VerdictInput } from '../../src/promises/model.ts';
import { DateField } from '../ui/date-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Stack } from '../ui/layout.tsx';
import { useDraft } from '../unsaved/use-draft.ts';
import { verdictWords } from '../words.ts';
import { usePromiseChange } from './changes.ts';

interface Typed {
  verdict: Verdict | null;
  hours: string;
  date: string;
  condition: string;
  fallback: string;
}

/** Can we keep it? The verdict, and what it takes: hours, a date, a condition, what instead. */
export function VerdictForm(props: {
  handoverId: string;
  promise: PromiseView;
  onClose: () => void;
}) {
  const { promise } = props;
  const change = usePromiseChange('giveVerdict', props);
  const draft = useDraft<Typed>({
    name: `${props.handoverId} verdict ${promise.id}`,
    handoverId: props.handoverId,
    title: `Can we keep it? ${promise.text}`,
    initial: typedOf(promise),
    ref: promise.id,
  });
  const typed = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...typed, ...part });
  const close = () => {
    draft.forget();
    props.onClose();
  };
  const body = inputOf(typed);
  return (
    <form
      aria-label="Can we keep it?"
      onSubmit={(event) => {
        event.preventDefault();
        if (body) change.mutate({ body }, { onSuccess: close });
      }}
    >
      <Stack>
        <Field label="Can we keep it?">
          <RadioGroup
            value={typed.verdict ?? ''}
            onChange={(_event, { value }) => set({ verdict: value as Verdict })}
          >
            {(Object.keys(verdictWords) as Verdict[]).map((verdict) => (
              <Radio key={verdict} value={verdict} label={verdictWords[verdict]} />
            ))}
          </RadioGroup>
        </Field>
        <Details typed={typed} set={set} known={promise.possibleDate ?? ''} />
        <FormActions
          label="Save"
          isReady={body !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={close}
        />
      </Stack>
    </form>
  );
}

function typedOf(promise: PromiseView): Typed {
  return {
    verdict: promise.verdict,
    hours: promise.effortHours === null ? '' : String(promise.effortHours),
    date: promise.possibleDate ?? '',
    condition: promise.condition ?? '',
    fallback: promise.fallback ?? '',
  };
}

function Details(props: {
  typed: Typed;
  set: (part: Partial<Typed>) => void;
  /** The day that is kept already. */
  known: string;
}) {
  const { typed, set, known } = props;
  const { verdict } = typed;
  if (verdict === null || verdict === 'need-to-know-more') return null;
  return (
    <>
      {verdict === 'yes-if' ? (
        <Field label="If what?" required>
          <Input
            value={typed.condition}
            onChange={(_event, { value }) => set({ condition: value })}
          />
        </Field>
      ) : null}
      <Field label="Hours over what was sold" hint="Leave it empty when you don’t know.">
        <Input
          inputMode="decimal"
          value={typed.hours}
          contentAfter="h"
          onChange={(_event, { value }) => set({ hours: value })}
        />
      </Field>
      {verdict === 'yes' ? null : (
        <>
          <Field label="Possible on">
            <DateField value={typed.date} known={known} onChange={(date) => set({ date })} />
          </Field>
          <Field label="What we could do instead">
            <Textarea
              value={typed.fallback}
              onChange={(_event, { value }) => set({ fallback: value })}
            />
          </Field>
        </>
      )}
    </>
  );
}

/** Null while something is missing or the hours aren't a number. */
function inputOf(typed: Typed): VerdictInput | null {
  const { verdict } = typed;
  if (verdict === null) return null;
  const effortHours = typed.hours.trim() === '' ? null : Number(typed.hours.replace(',', '.'));
  if (effortHours !== null && !Number.isFinite(effortHours)) return null;
  const condition = verdict === 'yes-if' ? textOf(typed.condition) : null;
  if (verdict === 'yes-if' && condition === null) return null;
  const isOpen = verdict === 'yes' || verdict === 'need-to-know-more';
  return {
    verdict,
    effortHours: verdict === 'need-to-know-more' ? null : effortHours,
    possibleDate: isOpen ? null : textOf(typed.date),
    condition,
    fallback: isOpen ? null : textOf(typed.fallback),
  };
}

function textOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
