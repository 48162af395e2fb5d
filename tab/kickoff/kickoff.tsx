import {
  Body1,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  Spinner,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { KickoffView } from '../../src/kickoff/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { cityOf } from '../../src/words.ts';
import { useKickoff, useKickoffTimes } from '../data/queries.ts';
import { isNamedZone, readersZone } from '../ui/dates.ts';
import { FormWidth, PageBody, Panel, Stack } from '../ui/layout.tsx';
import { Failed, Loading, WhenLoaded } from '../ui/states.tsx';
import { KickoffPeople } from './kickoff-people.tsx';
import { KickoffPreview } from './kickoff-preview.tsx';
import { KickoffSent } from './kickoff-sent.tsx';
import { TimeList } from './time-list.tsx';

/** The meeting of the three parties: who, when, and the one invitation. */
export function Kickoff({ view }: { view: HandoverView }) {
  return (
    <WhenLoaded query={useKickoff(view.id)} lines={9}>
      {(kickoff) => (
        <PageBody>
          <KickoffState kickoff={kickoff} />
          <KickoffSent handoverId={view.id} kickoff={kickoff} />
          <KickoffPeople kickoff={kickoff} />
          {kickoff.can.send ? <ChooseTime view={view} kickoff={kickoff} /> : null}
        </PageBody>
      )}
    </WhenLoaded>
  );
}

function KickoffState({ kickoff }: { kickoff: KickoffView }) {
  if (kickoff.problem !== null) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{kickoff.problem.what}</MessageBarTitle>
          {kickoff.problem.todo}
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (kickoff.state === 'sending') {
    return (
      <div role="status">
        <Spinner
          size="small"
          labelPosition="after"
          label="The invitation is being made in the calendar of whoever invites…"
        />
      </div>
    );
  }
  if (kickoff.state !== 'none' || kickoff.can.send) return null;
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        {kickoff.whyNot ?? 'The project manager chooses the time and sends the invitation.'}
      </MessageBarBody>
    </MessageBar>
  );
}

function ChooseTime({ view, kickoff }: { view: HandoverView; kickoff: KickoffView }) {
  const zones = zonesOf(view);
  const [zone, setZone] = useState(zones[0] ?? null);
  const [start, choose] = useState<string | null>(null);
  const times = useKickoffTimes(view.id, zone);
  const chosen = times.data?.times.find((time) => time.start === start);
  return (
    <>
      <Panel title={`When · ${kickoff.durationMinutes} minutes`}>
        <Stack>
          {zones.length > 1 ? (
            <FormWidth>
              <Field label="Times in">
                <Select value={zone ?? ''} onChange={(_event, { value }) => setZone(value)}>
                  {zones.map((name) => (
                    <option key={name} value={name}>
                      {cityOf(name)} time
                    </option>
                  ))}
                </Select>
              </Field>
            </FormWidth>
          ) : (
            <Body1>Times in {cityOf(times.data?.timeZone ?? zone ?? '')} time.</Body1>
          )}
          {times.error ? (
            <Failed error={times.error} onRetry={() => void times.refetch()} />
          ) : times.data === undefined ? (
            <Loading lines={5} label="Reading the calendars" />
          ) : (
            <TimeList times={times.data} chosen={start} onChoose={choose} />
          )}
        </Stack>
      </Panel>
      {chosen && times.data ? (
        <KickoffPreview
          key={chosen.start}
          view={view}
          kickoff={kickoff}
          time={chosen}
          clientZone={times.data.clientZone}
        />
      ) : null}
    </>
  );
}

/** The reader's zone first, then those of the client's people. */
function zonesOf(view: HandoverView): string[] {
  const clients = view.contacts.map((contact) => contact.timeZone).filter((zone) => zone !== null);
  return [...new Set([readersZone(), ...clients])].filter(isNamedZone);
}
