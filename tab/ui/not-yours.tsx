import { Body1 } from '@fluentui/react-components';
import { PageTitle, Stack } from './layout.tsx';
import { PageFrame } from './page-frame.tsx';

/** What somebody sees who has no part in a handover: nothing about it, not even that it exists. */
export function NotYours() {
  return (
    <PageFrame>
      <NotYoursWords />
    </PageFrame>
  );
}

/** The same words within a page that has its frame already. */
export function NotYoursWords() {
  return (
    <Stack>
      <PageTitle>This handover isn’t yours</PageTitle>
      <Body1>Ask the person who sent you here to add you, then open the tab again.</Body1>
    </Stack>
  );
}
