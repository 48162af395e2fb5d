import { FluentProvider, Body1, Link } from '@fluentui/react-components';
import { themes } from './theme.ts';
import { PageTitle, Stack } from './ui/layout.tsx';
import { PageFrame } from './ui/page-frame.tsx';

/** What a plain browser shows: the tab works inside Teams only. */
export function OutsideTeams() {
  return (
    <FluentProvider theme={themes.default}>
      <PageFrame>
        <Stack>
          <PageTitle>Open Handover in Microsoft Teams</PageTitle>
          <Body1>
            This page works inside Teams, because Teams tells it who you are. Open the project’s
            channel there and choose the Handover tab.
          </Body1>
          <Link href="https://teams.microsoft.com">Go to Microsoft Teams</Link>
        </Stack>
      </PageFrame>
    </FluentProvider>
  );
}
