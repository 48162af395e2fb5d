import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PromiseView } from '../../src/promises/model.ts';
import { useNavigation } from '../place.ts';
import { Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { decisionWords } from '../words.ts';
import { usePromiseChange } from './changes.ts';
import { useDecide } from './decide.ts';

export type OpenForm = 'verdict' | 'carry' | 'plan' | 'edit' | null;

interface Props {
  handoverId: string;
  promise: PromiseView;
  onForm: (form: OpenForm) => void;
}

/** What this reader may do about a promise; what sales decides stands first and takes one press. */
export function PromiseMoves(props: Props) {
  const { promise, onForm } = props;
  const { can } = promise;
  const { go } = useNavigation();
  return (
    <Row>
      {can.resolve ? <Decide {...props} /> : null}
      {can.giveVerdict ? (
        <Button size="small" onClick={() => onForm('verdict')}>
          {promise.verdict === null ? 'Can we keep it?' : 'Change the verdict'}
        </Button>
      ) : null}
      {can.carry ? <IsIn {...props} /> : null}
      {can.plan ? (
        <Button size="small" onClick={() => onForm('plan')}>
          How the client confirms it
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
  );
}

/** One press of sales for what becomes of it; what was decided is decided anew only after another. */
function Decide({ handoverId, promise }: Props) {
  const [isAnew, decideAnew] = useState(false);
  const decide = useDecide(handoverId);
  const close = () => decideAnew(false);
  if (promise.group !== 'to-agree' && !isAnew) {
    return promise.resolution === null ? null : (
      <Button size="small" appearance="subtle" onClick={() => decideAnew(true)}>
        Decide anew
      </Button>
    );
  }
  const decisions = (['agree', 'change-request', 'withdraw'] as const).filter(
    (decision) => promise.can.agree || decision !== 'agree',
  );
  return (
    <>
      {decisions.map((decision) => (
        <Button
          key={decision}
          size="small"
          appearance={decision === 'agree' ? 'outline' : 'subtle'}
          disabled={decide.isPending}
          onClick={() => decide.mutate({ decision, promises: [promise] }, { onSuccess: close })}
        >
          {decisionWords[decision]}
        </Button>
      ))}
      {decide.error ? <Failed error={decide.error} /> : null}
    </>
  );
}

/** Takes the suggested row with one press where nothing else does, or chooses another. */
function IsIn(props: Props) {
  const { promise, onForm } = props;
  const { carriedBy, suggestedIn, group } = promise;
  const carry = usePromiseChange('carryPromise', props);
  const isWaiting = group === 'fine' && carriedBy === null && suggestedIn !== null;
  return (
    <>
      {isWaiting ? (
        <Button
          size="small"
          disabled={carry.isPending}
          onClick={() => {
            const { itemKey, rowId } = suggestedIn;
            carry.mutate({ body: { itemKey, rowId } });
          }}
        >
          Is in {suggestedIn.name}
        </Button>
      ) : null}
      <Button size="small" appearance="subtle" onClick={() => onForm('carry')}>
        Is in…
      </Button>
      {carry.error ? <Failed error={carry.error} /> : null}
    </>
  );
}
