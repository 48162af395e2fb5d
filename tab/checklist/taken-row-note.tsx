import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { TakenRow } from './taken-rows.ts';

/** Where a row was taken out: what stood in it, and a way to put it back. */
export function TakenRowNote(props: {
  taken: TakenRow;
  promises: readonly string[];
  onPutBack: () => void;
}) {
  const note = useRef<HTMLDivElement>(null);
  // The button that took the row out went with it: the keyboard goes on here. Not while somebody types.
  useEffect(() => {
    if (document.activeElement === document.body) note.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={note}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody role="status">
          <MessageBarTitle>Removed: {wordsOf(props.taken)}</MessageBarTitle>
          {sentenceFor(props.promises)}
        </MessageBarBody>
        <MessageBarActions>
          <Button aria-label={`Undo removing ${wordsOf(props.taken)}`} onClick={props.onPutBack}>
            Undo
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}

const longest = 160;

/** What stood in a row, or in all rows of an item, and what becomes of it without them. */
export function sentenceFor(promises: readonly string[], where: 'row' | 'rows' = 'row'): string {
  const [carries, without] =
    where === 'row' ? ['This row carries', 'Without it'] : ['These rows carry', 'Without them'];
  const quoted = promises.map((text) => `“${shortened(text)}”`).join(', ');
  return promises.length === 1
    ? `${carries} the promise ${quoted}. ${without} the promise has no place.`
    : `${carries} the promises ${quoted}. ${without} the promises have no place.`;
}

function wordsOf({ row }: TakenRow): string {
  const first = Object.values(row.values).find((value) => value.trim() !== '') ?? '';
  return shortened(first);
}

function shortened(text: string): string {
  const words = text.replace(/\.$/u, '');
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}
