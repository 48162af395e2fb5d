import { Button, Field, Textarea, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { SubmitInput } from '../../src/handover/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Problem, isProblem } from '../data/problem.ts';
import { isFilling, useNavigation, type PageName } from '../place.ts';
import { Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { Sticky } from '../ui/sticky.tsx';
import { useDrafts } from '../unsaved/drafts.ts';
import { useDraft } from '../unsaved/use-draft.ts';

const LABEL_LENGTH = 44;
const OWN_PRIMARY = new Set<PageName>(['answer', 'kickoff']);

const useStyles = makeStyles({ below: { flexBasis: '100%' } });

/** The header's one button: what this reader does next, or nothing. */
export function NextStep({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const [isLateAsked, askLate] = useState(false);
  const drafts = useDrafts();
  const change = useHandoverChange(view.id, 'submit');
  const step = view.nextStep;
  const hasOwn = OWN_PRIMARY.has(place.page) || isFilling(place);
  const submit = (body: SubmitInput) =>
    change.mutate(
      { body, version: view.version },
      {
        onSuccess: () => {
          drafts.delete(lateReasonOf(view.id));
          askLate(false);
        },
        onError: (error) => askLate(wantsLateReason(error)),
      },
    );
  const press = () => {
    if (step?.verb === 'go') return go(step.page, step.ref);
    if (step?.verb === 'accept') return go('answer');
    return view.asksLateReason ? askLate(true) : submit({});
  };
  return (
    <>
      {step === null || isLateAsked ? null : (
        <Sticky isHiddenOnPhone={hasOwn}>
          <Button
            // Some pages carry a primary button of their own, and a screen has only one.
            appearance={hasOwn ? 'outline' : 'primary'}
            disabled={change.isPending}
            onClick={press}
          >
            {change.isPending ? 'Sending…' : shortened(step.label)}
          </Button>
        </Sticky>
      )}
      {change.error ? (
        <div className={styles.below}>
          <Failed
            error={change.error}
            retryLabel="Show what is missing"
            onRetry={isProblem(change.error, 'blocked') ? () => go('overview') : undefined}
          />
        </div>
      ) : null}
      {isLateAsked ? (
        <div className={styles.below}>
          <LateReason
            handoverId={view.id}
            before={view.lateReason ?? ''}
            isBusy={change.isPending}
            onSubmit={submit}
            onCancel={() => askLate(false)}
          />
        </div>
      ) : null}
    </>
  );
}

const lateReasonOf = (handoverId: string) => `${handoverId} late reason`;

/** A button is read at a glance: long labels end at a word. */
function shortened(label: string): string {
  if (label.length <= LABEL_LENGTH) return label;
  return `${label.slice(0, LABEL_LENGTH).replace(/(?<!\s)\s+\S*$/u, '')}…`;
}

/** The service counts working days itself, so it may ask although we didn't. */
function wantsLateReason(error: unknown): boolean {
  return (
    error instanceof Problem &&
    error.details.errors.some(({ pointer }) => pointer.endsWith('lateReason'))
  );
}

/** Fewer than three working days before the start, tech reads why. */
function LateReason(props: {
  handoverId: string;
  /** What was written for a submission that was taken back, or sent back. */
  before: string;
  isBusy: boolean;
  onSubmit: (body: SubmitInput) => void;
  onCancel: () => void;
}) {
  const draft = useDraft({
    name: lateReasonOf(props.handoverId),
    handoverId: props.handoverId,
    title: 'Why so late?',
    initial: props.before,
  });
  const reason = draft.value;
  const field = useRef<HTMLDivElement>(null);
  // The form appears in answer to a press, so the focus follows it.
  useEffect(() => field.current?.querySelector('textarea')?.focus(), []);
  return (
    <div ref={field}>
      <Stack>
        <Field
          label="The promised start is fewer than three working days away. Why so late?"
          hint="Tech reads this beside its answer to you."
          required
        >
          <Textarea value={reason} onChange={(_event, { value }) => draft.set(value)} />
        </Field>
        <Row>
          <Button
            appearance="primary"
            disabled={props.isBusy || reason.trim() === ''}
            onClick={() => props.onSubmit({ lateReason: reason })}
          >
            Submit
          </Button>
          <Button
            onClick={() => {
              draft.forget();
              props.onCancel();
            }}
          >
            Cancel
          </Button>
        </Row>
      </Stack>
    </div>
  );
}
