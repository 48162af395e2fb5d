import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Change } from '../../src/record/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { FormWidth, Stack } from '../ui/layout.tsx';

type Place = { page: Change['page']; ref: string };

/** Names what mended a point that is about nothing in particular, or was mended elsewhere. */
export function WhatChanged(props: {
  changes: Change[];
  isBusy: boolean;
  error: unknown;
  onSubmit: (place: Place | null) => void;
  onCancel: () => void;
}) {
  const { changes } = props;
  const [id, choose] = useState(changes[0]?.id ?? '');
  const chosen = changes.find((change) => change.id === id);
  const place =
    chosen === undefined || chosen.ref === null ? null : { page: chosen.page, ref: chosen.ref };
  return (
    <FormWidth>
      <form
        aria-label="What did you change?"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit(place);
        }}
      >
        <Stack>
          <Field label="What did you change?" hint="Tech finds it linked beside the point.">
            <Select value={id} onChange={(_event, { value }) => choose(value)}>
              {changes.map((change) => (
                <option key={change.id} value={change.id}>
                  {change.text}
                </option>
              ))}
              <option value="">Nothing of these</option>
            </Select>
          </Field>
          <FormActions
            label="Done"
            isReady
            isBusy={props.isBusy}
            error={props.error}
            onCancel={props.onCancel}
          />
        </Stack>
      </form>
    </FormWidth>
  );
}
