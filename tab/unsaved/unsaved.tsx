import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useNavigation, type PageName } from '../place.ts';
import { Stack } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useAutosaves } from './autosaves.ts';
import { useDrafts } from './drafts.ts';
import type { Kept } from './kept.ts';

/** More than these are counted: the way to them is the same. */
const mostLines = 3;

/** What was typed on this handover and isn't with the service: said on every screen until it is. */
export function Unsaved({ handoverId }: { handoverId: string }) {
  const { go } = useNavigation();
  return (
    <Lines
      isMeant={({ typedIn }) => typedIn.handoverId === handoverId}
      onShow={({ typedIn: { page, ref } }) => go(page, ref)}
    />
  );
}

/** The same of every handover, where none is open; `projects` are the names of those that are known. */
export function UnsavedAnywhere(props: {
  projects: ReadonlyMap<string, string>;
  /** Shows the form again that it was typed in; a handover that was not created yet has no id. */
  onShow: (handoverId: string | null, page: PageName, ref: string | null) => void;
}) {
  return (
    <Lines
      isMeant={() => true}
      projectOf={(id) => props.projects.get(id)}
      onShow={({ typedIn: { handoverId, page, ref } }) => props.onShow(handoverId, page, ref)}
    />
  );
}

interface Shown {
  isMeant: (kept: Kept) => boolean;
  onShow: (kept: Kept) => void;
  projectOf?: (handoverId: string) => string | undefined;
}

function Lines({ isMeant, onShow, projectOf }: Shown) {
  const drafts = useDrafts();
  const autosaves = useAutosaves();
  const all = useSyncExternalStore(drafts.subscribe, drafts.all);
  const unsaved = all.filter(
    (kept) => isMeant(kept) && !autosaves.isHeld(kept.name) && !autosaves.isOnItsWay(kept.name),
  );
  if (unsaved.length === 0) return null;
  const more = unsaved.length - mostLines;
  return (
    <Stack>
      {unsaved.slice(-mostLines).map((kept) => (
        <UnsavedLine
          key={kept.name}
          kept={kept}
          project={projectOf?.(kept.typedIn.handoverId ?? '')}
          isRetried={autosaves.isRetried(kept.name)}
          onShow={() => onShow(kept)}
        />
      ))}
      {more > 0 ? (
        <MessageBar>And {more} more that you typed here and isn’t saved.</MessageBar>
      ) : null}
    </Stack>
  );
}

function UnsavedLine(props: {
  kept: Kept;
  project: string | undefined;
  isRetried: boolean;
  onShow: () => void;
}) {
  const { kept, project, isRetried } = props;
  const dates = useDates();
  const drafts = useDrafts();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        Not saved yet: “{kept.typedIn.title}”{project === undefined ? '' : ` in ${project}`}, typed{' '}
        {dates.typed(kept.at)}.{isRetried ? ' It is sent by itself as soon as that works.' : ''}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={props.onShow}>Show it</Button>
        {isRetried ? null : <Button onClick={() => drafts.delete(kept.name)}>Throw it away</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
