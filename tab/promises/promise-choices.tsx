import { Body1, Button, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanInput, PromiseView, PromisesView } from '../../src/promises/model.ts';
import { useNavigation } from '../place.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { planWords } from '../words.ts';
import { usePromiseChange } from './changes.ts';

type Plan = PlanInput['plan'];

/** Names the deliverable or requirement in which a promise is kept. */
export function CarrierForm(props: {
  handoverId: string;
  promise: PromiseView;
  carriers: PromisesView['carriers'];
  onClose: () => void;
}) {
  const { promise, carriers } = props;
  const { go } = useNavigation();
  const change = usePromiseChange('carryPromise', props);
  const [rowId, choose] = useState(promise.carriedBy?.rowId ?? '');
  const carrier = carriers.find((one) => one.rowId === rowId);
  if (carriers.length === 0) {
    return (
      <Row>
        <Body1>There is no deliverable or requirement yet that could keep it.</Body1>
        <Button onClick={() => go('checklist')}>Open the checklist</Button>
        <Button onClick={props.onClose}>Cancel</Button>
      </Row>
    );
  }
  return (
    <form
      aria-label="Where it is kept"
      onSubmit={(event) => {
        event.preventDefault();
        if (!carrier) return;
        const body = { itemKey: carrier.itemKey, rowId: carrier.rowId };
        change.mutate({ body }, { onSuccess: props.onClose });
      }}
    >
      <Stack>
        <Field label="Where it is kept" hint="The deliverable or requirement that carries it.">
          <Select value={rowId} onChange={(_event, { value }) => choose(value)}>
            <option value="">Choose</option>
            {carriers.map((one) => (
              <option key={one.rowId} value={one.rowId}>
                {one.label}
              </option>
            ))}
          </Select>
        </Field>
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

/** Says how an only-said promise is put straight with the client. */
export function PlanForm(props: { handoverId: string; promise: PromiseView; onClose: () => void }) {
  const { promise } = props;
  const change = usePromiseChange('planConfirmation', props);
  const [plan, choose] = useState<Plan | null>(promise.plan);
  return (
    <form
      aria-label="Put it straight with the client"
      onSubmit={(event) => {
        event.preventDefault();
        if (plan) change.mutate({ body: { plan } }, { onSuccess: props.onClose });
      }}
    >
      <Stack>
        <Field label="It was only said. How do we put it straight with the client?">
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
