import { Body1, Button } from '@fluentui/react-components';
import type { Decision, PromiseView, VerdictFact } from '../../src/promises/model.ts';
import { Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { decisionWords } from '../words.ts';
import { alikeIn, useDecide, type Alike } from './decide.ts';

const words: Record<VerdictFact, string> = {
  yes: 'kept',
  'yes-if': 'kept on a condition',
  'over-hours': 'over the hours sold',
  later: 'later than promised',
  no: 'not possible',
  'need-to-know-more': 'not clear',
};

/** One press for as many promises as are alike; what each takes stands below. */
export function AlikePromises(props: { handoverId: string; promises: PromiseView[] }) {
  const groups = alikeIn(props.promises);
  if (groups.length === 0) return null;
  return (
    <Stack>
      {groups.map((alike) => (
        <AlikeLine
          key={alike.promises.map(({ id }) => id).join()}
          handoverId={props.handoverId}
          alike={alike}
        />
      ))}
    </Stack>
  );
}

function AlikeLine({ handoverId, alike }: { handoverId: string; alike: Alike }) {
  const decide = useDecide(handoverId);
  const { promises, canAgree } = alike;
  const count = promises.length;
  const facts = (promises[0]?.facts ?? []).map((fact) => words[fact]).join(' and ');
  const press = (decision: Decision) => decide.mutate({ decision, promises });
  const decisions = (['agree', 'change-request', 'withdraw'] as const).filter(
    (decision) => canAgree || decision !== 'agree',
  );
  return (
    <>
      <Row>
        <Body1>
          {count} are {facts}:
        </Body1>
        {decisions.map((decision) => (
          <Button
            key={decision}
            size="small"
            appearance={decision === 'agree' ? 'outline' : 'subtle'}
            disabled={decide.isPending}
            onClick={() => press(decision)}
          >
            {decisionWords[decision]}, all {count}
          </Button>
        ))}
      </Row>
      {decide.error ? <Failed error={decide.error} /> : null}
    </>
  );
}
