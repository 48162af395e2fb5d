import { Body1, Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Carrier, PlanInput, PromiseView } from '../../src/promises/model.ts';
import { useNavigation } from '../place.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { planWords } from '../words.ts';
import { CarrierField, carrierOf } from './carrier-field.tsx';
import { usePromiseChange } from './changes.ts';

type Plan = PlanInput['plan'];

/** Chooses in which row a promise is. */
export function CarrierForm(props: {
  handoverId: string;
  promise: PromiseView;
  carriers: Carrier[];
  onClose: () => void;
}) {
  const { promise, carriers } = props;
  const { go } = useNavigation();
  const change = usePromiseChange('carryPromise', props);
  const [rowId, choose] = useState((promise.carriedBy ?? promise.suggestedIn)?.rowId ?? '');
  const carrier = carrierOf(carriers, rowId);
  if (carriers.length === 0) {
    return (
      <Row>
        <Body1>There is no deliverable or requirement yet that it could be in.</Body1>
        <Button onClick={() => go('checklist')}>Open the checklist</Button>
        <Button onClick={props.onClose}>Cancel</Button>
      </Row>
    );
  }
  return (
    <form
      aria-label="Is in"
      onSubmit={(event) => {
        event.preventDefault();
        if (carrier) change.mutate({ body: carrier }, { onSuccess: props.onClose });
      }}
    >
      <Stack>
        <CarrierField carriers={carriers} rowId={rowId} onChange={choose} />
        <FormActions
          label="Save"
          isReady={carrier !== undefined}
          isBusy={change.isPending}
          error={change.error}
          onCancel={props.onClose}
        />
      </Stack>
    </form>
  );
}

/** Says how the client will confirm what was only said. */
export function PlanForm(props: { handoverId: string; promise: PromiseView; onClose: () => void }) {
  const { promise } = props;
  const change = usePromiseChange('planConfirmation', props);
  const [plan, choose] = useState<Plan | null>(promise.plan);
  return (
    <form
      aria-label="How the client confirms it"
      onSubmit={(event) => {
        event.preventDefault();
        if (plan) change.mutate({ body: { plan } }, { onSuccess: props.onClose });
      }}
    >
      <Stack>
        <Field label="It was only said. How will the client confirm it?">
          <RadioGroup value={plan ?? ''} onChange={(_event, { value }) => choose(value as Plan)}>
            {(Object.keys(planWords) as Plan[]).map((name) => (
              <Radio key={name} value={name} label={planWords[name]} />
            ))}
          </RadioGroup>
        </Field>
        <FormActions
          label="Save"
          isReady={plan !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={props.onClose}
        />
      </Stack>
    </form>
  );
}
