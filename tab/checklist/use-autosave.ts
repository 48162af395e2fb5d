import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '../data/problem.ts';
import { useDrafts } from '../ui/drafts.ts';

const PAUSE_MS = 800;

/** Where typed text stands: nothing typed, about to be sent, on its way, saved, kept after a failure. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict' };

/** A saved version; `merge` brings what the service made (row ids) into text typed meanwhile. */
export interface Saved<Draft> {
  version: number;
  merge?: (current: Draft) => Draft;
}

interface Kept<Draft> {
  draft: Draft;
  version: number;
  isConflict: boolean;
}

interface AutosaveOptions<Draft> {
  draftKey: string;
  initial: Draft;
  version: number;
  save: (draft: Draft, version: number) => Promise<Saved<Draft>>;
}

/** Saves 800 ms after the last key and on blur, one request at a time; a failure keeps the text. */
export function useAutosave<Draft>(options: AutosaveOptions<Draft>) {
  const drafts = useDrafts();
  const { draftKey } = options;
  const [kept] = useState(() => drafts.get(draftKey) as Kept<Draft> | undefined);
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? options.initial);
  const [state, setState] = useState<SaveState>(() => firstState(kept));
  const live = useRef({
    draft,
    version: kept?.version ?? options.version,
    isDirty: kept !== undefined,
    isSaving: false,
    isConflict: kept?.isConflict ?? false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  const save = useRef(options.save);
  save.current = options.save;

  const keep = useCallback(() => {
    const { draft: latest, version, isConflict } = live.current;
    drafts.set(draftKey, { draft: latest, version, isConflict } satisfies Kept<Draft>);
  }, [drafts, draftKey]);

  const flush = useCallback(async (): Promise<void> => {
    const now = live.current;
    clearTimeout(now.timer);
    if (!now.isDirty || now.isSaving || now.isConflict) return;
    now.isSaving = true;
    setState({ kind: 'saving' });
    const sent = now.draft;
    try {
      const { version, merge } = await save.current(sent, now.version);
      const isLatest = now.draft === sent;
      now.version = version;
      now.isDirty = !isLatest;
      now.isSaving = false;
      if (merge) setDraft((now.draft = merge(now.draft)));
      if (isLatest) {
        drafts.delete(draftKey);
        setState({ kind: 'saved' });
      } else {
        keep();
        now.timer = setTimeout(() => void flush(), PAUSE_MS);
      }
    } catch (error) {
      now.isSaving = false;
      now.isConflict = isProblem(error, 'version_conflict');
      keep();
      setState(now.isConflict ? { kind: 'conflict' } : { kind: 'failed', error });
    }
  }, [drafts, draftKey, keep]);

  const change = useCallback(
    (next: Draft) => {
      const now = live.current;
      now.draft = next;
      now.isDirty = true;
      setDraft(next);
      keep();
      if (now.isConflict) return;
      setState({ kind: 'typing' });
      clearTimeout(now.timer);
      now.timer = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush, keep],
  );

  /** Settles a conflict: mine is sent over `version`, or theirs replaces what I typed. */
  const settle = useCallback(
    (version: number, theirs?: Draft) => {
      const now = live.current;
      now.version = version;
      now.isConflict = false;
      if (theirs === undefined) return void flush();
      now.draft = theirs;
      now.isDirty = false;
      drafts.delete(draftKey);
      setDraft(theirs);
      setState({ kind: 'idle' });
    },
    [drafts, draftKey, flush],
  );

  useEffect(() => {
    const retry = () => void flush();
    window.addEventListener('online', retry);
    // Teams takes a tab away without a word; hiding is the last moment in which one can save.
    document.addEventListener('visibilitychange', retry);
    return () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', retry);
      void flush();
    };
  }, [flush]);

  return { draft, change, flush, settle, state };
}

function firstState<Draft>(kept: Kept<Draft> | undefined): SaveState {
  if (kept === undefined) return { kind: 'idle' };
  return kept.isConflict ? { kind: 'conflict' } : { kind: 'typing' };
}
