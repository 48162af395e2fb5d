import { Body1, Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { counted, firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { isProblem } from '../data/problem.ts';
import { useClientPreview } from '../data/queries.ts';
import { BlockerList } from '../overview/blockers.tsx';
import { useNavigation } from '../place.ts';
import { PageBody, Row } from '../ui/layout.tsx';
import { Empty, Failed, WhenLoaded } from '../ui/states.tsx';
import { Sticky } from '../ui/sticky.tsx';
import { Letter } from './letter.tsx';

/** What the client will see, looked at before sales shows it early. */
export function Preview({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  const show = useHandoverChange(view.id, 'showEarly');
  const leave = () => go('overview');
  return (
    <PageBody>
      <MessageBar layout="multiline">
        <MessageBarBody>
          This is what {contactsOf(view)} will see now. They can say what is not quite so; once tech
          has accepted, they read what it accepted.
        </MessageBarBody>
      </MessageBar>
      <WhenLoaded query={useClientPreview(view.id)}>
        {(page) =>
          page.standing === 'client' ? (
            <Letter view={page} />
          ) : (
            <Empty text="Nothing is filled in yet that the client may see." />
          )
        }
      </WhenLoaded>
      {show.error ? <Failed error={show.error} /> : null}
      {isProblem(show.error, 'blocked') ? (
        <BlockerList blockers={show.error.details.blockers} view={view} />
      ) : null}
      <Sticky>
        <Row>
          <Button
            appearance="primary"
            disabled={show.isPending}
            onClick={() => show.mutate({ version: view.version }, { onSuccess: leave })}
          >
            {show.isPending ? 'Showing…' : 'Show it'}
          </Button>
          <Button onClick={leave}>Cancel</Button>
        </Row>
      </Sticky>
    </PageBody>
  );
}

function contactsOf({ contacts }: HandoverView): string {
  const [first, ...more] = contacts;
  if (!first) return 'the client';
  const others = more.length > 0 ? ` and ${counted(more.length, 'other')}` : '';
  return `${firstName(first.name)}${others}`;
}

/** "2 items changed since Ana looked": said before tech accepts, where the text was shown early. */
export function ChangedSince({ handoverId }: { handoverId: string }) {
  const { data } = useClientPreview(handoverId);
  if (data?.standing !== 'client' || data.changed === null) return null;
  const { by, count } = data.changed;
  return (
    <Body1>
      {count === 0 ? 'Nothing' : counted(count, 'item')} changed since {firstName(by)} looked.
      {count === 0 ? '' : ' From acceptance on the client reads what you accept, and what changed.'}
    </Body1>
  );
}
