import {
  Body1,
  Body1Strong,
  Button,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { PromiseGroup, PromiseView, PromisesView } from '../../src/promises/model.ts';
import { firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { PointsAtPromise } from '../points/points-at.tsx';
import { FormWidth, Row } from '../ui/layout.tsx';
import { Mark, type MarkKind } from '../ui/mark.tsx';
import { Failed } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';
import { useDates } from '../ui/use-dates.ts';
import { planWords, resolutionWords, standingWords, verdictWords, viaWords } from '../words.ts';
import { usePromiseChange } from './changes.ts';
import { CarrierForm, PlanForm } from './promise-choices.tsx';
import { PromiseForm } from './promise-form.tsx';
import { ResolutionForm } from './resolution-form.tsx';
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
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type OpenForm = 'verdict' | 'resolve' | 'carry' | 'plan' | 'edit' | null;
type Carriers = PromisesView['carriers'];

/** One promise: the client's words, what tech says, what we do about it, and the reader's next moves. */
export function PromiseCard(props: {
  handoverId: string;
  promise: PromiseView;
  carriers: Carriers;
}) {
  const styles = useStyles();
  const { promise, handoverId } = props;
  const [form, setForm] = useState<OpenForm>(null);
  const close = () => setForm(null);
  return (
    <Target name={promise.id} className={styles.promise}>
      <Body1Strong className={styles.words}>“{promise.text}”</Body1Strong>
      <Origin promise={promise} />
      <Verdict promise={promise} />
      <Resolution promise={promise} />
      <PointsAtPromise handoverId={handoverId} promise={promise} />
      {form === null ? <Moves {...props} onForm={setForm} /> : null}
      <FormWidth>
        {form === 'verdict' ? <VerdictForm {...{ handoverId, promise }} onClose={close} /> : null}
        {form === 'resolve' ? (
          <ResolutionForm {...{ handoverId, promise }} onClose={close} />
        ) : null}
        {form === 'carry' ? <CarrierForm {...props} onClose={close} /> : null}
        {form === 'plan' ? <PlanForm {...{ handoverId, promise }} onClose={close} /> : null}
        {form === 'edit' ? <PromiseForm {...{ handoverId, promise }} onClose={close} /> : null}
      </FormWidth>
    </Target>
  );
}

function Origin({ promise }: { promise: PromiseView }) {
  const styles = useStyles();
  const dates = useDates();
  const from = [promise.promisedBy, promise.promisedTo]
    .filter((name) => name !== null)
    .join(' to ');
  const how = [
    promise.via === null ? null : viaWords[promise.via].toLowerCase(),
    promise.promisedOn === null ? null : dates.day(promise.promisedOn),
  ].filter((part) => part !== null);
  const parts = [
    standingWords[promise.standing].toLowerCase(),
    [from, ...how].filter((part) => part !== '').join(', '),
    promise.source ?? '',
  ].filter((part) => part !== '');
  return <Caption1 className={styles.quiet}>{parts.join(' · ')}</Caption1>;
}

const marks: Record<PromiseGroup, MarkKind> = {
  'to-agree': 'blocks',
  unchecked: 'check',
  fine: 'done',
  withdrawn: 'not-applicable',
};

function Verdict({ promise }: { promise: PromiseView }) {
  const styles = useStyles();
  const dates = useDates();
  const mark = marks[promise.group];
  if (promise.verdict === null) return <Mark kind={mark}>Nobody has checked it yet</Mark>;
  const hours = promise.effortHours;
  const details = [
    hours === null ? null : `${hours > 0 ? '+' : ''}${hours} h`,
    promise.possibleDate === null ? null : `possible ${dates.day(promise.possibleDate)}`,
    promise.condition === null ? null : `if ${promise.condition}`,
    promise.fallback === null ? null : `instead: ${promise.fallback}`,
  ].filter((part) => part !== null);
  return (
    <div className={styles.facts}>
      <Mark kind={mark}>{verdictWords[promise.verdict]}</Mark>
      <Body1 className={styles.words}>{details.join(' · ')}</Body1>
      {promise.verdictBy === null || promise.verdictAt === null ? null : (
        <Caption1 className={styles.quiet}>
          {firstName(promise.verdictBy.name)}, {dates.moment(promise.verdictAt)}
        </Caption1>
      )}
    </div>
  );
}

function Resolution({ promise }: { promise: PromiseView }) {
  const styles = useStyles();
  const agreed = [promise.agreedBySales, promise.agreedByTech].filter((one) => one !== null);
  const isAgreed = agreed.length === 2;
  return (
    <>
      {promise.resolution === null ? null : (
        <div className={styles.facts}>
          <Mark kind={isAgreed ? 'done' : 'check'}>{resolutionWords[promise.resolution]}</Mark>
          {promise.resolutionNote === null ? null : (
            <Body1 className={styles.words}>{promise.resolutionNote}</Body1>
          )}
          <Caption1 className={styles.quiet}>
            {agreed.length === 0
              ? 'nobody has agreed yet'
              : `${agreed.map((one) => firstName(one.name)).join(' and ')} agreed`}
            {isAgreed ? '' : promise.agreedBySales ? ', waiting for tech' : ', waiting for sales'}
          </Caption1>
        </div>
      )}
      {promise.carriedBy === null ? null : (
        <Caption1 className={styles.quiet}>Where it is kept: {promise.carriedBy.label}</Caption1>
      )}
      {promise.plan === null ? null : (
        <Caption1 className={styles.quiet}>
          Put straight with the client: {planWords[promise.plan].toLowerCase()}
        </Caption1>
      )}
    </>
  );
}

function Moves(props: {
  handoverId: string;
  promise: PromiseView;
  onForm: (form: OpenForm) => void;
}) {
  const { promise, onForm } = props;
  const { can } = promise;
  const { go } = useNavigation();
  const agree = usePromiseChange('agreeResolution', props);
  return (
    <>
      <Row>
        {can.giveVerdict ? (
          <Button size="small" onClick={() => onForm('verdict')}>
            {promise.verdict === null ? 'Can we keep it?' : 'Change the verdict'}
          </Button>
        ) : null}
        {can.agree ? (
          <Button size="small" disabled={agree.isPending} onClick={() => agree.mutate({})}>
            Agree
          </Button>
        ) : null}
        {can.resolve ? (
          <Button size="small" onClick={() => onForm('resolve')}>
            {promise.resolution === null ? 'What we do about it' : 'Propose something else'}
          </Button>
        ) : null}
        {can.carry ? (
          <Button size="small" onClick={() => onForm('carry')}>
            Where it is kept
          </Button>
        ) : null}
        {can.plan ? (
          <Button size="small" onClick={() => onForm('plan')}>
            Put it straight
          </Button>
        ) : null}
        {can.edit ? (
          <Button size="small" appearance="subtle" onClick={() => onForm('edit')}>
            Edit
          </Button>
        ) : null}
        <Button
          size="small"
          appearance="subtle"
          onClick={() => go('questions', `ask:promise:${promise.id}`)}
        >
          Ask
        </Button>
      </Row>
      {agree.error ? <Failed error={agree.error} /> : null}
    </>
  );
}
