import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ItemView } from '../../src/checklist/model.ts';
import { draftOf, type AnswerDraft } from './answer-draft.ts';
import { ItemAnswer } from './item-answer.tsx';

/** Somebody saved in between: shows theirs, keeps mine in the form, and lets the reader choose. */
export function ItemConflict(props: {
  handoverId: string;
  item: ItemView;
  onSettle: (version: number, theirs?: AnswerDraft) => void;
}) {
  const { item, onSettle } = props;
  const who = item.changedBy?.name ?? 'Somebody';
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{who} changed this while you were typing.</MessageBarTitle>
        What you typed is kept above. This is saved now:
        <ItemAnswer item={item} />
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => onSettle(item.version)}>Save mine instead</Button>
        <Button onClick={() => onSettle(item.version, draftOf(item))}>Take theirs</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
