import { Body1, Button } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useNavigation } from '../place.ts';
import { Panel, Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useDates } from '../ui/use-dates.ts';

/** Which version the client sees, and the button with which sales shares the next one. */
export function Share({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  const dates = useDates();
  const change = useHandoverChange(view.id, 'share');
  const { shared } = view;
  const by = shared?.by ? ` by ${firstName(shared.by.name)}` : '';
  return (
    <Panel title="What the client sees">
      <Body1>
        {shared === null
          ? 'Nothing has been shared with the client yet.'
          : `Version ${shared.number}, shared ${dates.moment(shared.at)}${by}.`}
      </Body1>
      <Row>
        {view.can.share ? (
          <Button
            disabled={change.isPending}
            onClick={() => change.mutate({ version: view.version })}
          >
            {shared === null ? 'Share with the client' : 'Share it as it is now'}
          </Button>
        ) : null}
        {shared === null ? null : (
          <Button appearance="subtle" onClick={() => go('client')}>
            View as client
          </Button>
        )}
      </Row>
      {change.error ? <Failed error={change.error} /> : null}
    </Panel>
  );
}
