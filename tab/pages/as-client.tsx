import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { HandoverView } from '../../src/handover/model.ts';
import { PageBody } from '../components/layout.tsx';
import { Share } from '../components/share.tsx';
import { WhenLoaded } from '../components/states.tsx';
import { useNavigation } from '../place.ts';
import { useClientView } from '../queries.ts';
import { Letter } from './letter.tsx';

/** "View as client": exactly what the client's people read, and nothing else of ours inside it. */
export function AsClient({ view }: { view: HandoverView }) {
  const { go } = useNavigation();
  return (
    <PageBody>
      <MessageBar layout="multiline">
        <MessageBarBody>This is what the client sees.</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => go('overview')}>Back to our view</Button>
        </MessageBarActions>
      </MessageBar>
      <WhenLoaded query={useClientView(view.id)}>
        {(shown) => (shown.standing === 'client' ? <Letter view={shown} /> : <Share view={view} />)}
      </WhenLoaded>
    </PageBody>
  );
}
