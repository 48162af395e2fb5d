import { Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { Carrier, PromiseView } from '../../src/promises/model.ts';
import { PointsAtPromise } from '../points/points-at.tsx';
import { FormWidth } from '../ui/layout.tsx';
import { Target } from '../ui/target.tsx';
import { useOpenForm } from '../unsaved/use-open-form.ts';
import { CarrierForm, PlanForm } from './promise-choices.tsx';
import { PromiseFacts } from './promise-facts.tsx';
import { PromiseForm } from './promise-form.tsx';
import { PromiseMoves, type OpenForm } from './promise-moves.tsx';
import { VerdictForm } from './verdict-form.tsx';

const useStyles = makeStyles({
  promise: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  words: { overflowWrap: 'anywhere', maxWidth: '72ch' },
});

/** One promise: the client's words, what tech says, what became of it, and the reader's next moves. */
export function PromiseCard(props: {
  handoverId: string;
  promise: PromiseView;
  carriers: Carrier[];
}) {
  const styles = useStyles();
  const { promise, handoverId } = props;
  const [form, setForm] = useOpenForm<NonNullable<OpenForm>>({
    verdict: promise.can.giveVerdict ? `${handoverId} what it takes ${promise.id}` : '',
    edit: promise.can.edit ? `${handoverId} promise ${promise.id}` : '',
    carry: '',
    plan: '',
  });
  const close = () => setForm(null);
  return (
    <Target name={promise.id} className={styles.promise}>
      <Body1Strong className={styles.words}>“{promise.text}”</Body1Strong>
      <PromiseFacts {...{ handoverId, promise }} />
      <PointsAtPromise {...{ handoverId, promise }} />
      {form === null ? <PromiseMoves {...{ handoverId, promise }} onForm={setForm} /> : null}
      <FormWidth>
        {form === 'verdict' ? <VerdictForm {...props} onClose={close} /> : null}
        {form === 'carry' ? <CarrierForm {...props} onClose={close} /> : null}
        {form === 'plan' ? <PlanForm {...{ handoverId, promise }} onClose={close} /> : null}
        {form === 'edit' ? <PromiseForm {...{ handoverId, promise }} onClose={close} /> : null}
      </FormWidth>
    </Target>
  );
}
