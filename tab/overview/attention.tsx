import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Failed } from '../ui/states.tsx';

/** What the app could not do outside: what it was, what helps, and another try. */
export function AttentionList({ view }: { view: HandoverView }) {
  const change = useHandoverChange(view.id, 'retryEffect');
  return (
    <>
      {view.attention.map((one) => (
        <MessageBar key={one.key} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{one.what}</MessageBarTitle>
            {one.todo}
          </MessageBarBody>
          {one.canRetry ? (
            <MessageBarActions>
              <Button
                disabled={change.isPending}
                onClick={() => change.mutate({ body: { key: one.key } })}
              >
                Try again
              </Button>
            </MessageBarActions>
          ) : null}
        </MessageBar>
      ))}
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}
