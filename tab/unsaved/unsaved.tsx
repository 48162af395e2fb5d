import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useNavigation } from '../place.ts';
import { Stack } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useAutosaves } from './autosaves.ts';
import { useDrafts } from './drafts.ts';
import type { Kept } from './kept.ts';

/** More than these are counted: the way to them is the same. */
const mostLines = 3;

/** What was typed on this handover and isn't with the service: said on every screen until it is. */
export function Unsaved({ handoverId }: { handoverId: string }) {
  const drafts = useDrafts();
  const autosaves = useAutosaves();
  const all = useSyncExternalStore(drafts.subscribe, drafts.all);
  const unsaved = all.filter(
    ({ name, typedIn }) =>
      typedIn.handoverId === handoverId && !autosaves.isHeld(name) && !autosaves.isOnItsWay(name),
  );
  if (unsaved.length === 0) return null;
  const more = unsaved.length - mostLines;
  return (
    <Stack>
      {unsaved.slice(-mostLines).map((kept) => (
        <UnsavedLine key={kept.name} kept={kept} isRetried={autosaves.isRetried(kept.name)} />
      ))}
      {more > 0 ? (
        <MessageBar>And {more} more that you typed here and isn’t saved.</MessageBar>
      ) : null}
    </Stack>
  );
}

function UnsavedLine({ kept, isRetried }: { kept: Kept; isRetried: boolean }) {
  const dates = useDates();
  const drafts = useDrafts();
  const { go } = useNavigation();
  const { title, page, ref } = kept.typedIn;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        Not saved yet: “{title}”, typed {dates.typed(kept.at)}.
        {isRetried ? ' It is sent by itself as soon as that works.' : ''}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => go(page, ref)}>Show it</Button>
        {isRetried ? null : <Button onClick={() => drafts.delete(kept.name)}>Throw it away</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
