import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { QuestionView } from '../../src/questions/model.ts';
import { Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useQuestionMove, type QuestionMove } from './changes.ts';

/** The reader's next moves on a question: answer it, settle it, or say that it isn't settled yet. */
export function QuestionMoves(props: { handoverId: string; question: QuestionView }) {
  const { handoverId, question } = props;
  const { can } = question;
  const [form, setForm] = useState<'answer' | 'reopen' | null>(null);
  const change = useQuestionMove(handoverId, question);
  const send = (move: QuestionMove) => change.mutate(move, { onSuccess: () => setForm(null) });
  const isAnswering = can.answer && question.answer === null && form !== 'reopen';
  if (form !== null || isAnswering) {
    const isReopening = form === 'reopen';
    return (
      <TextForm
        key={isReopening ? 'reopen' : 'answer'}
        label={isReopening ? 'What is still missing?' : 'Answer'}
        submitLabel={isReopening ? 'Not yet' : 'Answer'}
        handoverId={handoverId}
        draftKey={`${handoverId} ${isReopening ? 'reopen' : 'answer'} ${question.id}`}
        isBusy={change.isPending}
        error={change.error}
        onSubmit={async (text) => {
          await change.mutateAsync({ call: isReopening ? 'reopen' : 'answer', text });
          setForm(null);
        }}
        onCancel={form === null ? undefined : () => setForm(null)}
      />
    );
  }
  return (
    <>
      <MoveButtons question={question} isBusy={change.isPending} onForm={setForm} onSend={send} />
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}

function MoveButtons(props: {
  question: QuestionView;
  isBusy: boolean;
  onForm: (form: 'answer' | 'reopen') => void;
  onSend: (move: QuestionMove) => void;
}) {
  const { can } = props.question;
  const { isBusy, onForm, onSend } = props;
  return (
    <Row>
      {can.settle ? (
        <Button appearance="primary" disabled={isBusy} onClick={() => onSend({ call: 'settle' })}>
          That settles it
        </Button>
      ) : null}
      {can.reopen ? <Button onClick={() => onForm('reopen')}>Not yet</Button> : null}
      {can.answer ? <Button onClick={() => onForm('answer')}>Answer again</Button> : null}
      {can.withdraw ? (
        <Button appearance="subtle" disabled={isBusy} onClick={() => onSend({ call: 'withdraw' })}>
          Withdraw
        </Button>
      ) : null}
    </Row>
  );
}
