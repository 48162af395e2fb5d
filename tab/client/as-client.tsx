import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { useClientView } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { PageBody } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { Letter } from './letter.tsx';
import { Share } from './share.tsx';

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
