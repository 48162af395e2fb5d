import { Body1, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PointsView } from '../../src/points/model.ts';
import { counted } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useChecklist, usePoints } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { PointList } from '../points/point-line.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Panel, Stack } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { OwnReason, useOwnReason } from './own-reason.tsx';
import { Suggestions } from './suggestions.tsx';

/** The points with which it goes back: what was collected while reading, and what is added here. */
export function SendBackForm({ view }: { view: HandoverView }) {
  const points = usePoints(view.id, true);
  return (
    <WhenLoaded query={points} lines={4}>
      {(known) => <Points view={view} known={known} />}
    </WhenLoaded>
  );
}

function Points({ view, known }: { view: HandoverView; known: PointsView }) {
  const { go } = useNavigation();
  const change = useHandoverChange(view.id, 'sendBack');
  const own = useOwnReason(view.id);
  const [shouldHaveBeen, setShould] = useState('');
  const { notSent } = known;
  // What is typed and not added goes with the press: nobody types for nothing.
  const typed = own.point === null ? [] : [own.point];
  const count = notSent.length + typed.length;
  const leave = () => {
    own.forget();
    go('overview');
  };
  const send = () =>
    change.mutate(
      {
        version: view.version,
        body: { points: typed, shouldHaveBeen: shouldHaveBeen === '' ? null : shouldHaveBeen },
      },
      { onSuccess: leave },
    );
  return (
    <>
      <Panel title={`Not sent yet (${notSent.length})`}>
        {notSent.length === 0 ? (
          <Body1>Nothing is collected yet. Tick what sales has to mend, or write it.</Body1>
        ) : (
          <PointList handoverId={view.id} points={notSent} changes={[]} />
        )}
      </Panel>
      <Suggestions view={view} known={known} />
      <OwnReason handoverId={view.id} own={own} />
      <form
        aria-label="Send back"
        onSubmit={(event) => {
          event.preventDefault();
          if (count > 0) send();
        }}
      >
        <Stack>
          <ShouldHaveBeen handoverId={view.id} value={shouldHaveBeen} onChange={setShould} />
          <FormActions
            label={count > 0 ? `Send back ${counted(count, 'point')}` : 'Send back'}
            isReady={count > 0}
            isBusy={change.isPending}
            error={change.error}
            onCancel={leave}
          />
        </Stack>
      </form>
    </>
  );
}

function ShouldHaveBeen(props: {
  handoverId: string;
  value: string;
  onChange: (key: string) => void;
}) {
  const items = useChecklist(props.handoverId).data?.items ?? [];
  return (
    <Field
      label="What should have been in it? (optional)"
      hint="It helps to make the template better."
    >
      <Select value={props.value} onChange={(_event, { value }) => props.onChange(value)}>
        <option value="">Nothing in particular</option>
        {items.map(({ definition }) => (
          <option key={definition.key} value={definition.key}>
            {definition.title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
