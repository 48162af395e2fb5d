import { useState } from 'react';
import { useDrafts } from './drafts.ts';

/**
 * Which of several forms stands open; from the start the one in which something typed waits to be sent,
 * so that *Show it* shows it. `names` are those of their texts.
 */
export function useOpenForm<Form extends string>(
  names: Readonly<Record<Form, string>>,
): [Form | null, (form: Form | null) => void] {
  const drafts = useDrafts();
  return useState<Form | null>(
    () => (Object.keys(names) as Form[]).find((form) => drafts.get(names[form])) ?? null,
  );
}
