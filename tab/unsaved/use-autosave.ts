import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AutosaveOptions } from './autosave.ts';
import { useAutosaves } from './autosaves.ts';

/** A text that saves itself while this form shows it, and goes on until it is saved when it no longer does. */
export function useAutosave<Draft>(options: AutosaveOptions<Draft>) {
  const autosaves = useAutosaves();
  const [auto] = useState(() => autosaves.open(options));
  useEffect(() => auto.saveWith(options.save));
  useEffect(() => autosaves.hold(auto), [autosaves, auto]);
  useEffect(() => auto.follow(options.initial, options.version));
  const { draft, state } = useSyncExternalStore(auto.subscribe, auto.read);
  return { draft, state, change: auto.change, flush: auto.flush, settle: auto.settle };
}
