import { Body1, Button } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useNavigation } from '../place.ts';
import { Panel, Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useDates } from '../ui/use-dates.ts';

/** What the client reads: nothing yet, a text shown early, or what was accepted. */
export function ClientText({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  const change = useHandoverChange(view.id, 'takeShownBack');
  const isShown = view.shownEarly !== null || view.baseline !== null;
  return (
    <Panel title="What the client sees">
      <Body1>{useWords(view)}</Body1>
      <Row>
        {view.can.showEarly ? (
          <Button onClick={() => go('client', 'preview')}>Show the text early</Button>
        ) : null}
        {view.shownEarly?.canTakeBack ? (
          <Button
            disabled={change.isPending}
            onClick={() => change.mutate({ version: view.version })}
          >
            Take back
          </Button>
        ) : null}
        {isShown ? (
          <Button appearance="subtle" onClick={() => go('client')}>
            View as client
          </Button>
        ) : null}
      </Row>
      {change.error ? <Failed error={change.error} /> : null}
    </Panel>
  );
}

function useWords({ shownEarly, baseline }: HandoverView): string {
  const dates = useDates();
  if (baseline) return `Version ${baseline.number}, agreed ${dates.moment(baseline.at)}.`;
  if (shownEarly === null) {
    return 'Nothing yet. The client reads the text from acceptance on.';
  }
  const by = shownEarly.by ? ` by ${firstName(shownEarly.by.name)}` : '';
  const until = shownEarly.canTakeBack ? ' You can take it back until the client looks at it.' : '';
  return `The text as it was ${dates.moment(shownEarly.at)}, shown early${by}. What tech accepts is shown then.${until}`;
}
