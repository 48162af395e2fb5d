import { Body1, Button } from '@fluentui/react-components';
import type { HandoverLines } from '../../src/handover/model.ts';
import { useDealHandovers } from '../data/queries.ts';
import { HandoverList } from '../ui/handover-lines.tsx';
import { Panel, Row } from '../ui/layout.tsx';
import { Loading, WhenLoaded } from '../ui/states.tsx';

interface Offered {
  deal: string;
  onOpen: (id: string, project: string) => void;
  onAnother: () => void;
}

/** The same for a number that was typed: what carries it is read first. */
export function TakenNumber(props: Offered) {
  const found = useDealHandovers(props.deal);
  // What was read before it was made says nothing of it.
  if (found.data?.handovers.length === 0 && found.isFetching) return <Loading lines={4} />;
  return (
    <WhenLoaded query={found} lines={4}>
      {({ handovers }) => <SameNumber {...props} lines={handovers} />}
    </WhenLoaded>
  );
}

/** What the reader may see under the number they brought: one of them is opened, or another is made. */
export function SameNumber(props: Offered & { lines: HandoverLines['handovers'] }) {
  const { deal, lines } = props;
  return (
    <Panel level="h1" title="There is already a handover with this number">
      <Body1>
        {lines.length > 1 ? `${lines.length} handovers carry` : 'One carries'} {deal}. Open it, or
        make another.
      </Body1>
      <HandoverList lines={lines} onOpen={(line) => props.onOpen(line.id, line.project)} />
      <Row>
        <Button onClick={props.onAnother}>Make another</Button>
      </Row>
    </Panel>
  );
}
