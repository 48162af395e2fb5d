import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { useClientView } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { PageBody } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { ClientText } from './client-text.tsx';
import { Letter } from './letter.tsx';
import { Preview } from './preview.tsx';

/** "View as client": exactly what the client's people read, and nothing else of ours inside it. */
export function AsClient({ view }: { view: HandoverView }) {
  const { go, place } = useNavigation();
  const shown = useClientView(view.id);
  if (place.ref === 'preview' && view.can.showEarly) return <Preview view={view} />;
  return (
    <PageBody>
      <MessageBar layout="multiline">
        <MessageBarBody>This is what the client sees.</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => go('overview')}>Back to our view</Button>
        </MessageBarActions>
      </MessageBar>
      <WhenLoaded query={shown}>
        {(page) =>
          page.standing === 'client' ? <Letter view={page} /> : <ClientText view={view} />
        }
      </WhenLoaded>
    </PageBody>
  );
}
