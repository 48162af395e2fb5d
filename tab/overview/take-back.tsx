import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Binding } from '../../src/handover/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useDates } from '../ui/use-dates.ts';

const words: Record<Binding, { did: string; until: string }> = {
  submit: { did: 'You submitted this', until: 'You can take it back until somebody acts on it.' },
  'send-back': { did: 'You sent this back', until: 'You can take it back until sales acts on it.' },
  accept: {
    did: 'You accepted this',
    until: 'You can take it back until the invitation to the kickoff leaves.',
  },
};

/** What binds can be taken back by whoever did it, as long as nobody acted on it. */
export function TakeBack({ view }: { view: HandoverView }) {
  const dates = useDates();
  const change = useHandoverChange(view.id, 'takeBack');
  const { takeBack } = view;
  if (takeBack === null) return change.error ? <Failed error={change.error} /> : null;
  const { did, until } = words[takeBack.what];
  const press = () => change.mutate({ version: view.version, body: { what: takeBack.what } });
  return (
    <Stack>
      <MessageBar>
        <MessageBarBody>
          {did}, {dates.moment(takeBack.at)}. {until}
        </MessageBarBody>
        <MessageBarActions>
          <Button disabled={change.isPending} onClick={press}>
            Take back
          </Button>
        </MessageBarActions>
      </MessageBar>
      {change.error ? <Failed error={change.error} /> : null}
    </Stack>
  );
}
