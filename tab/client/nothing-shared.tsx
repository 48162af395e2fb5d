import { Body1 } from '@fluentui/react-components';
import type { NothingShared } from '../../src/sharing/model.ts';
import { PageTitle, Stack } from '../ui/layout.tsx';
import { PageFrame } from '../ui/page-frame.tsx';

/** What a client contact reads before the first version was shared. */
export function NothingSharedYet({ view }: { view: NothingShared }) {
  return (
    <PageFrame>
      <Stack>
        <PageTitle>{view.project}</PageTitle>
        <Body1>
          {view.from} is preparing what you will get. You will find it here as soon as it is shared
          with you; there is nothing for you to do until then.
        </Body1>
      </Stack>
    </PageFrame>
  );
}
