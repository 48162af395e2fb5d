import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PromiseGroup, PromiseView, PromisesView } from '../../src/promises/model.ts';
import { usePromises } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Add20Regular } from '../ui/icons.ts';
import { PageBody, Panel, Row } from '../ui/layout.tsx';
import { Empty, WhenLoaded } from '../ui/states.tsx';
import { AddPromise } from './add-promise.tsx';
import { AlikePromises } from './alike.tsx';
import { PromiseCard } from './promise-card.tsx';
import { PromiseSummary } from './promise-summary.tsx';

/** Can we keep what was promised? What sales and tech have to agree on stands first. */
export function Promises({ view }: { view: HandoverView }) {
  const promises = usePromises(view.id);
  return (
    <WhenLoaded query={promises} lines={9}>
      {(list) => <PromiseGroups view={view} list={list} />}
    </WhenLoaded>
  );
}

function PromiseGroups({ view, list }: { view: HandoverView; list: PromisesView }) {
  const { place } = useNavigation();
  const [isAdding, add] = useState(false);
  useEffect(() => {
    if (place.ref === 'add' && list.can.add) add(true);
  }, [place.ref, place.turn, list.can.add]);
  if (list.promises.length === 0 && !isAdding)
    return <NoPromises list={list} onAdd={() => add(true)} />;
  return (
    <PageBody>
      <Panel title="Can we keep what was promised?">
        <PromiseSummary view={view} list={list} />
      </Panel>
      {isAdding ? (
        <AddPromise handoverId={view.id} onClose={() => add(false)} />
      ) : list.can.add ? (
        <Row>
          <Button icon={<Add20Regular />} onClick={() => add(true)}>
            Add a promise
          </Button>
        </Row>
      ) : null}
      {(['to-agree', 'unchecked', 'fine', 'withdrawn'] as const).map((group) => (
        <Group key={group} group={group} handoverId={view.id} list={list} />
      ))}
    </PageBody>
  );
}

function NoPromises({ list, onAdd }: { list: PromisesView; onAdd: () => void }) {
  return (
    <Empty
      text="No promises written down. Sales usually made between three and twelve."
      action={
        list.can.add ? (
          <Button appearance="primary" onClick={onAdd}>
            Add the first
          </Button>
        ) : undefined
      }
    />
  );
}

function Group(props: { group: PromiseGroup; handoverId: string; list: PromisesView }) {
  const { place } = useNavigation();
  const promises = props.list.promises.filter((promise) => promise.group === props.group);
  const isAsked = promises.some((promise) => promise.id === place.ref);
  if (promises.length === 0) return null;
  return (
    <Disclosure
      title={titleOf(props.group, promises)}
      isOpenAtFirst={props.group === 'to-agree' || props.group === 'unchecked'}
      openWhen={isAsked ? place.turn : null}
    >
      {props.group === 'to-agree' ? (
        <AlikePromises handoverId={props.handoverId} promises={promises} />
      ) : null}
      {promises.map((promise) => (
        <PromiseCard
          key={promise.id}
          handoverId={props.handoverId}
          promise={promise}
          carriers={props.list.carriers}
        />
      ))}
    </Disclosure>
  );
}

function titleOf(group: PromiseGroup, promises: PromiseView[]): string {
  const count = promises.length;
  if (group === 'to-agree') return `Can’t be kept as promised (${count})`;
  if (group === 'unchecked') return `Not checked yet (${count})`;
  if (group === 'withdrawn') return `Withdrawn (${count})`;
  const conditions = promises.filter((one) => one.resolution === 'keep-with-condition').length;
  const others = promises.filter(({ facts }) => facts[0] !== 'yes').length - conditions;
  const conditionally = conditions > 0 ? `, ${conditions} with a condition` : '';
  return `Fine (${count})${conditionally}${others > 0 ? `, ${others} agreed otherwise` : ''}`;
}
