import { useEffect, useState } from 'react';
import { useNavigation } from '../place.ts';
import { useAutosaves } from './autosaves.ts';
import { useDrafts } from './drafts.ts';

/** What a form holds, kept until it is sent: also when the form, the page or the app is left. */
export interface HeldDraft<Value> {
  value: Value;
  set: (next: Value) => void;
  /** It was sent, or thrown away. */
  forget: () => void;
}

/**
 * A form's typed text under a name, which begins with its handover's id; `title` is what the reader
 * calls the form. Setting it back to where it began forgets it.
 */
export function useDraft<Value>(options: {
  name: string;
  handoverId: string;
  title: string;
  initial: Value;
  /** What to show on this page to find the form again, where the address doesn't say it. */
  ref?: string;
}): HeldDraft<Value> {
  const { name, handoverId, title, initial } = options;
  const drafts = useDrafts();
  const autosaves = useAutosaves();
  const { place } = useNavigation();
  const [value, show] = useState(() => (drafts.get(name)?.value as Value | undefined) ?? initial);
  useEffect(() => autosaves.hold({ name }), [autosaves, name]);
  return {
    value,
    set: (next) => {
      show(next);
      if (JSON.stringify(next) === JSON.stringify(initial)) return drafts.delete(name);
      drafts.set({
        name,
        value: next,
        typedIn: { handoverId, title, page: place.page, ref: options.ref ?? place.ref },
      });
    },
    forget: () => drafts.delete(name),
  };
}
