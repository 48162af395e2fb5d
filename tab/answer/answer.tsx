import { Body1, Button, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { counted, countedFirst, firstName } from '../../src/words.ts';
import { ChangedSince } from '../client/preview.tsx';
import { useHandoverChange } from '../data/mutations.ts';
import { Blockers } from '../overview/blockers.tsx';
import { useNavigation } from '../place.ts';
import { SentBack } from '../points/sent-back.tsx';
import { PageBody, Panel, Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { SendBackForm } from './send-back-form.tsx';

/** Tech's answer to sales: accept, or send back with exactly the points that sales will see. */
export function Answer({ view }: { view: HandoverView }) {
  // Accepting says what is left; it is never offered to whoever submitted it.
  const isOffered = view.can.acceptOnceClear;
  const [choice, choose] = useState<'accept' | 'send-back'>(() =>
    view.can.sendBack && (view.blockers.length > 0 || view.notSent > 0 || !isOffered)
      ? 'send-back'
      : 'accept',
  );
  const sales = view.people.find(({ role }) => role === 'sales-owner')?.person?.name ?? 'sales';
  if (!isOffered && !view.can.sendBack) {
    return <Body1>There is nothing for you to accept or send back now.</Body1>;
  }
  return (
    <PageBody>
      <Panel title={`${view.project}: your answer to ${firstName(sales)}`}>
        <RadioGroup
          aria-label="Your answer"
          value={choice}
          onChange={(_event, { value }) => choose(value === 'accept' ? 'accept' : 'send-back')}
        >
          {isOffered ? (
            <Radio
              value="accept"
              label={`Accept. The record is fixed as version 1 and ${managerOf(view)} takes over from the kickoff.`}
            />
          ) : null}
          {view.can.sendBack ? (
            <Radio
              value="send-back"
              label={`Send back. ${firstName(sales)} sees exactly these points.`}
            />
          ) : null}
        </RadioGroup>
      </Panel>
      <SentBack view={view} />
      {choice === 'accept' ? <Accept view={view} /> : <SendBackForm view={view} />}
    </PageBody>
  );
}

function managerOf(view: HandoverView): string {
  const manager = view.people.find(({ role }) => role === 'project-manager')?.person;
  return manager ? firstName(manager.name) : 'the project manager';
}

function Accept({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  const change = useHandoverChange(view.id, 'accept');
  const left = view.gate === 'accept' ? view.blockers.length : 0;
  const accept = () =>
    change.mutate({ version: view.version }, { onSuccess: () => go('overview') });
  return (
    <>
      {view.shownEarly === null ? null : <ChangedSince handoverId={view.id} />}
      {change.error ? <Failed error={change.error} /> : null}
      {view.notSent > 0 ? (
        <Body1>
          {countedFirst(view.notSent, 'point is', 'points are')} collected and not sent. Accepting
          sends none.
        </Body1>
      ) : null}
      {left > 0 && !change.error ? (
        <Body1>
          Not yet: {counted(left, 'thing is', 'things are')} left before you can accept.
        </Body1>
      ) : null}
      <Row>
        <Button appearance="primary" disabled={change.isPending} onClick={accept}>
          {change.isPending ? 'Accepting…' : 'Accept'}
        </Button>
        <Button onClick={() => go('overview')}>Cancel</Button>
      </Row>
      {left > 0 ? <Blockers view={view} /> : null}
    </>
  );
}
