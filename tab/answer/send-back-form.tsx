import {
  Button,
  Checkbox,
  Field,
  Input,
  Select,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ReturnReason } from '../../src/gates/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { counted } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useChecklist, usePromises } from '../data/queries.ts';
import { useHost } from '../host.ts';
import { useNavigation } from '../place.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Add20Regular } from '../ui/icons.ts';
import { Panel, Row, Stack } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { useDraft } from '../unsaved/use-draft.ts';
import { reasonWords } from '../words.ts';
import { pointsDraft } from './keep-points.ts';
import { ownPoint, pointsToSend, suggestedPoints, type SuggestedPoint } from './return-points.ts';

const useStyles = makeStyles({
  point: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 240px',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** The points with which it goes back: suggested from what is open, and the reader's own. */
export function SendBackForm({ view }: { view: HandoverView }) {
  const promises = usePromises(view.id);
  const { locale } = useHost().context;
  return (
    <WhenLoaded query={promises} lines={4}>
      {(list) => (
        <Points view={view} first={suggestedPoints(view.blockers, list.promises, locale)} />
      )}
    </WhenLoaded>
  );
}

function Points({ view, first }: { view: HandoverView; first: SuggestedPoint[] }) {
  const { go } = useNavigation();
  const change = useHandoverChange(view.id, 'sendBack');
  const [initial] = useState(() => (first.length > 0 ? first : [ownPoint()]));
  const {
    value: points,
    set,
    forget,
  } = useDraft({ name: pointsDraft(view.id), handoverId: view.id, title: 'Send back', initial });
  const [shouldHaveBeen, setShould] = useState('');
  const edit = (key: string, part: Partial<SuggestedPoint>) =>
    set(points.map((point) => (point.key === key ? { ...point, ...part } : point)));
  const chosen = pointsToSend(points);
  const leave = () => {
    forget();
    go('overview');
  };
  const send = () =>
    change.mutate(
      {
        version: view.version,
        body: { points: chosen, shouldHaveBeen: shouldHaveBeen === '' ? null : shouldHaveBeen },
      },
      { onSuccess: leave },
    );
  return (
    <form
      aria-label="Send back"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) send();
      }}
    >
      <Panel title="Sales sees exactly this">
        <Stack>
          {points.map((point) => (
            <PointLine key={point.key} point={point} onEdit={(part) => edit(point.key, part)} />
          ))}
          <Row>
            <Button
              size="small"
              icon={<Add20Regular />}
              onClick={() => set([...points, ownPoint()])}
            >
              Another reason
            </Button>
          </Row>
          <ShouldHaveBeen handoverId={view.id} value={shouldHaveBeen} onChange={setShould} />
          <FormActions
            label={chosen.length > 0 ? `Send back ${counted(chosen.length, 'point')}` : 'Send back'}
            isReady={chosen.length > 0}
            isBusy={change.isPending}
            error={change.error}
            onCancel={leave}
          />
        </Stack>
      </Panel>
    </form>
  );
}

function PointLine(props: {
  point: SuggestedPoint;
  onEdit: (part: Partial<SuggestedPoint>) => void;
}) {
  const styles = useStyles();
  const { point, onEdit } = props;
  const isOwn = point.page === null;
  return (
    <div className={styles.point}>
      {isOwn ? (
        <Input
          aria-label="Reason in your words"
          placeholder="What can’t be built, or what is missing?"
          maxLength={500}
          value={point.text}
          onChange={(_event, { value }) => onEdit({ text: value })}
        />
      ) : (
        <Checkbox
          label={point.text}
          checked={point.isChosen}
          onChange={(_event, { checked }) => onEdit({ isChosen: checked === true })}
        />
      )}
      <Select
        aria-label={`Kind of reason: ${point.text}`}
        value={point.reason}
        onChange={(_event, { value }) => onEdit({ reason: value as ReturnReason })}
      >
        {Object.entries(reasonWords).map(([reason, word]) => (
          <option key={reason} value={reason}>
            {word}
          </option>
        ))}
      </Select>
    </div>
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
