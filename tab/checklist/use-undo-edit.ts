import { useRef, useState } from 'react';
import { useMoment } from '../ui/use-moment.ts';

/** Typing on within this time is one edit. */
const pauseMs = 10_000;

interface Edit<Draft> {
  number: number;
  before: Draft;
  lastAt: number;
}

/** What stood before the last edit, for ten seconds after it; `typed` is told of each change. */
export function useUndoEdit<Draft>(): {
  typed: (before: Draft) => void;
  /** What to put back; null when that is over, or nothing was edited. */
  before: Draft | null;
  forget: () => void;
} {
  const [edit, setEdit] = useState<Edit<Draft> | null>(null);
  const count = useRef(0);
  const isOffered = useMoment(edit === null ? null : `${edit.number} ${edit.lastAt}`);
  return {
    typed: (before) => {
      const lastAt = performance.now();
      if (edit !== null && lastAt - edit.lastAt < pauseMs) return setEdit({ ...edit, lastAt });
      count.current += 1;
      setEdit({ number: count.current, before, lastAt });
    },
    before: isOffered && edit !== null ? edit.before : null,
    forget: () => setEdit(null),
  };
}
