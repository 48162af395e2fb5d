import { Button } from '@fluentui/react-components';
import type { HandleInput, PointView } from '../../src/points/model.ts';
import type { Change } from '../../src/record/model.ts';
import { FormWidth, Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useOpenForm } from '../unsaved/use-open-form.ts';
import { usePointChange } from './changes.ts';
import { WhatChanged } from './what-changed.tsx';

type Props = { handoverId: string; point: PointView; changes: Change[] };

/** What sales says about a point: done, with what changed, or why it can't; and back again. */
export function HandlePoint(props: Props) {
  const { handoverId, point, changes } = props;
  const cant = `${handoverId} point ${point.id} cant`;
  const [form, setForm] = useOpenForm<'done' | 'cant'>({ cant, done: '' });
  const change = usePointChange('handlePoint', props);
  const say = async (body: HandleInput) => {
    await change.mutateAsync({ body });
    setForm(null);
  };
  // What changed where the point is about is linked by itself; else sales may name the place.
  const isClear = point.change !== null || changes.length === 0;
  if (form === 'cant') {
    return (
      <FormWidth>
        <TextForm
          label="Why can’t you?"
          submitLabel="Say so"
          handoverId={handoverId}
          title={`Why you can’t: ${point.text}`}
          draftKey={cant}
          isBusy={change.isPending}
          error={change.error}
          onSubmit={(because) => say({ outcome: 'cant', because })}
          onCancel={() => setForm(null)}
        />
      </FormWidth>
    );
  }
  if (form === 'done') {
    return (
      <WhatChanged
        changes={changes}
        isBusy={change.isPending}
        error={change.error}
        onSubmit={(changed) =>
          void say({ outcome: 'done', ...(changed && { changed }) }).catch(() => undefined)
        }
        onCancel={() => setForm(null)}
      />
    );
  }
  const press = (body: HandleInput) => change.mutate({ body });
  return (
    <>
      <Row>
        {point.state === 'open' ? (
          <>
            <Button
              size="small"
              disabled={change.isPending}
              onClick={() => (isClear ? press({ outcome: 'done' }) : setForm('done'))}
            >
              Done
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setForm('cant')}>
              Can’t, because…
            </Button>
          </>
        ) : (
          <Button
            size="small"
            appearance="subtle"
            disabled={change.isPending}
            onClick={() => press({ outcome: 'open' })}
          >
            Not yet
          </Button>
        )}
      </Row>
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}
